import { afterEach, beforeEach, expect, test } from 'vitest'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, textOf } from '../../kit/app-fixture.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet)
  for (const title of ['Orders API returns 500', 'Invoices are late', 'Labels are blurred'])
    await app.says(people.tom, `case acme "${title}" --severity 2`)
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
  await app.news()
  await app.passTo(MONDAY_NINE + 2 * HOUR)
  // It has not arrived when the case gets another title.
  const edit = {
    kind: 'command' as const,
    text: 'edit CASE-4 "A copy of the invoice of May"',
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
