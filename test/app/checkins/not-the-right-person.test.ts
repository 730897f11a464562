import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { saidBy } from '../../cards/said-by.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, type TestPerson } from '../../kit/app-fixture.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet)
  // Named after the check has opened, so that it does not ask them by itself.
  await app.passTo(MONDAY_NINE + HOUR)
  await app.says(people.anna, 'check now acme', places.direct)
  await app.says(people.anna, 'people acme add @Sol --role member', places.shared)
  await app.news()
})
afterEach(() => app[Symbol.asyncDispose]())

const handsOver = async (who: TestPerson, to?: TestPerson) =>
  JSON.stringify(await app.submits(who, 'check-in.hand-over', 'CHECK-1', to ? { userId: to.userId } : {}))
const answers = async (who: TestPerson) => {
  const run = (await app.read((view) => view.runs.byNumber(1)))!
  const said = Object.fromEntries(run.items.map(({ id }) => [id, '4']))
  return JSON.stringify(await app.submits(who, 'check-in.answer', 'CHECK-1', said))
}
const asked = async () => (await app.read((view) => view.runs.byNumber(1)))!.respondents.map(({ name }) => name)
const news = async () => (await app.news()).map(({ to, card }) => [to, saidBy(card)] as const)

describe('whoever is not the right person to answer a health check', () => {
  test('lets one of their own be asked alone in their place, and their own card asks no more', async () => {
    expect(await handsOver(people.tom)).toContain('Who should answer?')
    expect(await handsOver(people.tom, people.mara)).toContain('CHECK-1 asks Mara Lind in your place.')
    expect(await asked()).toEqual(['Anna Berg', 'Ravi Shah', 'Mia Chen', 'Mara Lind'])
    const told = new Map(await news())
    expect(told.get('Mara Lind')).toContain('CHECK-1 is open')
    expect(told.get('Tom Ek')).toContain('CHECK-1 does not ask you any more')
    expect(await answers(people.tom)).toContain('You are not among them')
    expect(await answers(people.mara)).toContain('Thank you')
  })

  test('lets one of the partner’s be asked by mention under the card that asks them all', async () => {
    expect(await handsOver(people.ravi, people.sol)).toContain('CHECK-1 asks Sol')
    const told = await news()
    const mention = told.find(([, said]) => said.includes('asks somebody else'))
    expect(mention?.[0]).toBe('#acme-shared')
    expect(mention?.[1]).toMatch(/Sol.*to answer by/u)
    expect(await answers(people.sol)).toContain('Thank you')
  })

  test('is known as such on their own side alone', async () => {
    await handsOver(people.ravi, people.sol)
    expect(JSON.stringify(await app.says(people.anna, 'timeline CHECK-1', places.direct))).toContain(
      'be asked by CHECK-1',
    )
    expect(JSON.stringify(await app.says(people.mia, 'timeline CHECK-1', places.shared))).not.toContain(
      'be asked by CHECK-1',
    )
  })

  test('hands over to nobody of the other side, nobody who is not named, and nothing that is answered or that they are not asked', async () => {
    expect(await handsOver(people.tom, people.mia)).toContain('is of the other side')
    expect(await handsOver(people.tom, people.uma)).toContain('Only people named for this partner can be asked')
    expect(await handsOver(people.mara, people.tom)).toContain('does not ask you')
    await answers(people.tom)
    expect(await handsOver(people.tom, people.mara)).toContain('Your answers to CHECK-1 are in')
    expect(await asked()).toEqual(['Anna Berg', 'Tom Ek', 'Ravi Shah', 'Mia Chen'])
  })

  test('is asked for no word twice: somebody who is asked already answers for themselves', async () => {
    await handsOver(people.tom, people.anna)
    expect(await asked()).toEqual(['Anna Berg', 'Ravi Shah', 'Mia Chen'])
    expect(new Map(await news()).get('Tom Ek')).toContain('CHECK-1 does not ask you any more')
    expect(await handsOver(people.tom, people.mara)).toContain('does not ask you')
  })

  test('hands over nothing once it is closed', async () => {
    const run = (await app.read((view) => view.runs.byNumber(1)))!
    await app.passTo(run.closesAt + HOUR)
    expect(await handsOver(people.tom, people.mara)).toContain('CHECK-1 is closed')
  })
})
