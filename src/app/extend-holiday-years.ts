import { inTransaction } from './in-transaction.ts'
import { frozenYears, yearsWithout } from './partners/frozen-years.ts'
import type { AppServices } from './services.ts'

/**
 * Freeze the public holidays of the years that have come within sight, of every calendar that was ever agreed on: what is in flight counts
 * in it. Those that are frozen stay as they are.
 */
export async function extendHolidayYears(services: AppServices): Promise<void> {
  const { store, clock } = services
  const kept = await store.read((view) => view.calendars.list())
  const late = kept.filter(({ years }) => yearsWithout(years, clock.now()).length > 0)
  for (const { rules } of late) {
    await inTransaction(services, {}, async (means) => {
      await means.tx.calendars.freeze(rules, await frozenYears(means, rules))
    })
  }
}
