import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type App, people, type TestPerson } from '../../kit/app-fixture.ts'
import { openWithOrders, ordersOf, placeOf } from './orders-reported.ts'

let app: App

beforeEach(async () => {
  app = await openWithOrders({ digests: true })
})

afterEach(() => app[Symbol.asyncDispose]())

const { says, december, booked, passTo } = ordersOf(() => app)
/** The line of what needs somebody that is about a number which is missing. */
const needed = async (who: TestPerson) =>
  (await says(who, 'mine')).split('\n').find((line) => line.includes('not reported'))
const explained = async (who: TestPerson) => {
  const card = await app.says(who, 'explain acme "Orders ok" --period 2026-12', placeOf(who))
  if ('kind' in card) throw new Error('no card')
  return card
}

describe('a figure with a price that whoever owes it has not reported', () => {
  test('stands with what needs the side that is owed from two of its working days before the close, until it is disputed', async () => {
    await passTo('2027-01-01T12:00:00Z')
    expect(await needed(people.anna)).toBeUndefined()
    await passTo('2027-01-04T12:00:00Z')
    expect(await needed(people.anna)).toMatch(
      /acme Orders ok, 2026-12 – Acme Hosting, not reported, and nothing is owed for it: dispute it before Tue 5 Jan 2027, 17:00/u,
    )
    // Whoever reports it is asked for it, and told nothing of this.
    expect(await needed(people.mia)).toBeUndefined()
    expect(await says(people.ravi, 'mine')).toContain('Orders ok, 2026-11 and 1 more – Acme Hosting, overdue')
    await says(people.anna, 'dispute acme "97 by our count" --figure "Orders ok" --period 2026-12')
    expect(await needed(people.anna)).toBeUndefined()
    await passTo('2027-01-20T09:00:00Z')
    expect(await december()).toContain('and waits for CASE-1')
    expect(await booked()).toEqual([])
  })

  test('does so no more once it is reported, or its period is closed', async () => {
    await passTo('2027-01-04T12:00:00Z')
    expect(await needed(people.anna)).toBeDefined()
    await says(people.mia, 'measure acme "Orders ok" 97 --period 2026-12')
    expect(await needed(people.anna)).toBeUndefined()
    await passTo('2027-02-02T12:00:00Z')
    expect(await needed(people.anna)).toContain('2027-01')
    await passTo('2027-02-20T09:00:00Z')
    expect(await needed(people.anna)).toBeUndefined()
  })

  test('is told by the digest of the morning, and by no message of its own', async () => {
    await passTo('2027-01-01T12:00:00Z')
    await app.news()
    await passTo('2027-01-04T12:00:00Z')
    const told = (await app.news()).filter(
      ({ to, card }) => to === people.anna.name && card.fallback.includes('not reported'),
    )
    expect(told.map(({ cardKey }) => cardKey?.split(':')[0])).toEqual(['digest'])
  })

  test('says so where it is explained, with the button to whoever may dispute it alone', async () => {
    await passTo('2027-01-04T12:00:00Z')
    const labels = async (who: TestPerson) => (await explained(who)).buttons.map(({ label }) => label)
    expect(await labels(people.anna)).toEqual(['Dispute the number'])
    expect(await labels(people.mia)).toEqual([])
    const line =
      /so there is no figure.\nMoney hangs on it, and nothing follows while there is no number: Northwind can dispute that before Tue 5 Jan 2027, 1[17]:00 .*, and its period then stays open until the dispute is over./u
    expect(await says(people.anna, 'explain acme "Orders ok" --period 2026-12')).toMatch(line)
    expect(await says(people.mia, 'explain acme "Orders ok" --period 2026-12')).toMatch(line)
  })
})
