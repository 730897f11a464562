import { expect, test } from 'vitest'
import { HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, places } from '../../kit/app-fixture.ts'

test('of the most urgent what is missed first is heard by the whole channel, and each miss after it under the case', async () => {
  const objectives = [
    { measure: 'update', obligor: 'partner', target: '1 h', protects: 'Orders' },
    { measure: 'answer', obligor: 'partner', target: '30m', protects: 'Orders' },
  ]
  await using app = await App.open({ ...acmeSheet, sla: { objectives } })
  await app.says(people.tom, 'case acme "Orders API returns 500" --severity 1')
  await app.says(people.mia, 'ack CASE-1')
  const ended = async () => {
    const about = await app.read(async (view) => (await view.cases.byNumber(1))!)
    const told = (await app.taken()).filter(({ card }) => card.title?.endsWith('has ended'))
    return told.flatMap(({ card, threadOf, destination }) =>
      destination.kind === 'conversation'
        ? [`${card.title} ${threadOf === `case:${about.id}` ? 'below' : 'to all'}`]
        : [],
    )
  }
  await app.passTo(MONDAY_NINE + HOUR + MINUTE)
  const first = 'The time for an update on CASE-1 has ended to all'
  expect([...new Set(await ended())]).toEqual([first])
  await app.says(people.mia, 'reply CASE-1 "We look into it"')
  await app.passTo(MONDAY_NINE + 2 * HOUR)
  await app.says(people.tom, 'ask CASE-1 "Which region?"')
  await app.passTo(MONDAY_NINE + 3 * HOUR)
  expect([...new Set(await ended())]).toEqual([
    first,
    'The time for an update on CASE-1 has ended below',
    'The time to answer the question on CASE-1 has ended below',
  ])
  // Of each measure the card tells what runs, else what was last.
  const card = JSON.stringify(await app.says(people.tom, 'show CASE-1'))
  expect(card.match(/"bold":"Answer"/gu)).toHaveLength(1)
  expect(card.match(/"bold":"Update"/gu)).toHaveLength(1)
  expect(card).toMatch(/"bold":"Update"[^\]]*overdue since/u)
  await app.says(people.mia, 'resolve CASE-1 "Mended"')
  await app.says(people.tom, 'confirm CASE-1')
  await app.says(people.tom, 'reopen CASE-1 "It fails again"')
  await app.passTo(MONDAY_NINE + 5 * HOUR)
  expect((await ended()).at(-1)).toBe(first)
})

test.each([
  ['the other side finds it untrue', people.anna, 'not solved CASE-1 "Still down"'],
  ['who said it takes it back', people.mia, 'reopen CASE-1 "It is not"'],
])('a resolution spares nobody the update that was due while it stood, where %s', async (_, who, strike) => {
  const update = { measure: 'update', severity: 1, obligor: 'partner', target: '1h', hours: 'always' }
  const money = { currency: 'EUR', fee: '10000.00', period: 'month' }
  const rules = [{ measure: 'update', severity: 1, perBreach: '70.00' }]
  await using app = await App.open({
    ...acmeSheet,
    sla: { others: 'end', objectives: [{ ...update, protects: 'Told' }] },
    money: { partner: { ...money, rules } },
  })
  await app.passTo(Date.parse('2026-12-07T09:00:00Z'))
  await app.says(people.tom, 'case acme "Down" --severity 1')
  await app.passTo(Date.parse('2026-12-07T09:30:00Z'))
  await app.says(people.mia, 'resolve CASE-1 "Done"', places.shared)
  await app.passTo(Date.parse('2026-12-07T14:00:00Z'))
  await app.says(who, strike, who.outsider ? places.shared : places.direct)
  await app.passTo(Date.parse('2026-12-07T14:50:00Z'))
  await app.says(people.mia, 'resolve CASE-1 "Really"', places.shared)
  await app.says(people.anna, 'confirm CASE-1')
  await app.passTo(Date.parse('2027-01-12T10:00:00Z'))
  const booked = await app.read(async (view) => {
    const { id } = (await view.partners.bySlug('acme'))!
    return (await view.ledger.entriesOf(id)).map(({ period, word, minor }) => ({ period, word, minor }))
  })
  expect(booked).toEqual([{ period: '2026-12', word: 'penalty', minor: -7000 }])
})

test('an update that would never be due before its case is refused, in a sheet and by its sentence', async () => {
  const objectives = [
    { measure: 'update', severity: 1, target: '5 h', protects: 'Orders' },
    { measure: 'resolve', target: '4 h', protects: 'Orders' },
  ]
  await expect(App.open({ ...acmeSheet, sla: { objectives } })).rejects.toThrow(
    'The time for an update at severity 1: 5 h is longer than the 4 h to resolve such a case, so that none would be due before. Give a shorter time, or one of its own for severity 1.',
  )
})

test('a further question that the side which owes asked before its wait began is a word in time, though news of it comes during the wait', async () => {
  const objectives = [{ measure: 'update', obligor: 'partner', target: '1 h', protects: 'Orders' }]
  await using app = await App.open({ ...acmeSheet, sla: { objectives } })
  const updates = async () => {
    const about = await app.read(async (view) => (await view.cases.byNumber(1))!)
    const clocks = await app.read((view) => view.clocks.ofSubject('case', about.id))
    return clocks.map(({ startedAt, breachedAt }) => [startedAt, breachedAt])
  }
  await app.says(people.tom, 'case acme "Orders API returns 500" --severity 2')
  await app.says(people.mia, 'ack CASE-1')
  await app.passTo(MONDAY_NINE + 70 * MINUTE)
  await app.says(people.mia, 'ask CASE-1 "Since when?"')
  expect(await updates()).toContainEqual([MONDAY_NINE, MONDAY_NINE + HOUR])
  await app.passTo(MONDAY_NINE + 80 * MINUTE)
  const question = { kind: 'command' as const, text: 'ask CASE-1 "Which region?"', mentions: [] }
  const asked = app.inbound(people.ravi, question, places.direct)
  await app.receive({ ...asked, occurredAt: MONDAY_NINE + 50 * MINUTE })
  await app.passTo(app.clock.now())
  expect(await updates()).toEqual([[MONDAY_NINE, undefined]])
})
