import { afterEach, beforeEach, expect, test } from 'vitest'
import { processFailedDelivery } from '../../../src/app/process-failed-delivery.ts'
import { recalledIn } from '../../../src/cards/recall-line.ts'
import { HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, type TestPerson, textOf } from '../../kit/app-fixture.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet)
  for (const title of ['Orders API returns 500', 'Invoices are late', 'Labels are blurred'])
    await app.says(people.tom, `case acme "${title}" --severity 2`)
  // Whose they are has been told.
  await app.passTo(MONDAY_NINE + 2 * MINUTE)
  await app.says(people.mia, 'resolve CASE-1 "Restarted"')
  await app.news()
})

afterEach(() => app[Symbol.asyncDispose]())

/** What arrived in messages of their own, in the shared channel. */
const notes = async () =>
  (await app.news())
    .filter(({ cardKey, to }) => cardKey === undefined && to === '#acme-shared')
    .map(({ card }) => JSON.stringify(card.blocks))

test('the next notice for whoever may still call a resolution untrue says so in one line, and none after it', async () => {
  await app.passTo(MONDAY_NINE + HOUR)
  // What Northwind says to Acme is no notice for Northwind, whose word is awaited.
  await app.says(people.tom, 'ask CASE-2 "Which month?"')
  expect(await notes()).not.toEqual([expect.stringContaining('counts as solved')])
  await app.says(people.mia, 'reply CASE-2 "May"')
  expect(await notes()).toEqual([expect.stringMatching(/May.*CASE-1.*counts as solved from/su)])
  await app.says(people.mia, 'ask CASE-3 "Which labels?"')
  expect(await notes()).toEqual([expect.not.stringContaining('counts as solved')])
})

test('a warning that time runs short recalls a resolution to the side that it warns, and keeps the line when it is drawn anew', async () => {
  await app.says(people.mia, 'case "A copy of the invoice" --severity 2')
  // Nobody is told alone of what they took themselves.
  await app.says(people.tom, 'assign CASE-4 @tom')
  await app.news()
  await app.passTo(MONDAY_NINE + 2 * HOUR)
  // It has not arrived when the case gets another title.
  const edit = {
    kind: 'command' as const,
    text: 'title CASE-4 "A copy of the invoice of May"',
    mentions: [],
  }
  await app.receive({ ...app.inbound(people.mia, edit, places.shared), occurredAt: app.clock.now() })
  const warned = await notes()
  const recalling = warned.filter((blocks) => blocks.includes('counts as solved'))
  expect(recalling).toEqual([expect.stringMatching(/copy of the invoice of May.*due from Northwind.*CASE-1/su)])
  expect(recalling.length).toBeLessThan(warned.length)
})

test('what was confirmed, or found not solved, is recalled in no notice', async () => {
  await app.says(people.mia, 'reply CASE-2 "May"')
  expect((await notes()).join()).toContain('CASE-1')
  await app.says(people.mia, 'resolve CASE-3 "New printer"')
  await app.news()
  expect(textOf(await app.says(people.tom, 'reopen CASE-1 "Still 500"'))).toContain('CASE-1')
  expect(textOf(await app.says(people.tom, 'confirm CASE-3'))).toContain('CASE-3')
  await app.news()
  await app.says(people.mia, 'ask CASE-2 "Which customer?"')
  expect(await notes()).toEqual([expect.not.stringContaining('counts as solved')])
})

/** Where the line stands, among what has come since the last look; cards that are changed in place among it. */
const recalling = async () =>
  (await app.news()).flatMap(({ to, card }) => recalledIn(card).map(({ label }) => `${to}: ${card.title}: ${label}`))

/** Somebody types; nothing is sent before that. */
async function types(speaker: TestPerson, text: string) {
  await app.receive(app.inbound(speaker, { kind: 'command', text, mentions: [] }, places.shared))
}

