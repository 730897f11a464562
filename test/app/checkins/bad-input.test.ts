import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, globexSheet, MONDAY_NINE, people, places, type TestPerson } from '../../kit/app-fixture.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet, globexSheet)
  await app.passTo(MONDAY_NINE + HOUR)
  await app.says(people.anna, 'check now acme')
})
afterEach(() => app[Symbol.asyncDispose]())

const run = async (number = 1) => (await app.read((view) => view.runs.byNumber(number)))!
const values = async (answer: string, change: Record<string, string> = {}) => ({
  ...Object.fromEntries((await run()).items.map(({ id }) => [id, answer])),
  ...change,
})
const submits = async (who: TestPerson, answers: Record<string, string>, label = 'CHECK-1') =>
  JSON.stringify(await app.submits(who, 'check-in.answer', label, answers))
const answeredFacts = async () => {
  const { partnerId } = await run()
  return (await app.read((view) => view.facts.of(partnerId, 'CHECK-1'))).filter(
    ({ kind }) => kind === 'CheckInAnswered',
  )
}

describe('Answers to a health check', () => {
  test('that come after the close are taken once, marked late, and are fixed then', async () => {
    await submits(people.anna, await values('4'))
    await app.passTo((await run()).closesAt + HOUR)
    expect(await submits(people.tom, await values('2'))).not.toContain('can no longer')
    expect((await run()).responses).toMatchObject(
      Object.fromEntries(
        (await run()).respondents
          .filter(({ name }) => name === 'Tom Ek' || name === 'Anna Berg')
          .map(({ personId, name }) => [personId, { late: name === 'Tom Ek' }]),
      ),
    )
    const before = await run()
    for (const who of [people.anna, people.tom])
      expect(await submits(who, await values('5'))).toContain(
        'CHECK-1 is closed: your answers are in and can no longer be changed.',
      )
    expect(await run()).toEqual(before)
  })

  test('that are sent twice, as they were or in the same form, count once', async () => {
    expect(await submits(people.anna, await values('4'))).toContain('You can change your answers until')
    expect(await submits(people.anna, await values('4'))).toContain('These answers are in already.')
    expect(await answeredFacts()).toHaveLength(1)
    const what = { kind: 'submission' as const, form: 'check-in.answer', context: { subject: 'CHECK-1' } }
    const event = app.inbound(people.tom, { ...what, values: await values('5') }, places.shared, 'the-same-press')
    await app.receive(event)
    const before = await run()
    await app.receive(event)
    expect(await run()).toEqual(before)
    expect(await answeredFacts()).toHaveLength(2)
  })

  test('of somebody who is not asked are not taken, and they are told who of their own side is', async () => {
    const before = await run()
    await app.says(people.anna, 'people acme add @Sol --role member')
    expect(await submits(people.mara, await values('1'))).toContain(
      'CHECK-1 asks Anna Berg, Tom Ek. You are not among them.',
    )
    // Named since it opened; of whom we ask nothing is said.
    const told = await submits(people.sol, await values('1'))
    expect(told).toContain('CHECK-1 asks Ravi Shah, Mia Chen. You are not among them.')
    expect(told).not.toContain('Anna')
    expect(await run()).toEqual(before)
  })

  test('of another partner’s people are as those to a check that does not exist', async () => {
    const before = await run()
    const there = await submits(people.leo, await values('1'))
    const nowhere = await submits(people.leo, await values('1'), 'CHECK-99')
    expect(there.replace('CHECK-1', 'CHECK-99')).toBe(nowhere)
    expect(await run()).toEqual(before)
  })

  test.each<[string, Record<string, string>, string]>([
    ['off the scale', { Q1: '6' }, 'Answer Q1 with 1 to 5'],
    ['below it', { Q1: '0' }, 'Answer Q1 with 1 to 5'],
    ['between two steps', { Q1: '3.5' }, 'Answer Q1 with 1 to 5'],
    ['in words', { Q1: 'very much' }, 'Answer Q1 with 1 to 5'],
    ['without one of them', { Q1: ' ' }, 'Please answer this one, too.'],
    ['with a comment longer than is read', { comment: 'x'.repeat(3_001) }, '3001 characters'],
  ])('in a form that somebody edited %s are not taken, and are told what is', async (_, change, says) => {
    const before = await run()
    expect(await submits(people.anna, await values('4', change))).toContain(says)
    expect(await run()).toEqual(before)
  })

  test('to what this check does not ask are passed over, though an edited form brings them', async () => {
    await submits(people.anna, await values('4', { Q99: '1', toString: '1', side: 'partner', late: 'no' }))
    const [response] = Object.values((await run()).responses)
    expect(response).toMatchObject({ side: 'internal', late: false })
    expect(Object.keys(response!.answers).toSorted()).toEqual((await run()).items.map(({ id }) => id).toSorted())
  })

  test('in a form that somebody else opened are those of whoever sends it', async () => {
    await submits(people.anna, await values('5'))
    await submits(people.tom, await values('1', { by: 'Anna Berg', personId: 'Anna Berg' }))
    const { responses, respondents } = await run()
    const of = (name: string) => responses[respondents.find((one) => one.name === name)!.personId]!.answers['Q1']
    expect([of('Anna Berg'), of('Tom Ek')]).toEqual([5, 1])
  })

  test('in the form of a check that the next one has followed are not taken, and neither are those of a form of other questions', async () => {
    const form = await values('4')
    await app.says(people.anna, 'check now acme --full')
    await app.passTo((await run()).closesAt + HOUR)
    await app.says(people.anna, 'check now acme')
    const [first, second] = [await run(), await run(2)]
    expect(await submits(people.ravi, form)).toContain('a newer check has opened')
    // The next pulse asks other things: what the old form brings is no answer to them.
    expect(await submits(people.ravi, form, 'CHECK-2')).toContain('Please answer this one, too.')
    expect([await run(), await run(2)]).toEqual([first, second])
  })
})

describe('A health check', () => {
  test('of a partner with nobody on one side does not open, and says whom to name and how', async () => {
    const channels = [{ purpose: 'shared', name: 'initech-shared', slack: `${people.anna.tenantId}/C-INITECH` }]
    await app.register({ ...globexSheet, slug: 'initech', name: 'Initech', people: [], channels })
    expect(JSON.stringify(await app.says(people.anna, 'check now globex'))).toContain('CHECK-2')
    app.services.admins.push(people.ada)
    expect(JSON.stringify(await app.says(people.ada, 'check now initech'))).toContain(
      'nobody is named on either: name them with',
    )
    await app.says(people.ada, 'people initech add @Dan --role account-manager')
    expect(JSON.stringify(await app.says(people.ada, 'check now initech'))).toContain(
      "Nobody on the partner's side can be asked yet",
    )
  })
})
