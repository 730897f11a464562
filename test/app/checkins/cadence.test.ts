import { expect, test } from 'vitest'
import { handleDeadline } from '../../../src/engine/deadlines.ts'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people } from '../../kit/app-fixture.ts'

const checkIns = { cron: '0 10 * * *', window: '1 working day', remindAfter: '2h' }

test('a health check that was asked for by hand and closes as the next one is due makes way for it', async () => {
  await using app = await App.open({ ...acmeSheet, checkIns: { ...checkIns, cron: '0 10 24 11 *' } })
  app.clock.move(HOUR)
  await app.says(people.anna, 'check now acme')
  await app.news()
  // Both deadlines have passed before either is handled, the cadence first.
  const partner = (await app.read((view) => view.partners.bySlug('acme')))!
  const run = (await app.read((view) => view.runs.latestOf(partner.id)))!
  expect(run.closesAt).toBe(MONDAY_NINE + 25 * HOUR)
  app.clock.move(24 * HOUR)
  while ((await handleDeadline(app.services)) === 'handled');

  expect(await app.read((view) => view.runs.get(run.id))).toMatchObject({ status: 'closed', closedAt: run.closesAt })
  expect(await app.read((view) => view.runs.latestOf(partner.id))).toMatchObject({ number: 2, status: 'open' })
  expect((await app.news()).map(({ card }) => card.title)).not.toContain('No health check was opened with Acme Hosting')
})

/** On Monday, for two working days, and the next is due on Tuesday. */
async function openedByHand(): Promise<App> {
  const app = await App.open({
    ...acmeSheet,
    checkIns: { ...checkIns, cron: '0 10 * * 2,4', window: '2 working days' },
  })
  app.clock.move(HOUR)
  await app.says(people.anna, 'check now acme')
  return app
}

test('one that is still open when the next is due stays, which the account manager is told, and the cadence goes on', async () => {
  await using app = await openedByHand()
  await app.passTo(MONDAY_NINE + 26 * HOUR)
  const partner = (await app.read((view) => view.partners.bySlug('acme')))!
  expect(await app.read((view) => view.runs.latestOf(partner.id))).toMatchObject({ number: 1, status: 'open' })
  const told = (await app.news()).filter(({ card }) => card.title === 'No health check was opened with Acme Hosting')
  expect(told.map(({ to }) => to)).toEqual(['Anna Berg'])
  await app.passTo(MONDAY_NINE + 74 * HOUR)
  expect(await app.read((view) => view.runs.latestOf(partner.id))).toMatchObject({ number: 2, status: 'open' })
})

test('that one could not open is not told any more by a message that is late, once one is open', async () => {
  await using app = await openedByHand()
  await app.passTo(MONDAY_NINE + 74 * HOUR)
  const partner = (await app.read((view) => view.partners.bySlug('acme')))!
  expect(await app.read((view) => view.runs.latestOf(partner.id))).toMatchObject({ number: 2, status: 'open' })
  expect((await app.news()).map(({ card }) => card.title)).not.toContain('No health check was opened with Acme Hosting')
})
