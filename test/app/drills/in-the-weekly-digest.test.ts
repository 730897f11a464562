import { expect, test } from 'vitest'
import { DAY, HOUR } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, type TestPerson } from '../../kit/app-fixture.ts'
import { saidBy } from '../../cards/said-by.ts'

/** What Anna reads on the Monday after a drill, which these have answered. */
async function mondayAfter(...answering: TestPerson[]): Promise<string> {
  await using app = await App.open(acmeSheet)
  app.services.digestAt = '09:00'
  await app.says(people.anna, 'digest 09:00')
  await app.passTo(MONDAY_NINE + HOUR)
  await app.says(people.ravi, 'drill acme')
  await app.says(people.anna, 'drill acme')
  for (let hour = 2; hour < 5 * 24; hour += 1) {
    for (const who of answering) await app.says(who, 'drill acme got')
    await app.passTo(MONDAY_NINE + hour * HOUR)
  }
  await app.news()
  await app.passTo(MONDAY_NINE + 7 * DAY + HOUR)
  return (await app.news()).map(({ card }) => saidBy(card)).join('\n')
}

test('whoever answers for a partner reads in the week after a drill how many of ours never answered', async () => {
  expect(await mondayAfter(people.tom)).toMatch(/Acme Hosting – in drills \d of \d of ours never answered/u)
})

test('and nothing of it where everybody did', async () => {
  expect(await mondayAfter(people.anna, people.tom, people.mara, people.priya)).not.toContain('in drills')
})