/** Northwind is asked something, of which a warning is about to be sent. */
async function untilWarned() {
  await app.says(people.mia, 'case "A copy of the invoice" --severity 2')
  await app.says(people.tom, 'ack CASE-4')
  await app.news()
  await app.passTo(MONDAY_NINE + 6.1 * HOUR)
}

test('a warning that is overtaken by a resolution before it is sent loses nothing: the next notice recalls what it did', async () => {
  for (const label of ['CASE-2', 'CASE-3']) await app.says(people.mia, `ask ${label} "Which one?"`)
  await app.says(people.mia, 'reopen CASE-1 "Not yet"')
  await app.says(people.mia, 'resolve CASE-1 "Restarted once more"')
  await untilWarned()
  await types(people.tom, 'resolve CASE-4 "Sent"')
  expect(await recalling()).toEqual([])
  await app.says(people.mia, 'reply CASE-2 "May"')
  expect(await recalling()).toEqual(['#acme-shared: A reply on CASE-2: CASE-1'])
  await app.says(people.mia, 'reply CASE-3 "All"')
  expect(await recalling()).toEqual([])
})

test('an escalation recalls it to who is called on that side alone, and says it wherever its card is changed until it is answered', async () => {
  await app.says(people.mia, 'escalate CASE-2 "We are stuck"')
  expect(await recalling()).toEqual(['Anna Berg: Escalation about CASE-2: CASE-1'])
  await app.says(people.mia, 'reply CASE-2 "May"')
  expect(await recalling()).toEqual(['Anna Berg: Escalation about CASE-2: CASE-1'])
  await app.says(people.tom, 'confirm CASE-1')
  await app.news()
  await app.says(people.mia, 'ask CASE-2 "Which customer?"')
  expect(await recalling()).toEqual([])
})

test('an escalation that ends before anybody is told of it leaves the line to the next notice', async () => {
  await types(people.mia, 'escalate CASE-2 "We are stuck"')
  await types(people.mia, 'resolve CASE-2 "Sent"')
  expect(await recalling()).toEqual([])
  await app.says(people.mia, 'reply CASE-3 "All of them"')
  expect(await recalling()).toContain('#acme-shared: A reply on CASE-3: CASE-1')
})

test('a health check recalls it to the first of that side whom it asks, and to nobody where the other side is asked', async () => {
  await app.says(people.anna, 'check now acme')
  expect(await recalling()).toEqual(['Anna Berg: Health check: Northwind and Acme Hosting: CASE-1'])
})

test('a breach recalls to each side, where that side reads, what it is to confirm', async () => {
  // Ravi’s day has begun, and he has heard which cases are his.
  await app.passTo(MONDAY_NINE + HOUR)
  await app.says(people.mia, 'case "A copy of the invoice" --severity 2')
  await app.says(people.tom, 'resolve CASE-4 "Sent"')
  await app.news()
  await app.passTo(MONDAY_NINE + 4 * HOUR)
  expect(await recalling()).toEqual([
    '#acme-internal: Time has ended on 2 cases with Acme Hosting: CASE-1',
    '#acme-shared: The time to acknowledge CASE-2 has ended: CASE-4',
  ])
})

test('what could not be delivered for good leaves the line to the next message, and whoever is told in its place reads it once', async () => {
  await types(people.mia, 'escalate CASE-2 "We are stuck"')
  const failNext = async () => {
    const { store, clock } = app.services
    const claimed = await store.transact((tx) => tx.outbox.claim(clock.now(), 60_000, 100))
    const told = claimed.find(({ card }) => recalledIn(card).length > 0)!
    await processFailedDelivery(app.services, told, { code: 'gone', reason: 'Nobody is there.', unreachable: true })
    return recalledIn(told.card).length
  }
  expect(await failNext()).toBe(1)
  expect(await failNext()).toBe(1)
  expect(await recalling()).toEqual(['Mara Lind: A message was not delivered: CASE-1'])
  await app.says(people.mia, 'reply CASE-3 "All of them"')
  expect(await recalling()).toEqual([])
})
