import { expect, test } from 'vitest'
import { DAY, HOUR } from '../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, places } from '../kit/app-fixture.ts'

/** Thursday 26 November 2026 is Thanksgiving. */
const THURSDAY = MONDAY_NINE + 3 * DAY
const FRIDAY_NINE_IN_LOS_ANGELES = THURSDAY + DAY + 9 * HOUR

/** Tom works in Los Angeles by hours that know no holiday, and owns a case. */
async function withTom(): Promise<App> {
  const app = await App.open()
  app.services.digestAt = '09:00'
  await app.register({
    ...acmeSheet,
    people: acmeSheet.people.map((one) => (one.name === 'Tom Ek' ? { ...one, zone: 'America/Los_Angeles' } : one)),
  })
  await app.says(people.mia, 'case "Lost parcels" --severity 4', places.shared)
  await app.says(people.anna, 'assign CASE-1 @tom', places.internal)
  return app
}

/** What came anew; yesterday’s list loses its buttons in place. */
const toldTom = async (app: App, known: Set<string>) =>
  (await app.news())
    .filter(({ to, cardKey }) => to === 'Tom Ek' && !known.has(cardKey ?? ''))
    .map(({ card, cardKey }) => {
      known.add(cardKey ?? '')
      return card.title
    })

test('nobody is told alone on a holiday of their own country: neither what needs them, nor what can wait', async () => {
  await using app = await withTom()
  await app.passTo(THURSDAY)
  const known = new Set((await app.news()).map(({ cardKey }) => cardKey ?? ''))
  await app.passTo(THURSDAY + 10 * HOUR)
  await app.says(people.mia, 'case "Wrong invoices" --severity 4', places.shared)
  await app.says(people.anna, 'assign CASE-2 @tom', places.internal)
  await app.passTo(FRIDAY_NINE_IN_LOS_ANGELES - HOUR)
  expect(await toldTom(app, known)).toEqual([])
  await app.passTo(FRIDAY_NINE_IN_LOS_ANGELES + HOUR)
  expect(await toldTom(app, known)).toEqual(['What needs you today'])
})

test('whoever is away is not told each morning what needs them, and is as they are back', async () => {
  await using app = await withTom()
  await app.says(people.tom, 'away from 2026-11-24 to 2026-11-25', places.direct)
  await app.passTo(MONDAY_NINE + 10 * HOUR)
  const known = new Set((await app.news()).map(({ cardKey }) => cardKey ?? ''))
  await app.passTo(FRIDAY_NINE_IN_LOS_ANGELES - HOUR)
  expect(await toldTom(app, known)).toEqual([])
  await app.passTo(FRIDAY_NINE_IN_LOS_ANGELES + HOUR)
  expect(await toldTom(app, known)).toEqual(['What needs you today'])
})
