import { expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { saidBy } from '../../cards/said-by.ts'
import { acmeSheet, App, MONDAY_NINE, people, places } from '../../kit/app-fixture.ts'

const checkIns = { cron: '0 10 1 1 *', window: '4 working days', remindAfter: '1 working day' }

async function opened(remindAgain: string): Promise<App> {
  const app = await App.open({ ...acmeSheet, checkIns: { ...checkIns, remindAgain } })
  await app.passTo(MONDAY_NINE + HOUR)
  await app.says(people.anna, 'check now acme', places.direct)
  await app.news()
  return app
}

const toTom = async (app: App) => (await app.news()).filter(({ to }) => to === 'Tom Ek').map(({ card }) => saidBy(card))

test('whoever does not answer is reminded twice where that is agreed, and never a third time', async () => {
  await using app = await opened('3 working days')
  await app.passTo(MONDAY_NINE + DAY + HOUR + MINUTE)
  expect(await toTom(app)).toEqual([expect.stringContaining('One more reminder follows, and no other.')])
  await app.passTo(MONDAY_NINE + 3 * DAY + HOUR + MINUTE)
  expect(await toTom(app)).toEqual([expect.stringContaining('This is the last reminder.')])
  await app.passTo(MONDAY_NINE + 4 * DAY)
  expect(await toTom(app)).toEqual([])
})

test('a second reminder stands in the schedule of both sides, and one that does not come after the first is refused', async () => {
  await using app = await opened('2 working days')
  expect(JSON.stringify(await app.says(people.ravi, 'check schedule', places.shared))).toContain(
    'reminder after 1 working day and after 2 working days',
  )
  const refused = App.open({ ...acmeSheet, checkIns: { ...checkIns, remindAgain: '4h' } })
  await expect(refused).rejects.toThrow('does not come after the first')
})
