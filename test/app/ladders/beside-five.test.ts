import { expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, places } from '../../kit/app-fixture.ts'

const CALLED = { cycles: 1, ours: [{ tell: ['account-manager'], wait: '1h' }] }

/** Five cases were given to Anna this morning, one after the other. */
async function withFive(ladder: object): Promise<App> {
  const app = await App.open({ ...acmeSheet, ladder })
  for (const nth of [1, 2, 3, 4, 5]) await given(app, nth)
  expect(await toAnna(app)).toHaveLength(5)
  return app
}

async function given(app: App, nth: number): Promise<void> {
  await app.says(people.tom, `case acme "Matter ${nth}" --severity 4`)
  await app.says(people.tom, `assign CASE-${nth} @Anna`)
  await app.passTo(app.clock.now() + 2 * MINUTE)
}

const toAnna = async (app: App) =>
  (await app.news()).filter(({ to, changes }) => to === 'Anna Berg' && !changes).map(({ card }) => card.title)

async function escalated(app: App, nth: number): Promise<void> {
  await app.says(people.mia, 'case "Late parcels" --severity 2', places.shared)
  await app.says(people.tom, `assign CASE-${nth} @Tom`)
  await app.says(people.mia, `@Liaison escalate CASE-${nth} "No progress"`, places.shared)
}

test('a call comes after five too, within the hours of whoever is called', async () => {
  await using app = await withFive(CALLED)
  await escalated(app, 6)
  await app.passTo(app.clock.now() + MINUTE)
  expect(await toAnna(app)).toEqual([expect.stringMatching(/ESC-1|escalation/iu)])
})

test('a call counts: what else there is waits for it', async () => {
  await using app = await App.open({ ...acmeSheet, ladder: CALLED })
  await escalated(app, 1)
  for (const nth of [2, 3, 4, 5, 6]) await given(app, nth)
  expect(await toAnna(app)).toHaveLength(5)
})

test('a call from outside of the hours rings as they open, though five were sent by then', async () => {
  const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday']
  const hours = [
    { days, from: '09:00', to: '12:00' },
    { days, from: '14:00', to: '18:00' },
  ]
  await using app = await App.open({ ...acmeSheet, ladder: CALLED, calendar: { zone: 'Europe/Paris', hours } })
  for (const nth of [1, 2, 3, 4, 5]) await given(app, nth)
  await app.passTo(MONDAY_NINE + 3.5 * HOUR)
  await app.news()
  await escalated(app, 6)
  await app.passTo(MONDAY_NINE + 5 * HOUR - MINUTE)
  expect(await toAnna(app)).toEqual([])
  await app.passTo(MONDAY_NINE + 5 * HOUR)
  expect(await toAnna(app)).toHaveLength(1)
  await app.passTo(MONDAY_NINE + DAY)
})

test('that a side is exhausted calls nobody: it waits for the five', async () => {
  const ladder = { cycles: 1, ours: [{ tell: ['managers'], wait: '10m', waitIn: 'wall' }], theirs: [] }
  await using app = await withFive(ladder)
  await escalated(app, 6)
  await app.passTo(app.clock.now() + 11 * MINUTE)
  const [ours] = await app.read(async (view) => (await view.ladders.active({})).map(({ sides }) => sides.internal))
  expect(ours?.state).toBe('exhausted')
  expect(await toAnna(app)).toEqual([])
  await app.passTo(MONDAY_NINE + DAY + 5 * MINUTE)
  const later = (await app.news()).filter(({ to }) => to === 'Anna Berg').map(({ card }) => JSON.stringify(card))
  expect(later.join()).toContain('has reached its last step')
})
