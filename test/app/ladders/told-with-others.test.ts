import { expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, textOf } from '../../kit/app-fixture.ts'

/** At night Mia opens two cases, and escalates the first; Anna reads of all at nine. */
async function nightOf(): Promise<App> {
  const app = await App.open(acmeSheet)
  await app.passTo(MONDAY_NINE + 11 * HOUR)
  for (const title of ['Orders', 'Invoices']) await app.says(people.mia, `case "${title}" --severity 4`, places.shared)
  await app.says(people.mia, '@Liaison escalate CASE-1 "No progress"', places.shared)
  await app.passTo(MONDAY_NINE + DAY)
  return app
}

const toAnna = async (app: App) => (await app.news()).filter(({ to }) => to === 'Anna Berg')

test('a call that was told with other things is the one that rang: what calls later in that half day joins it in place', async () => {
  await using app = await nightOf()
  expect((await toAnna(app)).map(({ card }) => card.title)).toEqual(['2 things came up meanwhile'])
  await app.passTo(app.clock.now() + 20 * MINUTE)
  await app.says(people.mia, '@Liaison escalate CASE-2 "No progress"', places.shared)
  await app.passTo(app.clock.now() + 2 * MINUTE)
  const news = await toAnna(app)
  expect(news.filter(({ changes }) => !changes)).toEqual([])
  const says = textOf(news.at(-1)!.card)
  expect(says).toContain('2 escalations wait for an acknowledgement')
  expect(says).toContain('CASE-2 is yours now')
})

test('it goes on saying what it told besides, as far as that is so, until the escalations are taken', async () => {
  await using app = await nightOf()
  await toAnna(app)
  await app.says(people.mia, '@Liaison escalate CASE-2 "No progress"', places.shared)
  await app.says(people.anna, 'ack CASE-2', places.internal)
  await app.says(people.anna, 'ack ESC-1', places.internal)
  await app.passTo(app.clock.now() + 2 * MINUTE)
  const says = JSON.stringify((await toAnna(app)).findLast(({ changes }) => changes)!.card)
  expect(says).not.toContain('CASE-2 is yours now')
  expect(says).toMatch(/ESC-1.*with Anna Berg/u)
})

test('a list of calls is told with other things as it is alone: with its one press, which takes all of it', async () => {
  await using app = await App.open(acmeSheet)
  await app.passTo(MONDAY_NINE + 11 * HOUR)
  for (const title of ['Orders', 'Invoices', 'Stock'])
    await app.says(people.mia, `case "${title}" --severity 4`, places.shared)
  for (const label of ['CASE-1', 'CASE-2'])
    await app.says(people.mia, `@Liaison escalate ${label} "No progress"`, places.shared)
  await app.passTo(MONDAY_NINE + DAY)
  const [told, ...more] = await toAnna(app)
  expect(more).toEqual([])
  const { title, buttons } = told!.card
  expect(title).toBe('2 escalations wait for an acknowledgement')
  expect(textOf(told!.card)).toContain('CASE-3 is yours now')
  const [all] = buttons
  expect(all).toMatchObject({ action: 'escalation.acknowledge-all', label: 'Acknowledge all' })
  await app.presses(people.anna, all!.action, all!.subject, 0)
  await app.passTo(app.clock.now() + 2 * MINUTE)
  const ladders = await app.read(async (view) => Promise.all([1, 2].map((number) => view.ladders.byNumber(number))))
  expect(ladders.map((one) => one?.sides.internal.state)).toEqual(['acknowledged', 'acknowledged'])
})
