import { afterEach, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, places } from '../../kit/app-fixture.ts'
import { PageStage } from '../../kit/page-stage.ts'
import { rungBy } from '../../kit/rung-by.ts'

let app: App
let rung: () => Promise<string[]>
afterEach(() => app[Symbol.asyncDispose]())

const FRIDAY_FOUR = MONDAY_NINE + 4 * DAY + 7 * HOUR
const SATURDAY_TWO = MONDAY_NINE + 4 * DAY + 17 * HOUR

/** Anna is the account manager, Tom a member; nobody of the partner is called. */
async function begun(...ours: { tell: unknown[]; wait: string }[]): Promise<void> {
  app = await App.open({ ...acmeSheet, ladder: { ours, theirs: [] } })
  rung = rungBy(app, 'ESC-1')
}

/** Mia escalates a case that can wait. */
async function escalated(): Promise<void> {
  await app.says(people.mia, 'case "Lost parcels" --severity 3', places.shared)
  await app.says(people.mia, '@Liaison escalate CASE-1 "No progress"', places.shared)
}

const raise = (by = people.mara) => app.says(by, 'severity CASE-1 1')

async function lowerConfirmed(): Promise<void> {
  await app.says(people.mara, 'severity CASE-1 2')
  await app.says(people.mia, 'confirm CASE-1', places.shared)
}

test('what was told as a notice and becomes a page at night rings whoever takes pages then, once', async () => {
  await begun({ tell: ['account-manager'], wait: '4h' }, { tell: ['member'], wait: '4h' })
  await app.says(people.anna, 'pages on')
  await app.passTo(FRIDAY_FOUR)
  await escalated()
  expect(await rung()).toEqual(['Anna Berg'])
  await app.passTo(SATURDAY_TWO)
  await rung()
  await raise(people.tom)
  expect(await rung()).toEqual(['Anna Berg'])
  await app.passTo(SATURDAY_TWO + 3.5 * HOUR)
  expect(await rung()).toEqual([])
})

test('whoever was told takes no pages at that hour: the account manager is rung in their place', async () => {
  await begun({ tell: ['member'], wait: '8h' }, { tell: ['sponsor'], wait: '8h' })
  await app.passTo(FRIDAY_FOUR)
  await escalated()
  expect(await rung()).toEqual(['Tom Ek'])
  await app.passTo(SATURDAY_TWO)
  await rung()
  await raise()
  expect(await rung()).toEqual(['Anna Berg'])
})

test('the step of a rotation rings whoever is on duty as it becomes a page, not whoever was', async () => {
  app = await App.open(acmeSheet)
  rung = rungBy(app, 'ESC-1')
  await app.says(people.anna, 'rotation acme @Anna @Tom --every day --at 18:00')
  const ours = [{ tell: [{ rotation: 'On call' }], wait: '4h' }]
  await app.register({ slug: 'acme', name: 'Acme Hosting', ladder: { ours, theirs: [] } })
  await app.passTo(MONDAY_NINE + 7 * HOUR)
  await escalated()
  expect(await rung()).toContain('Anna Berg')
  await app.passTo(MONDAY_NINE + 12 * HOUR)
  await rung()
  await raise()
  expect(await rung()).toEqual(['Tom Ek'])
})

test('quiet hours of one’s own hold it no longer as a further cause makes it a page', async () => {
  await begun({ tell: ['account-manager'], wait: '30m' }, { tell: ['member'], wait: '8h' })
  await app.says(people.tom, 'quiet 09:00-16:00')
  await app.says(people.mia, 'case "Lost parcels" --severity 1', places.shared)
  await app.says(people.mia, '@Liaison escalate CASE-1 "No progress"', places.shared)
  await app.says(people.ravi, '@Liaison calm ESC-1 "It can wait"', places.shared)
  await app.passTo(MONDAY_NINE + 45 * MINUTE)
  expect(await rung()).toEqual(['Anna Berg'])
  // The time to acknowledge ends at ten.
  await app.passTo(MONDAY_NINE + 75 * MINUTE)
  expect(await rung()).toEqual(['Tom Ek'])
  await app.passTo(MONDAY_NINE + 7.5 * HOUR)
  expect(await rung()).toEqual([])
})

test('whom that step has rung within the hour is not rung again, however often it changes; later they are', async () => {
  await begun({ tell: ['account-manager'], wait: '8h' })
  await escalated()
  expect(await rung()).toEqual(['Anna Berg'])
  await app.passTo(MONDAY_NINE + 45 * MINUTE)
  await raise()
  await lowerConfirmed()
  await raise()
  expect(await rung()).toEqual([])
  await lowerConfirmed()
  await app.passTo(MONDAY_NINE + 90 * MINUTE)
  await rung()
  await raise()
  expect(await rung()).toEqual(['Anna Berg'])
})

test('whoever makes it a page themselves is not rung for that', async () => {
  await begun({ tell: ['account-manager', 'member'], wait: '8h' })
  await escalated()
  await app.passTo(MONDAY_NINE + 2 * HOUR)
  await rung()
  await raise(people.anna)
  expect(await rung()).toEqual(['Tom Ek'])
})

test('a page hook rings as the step of its owner becomes a page, and once for that', async () => {
  await using stage = await PageStage.open({
    ...acmeSheet,
    ladder: { ours: [{ tell: ['account-manager'], wait: '4h' }], theirs: [] },
  })
  app = stage.app
  await stage.paged('Anna Berg')
  await stage.says(people.mia, 'case "Lost parcels" --severity 3', places.shared)
  await stage.says(people.mia, '@Liaison escalate CASE-1 "No progress"', places.shared)
  await stage.engine.settle()
  expect(stage.sent).toEqual([])
  app.clock.move(10 * MINUTE)
  await stage.says(people.mara, 'severity CASE-1 1')
  await stage.engine.settle()
  app.clock.move(HOUR)
  await stage.engine.settle()
  expect(stage.sent.map(({ to }) => to.url)).toEqual(['https://pages.example.com/Anna'])
})

test('each step of a page rings whom it names, however many of them are within the hour', async () => {
  await begun(...[1, 2, 3, 4].map(() => ({ tell: ['account-manager'], wait: '15m' })))
  await app.says(people.mia, 'case "Lost parcels" --severity 1', places.shared)
  await app.says(people.mia, '@Liaison escalate CASE-1 "No progress"', places.shared)
  for (const step of [0, 1, 2, 3]) {
    await app.passTo(MONDAY_NINE + step * 15 * MINUTE + 1000)
    expect(await rung()).toEqual(['Anna Berg'])
  }
})
