import type { PublicHoliday, PublicHolidaysByYear } from './calendar-terms.ts'

/** Of one year: days that are public holidays by the newer list alone, and days that were by the older one alone. */
export type HolidayDifference = { year: number; came: PublicHoliday[]; went: PublicHoliday[] }

/** In which of the years that both know the public holidays are on other days, from the year `from` on. */
export function holidayDifferences(
  frozen: PublicHolidaysByYear,
  newer: PublicHolidaysByYear,
  from: number,
): HolidayDifference[] {
  return Object.entries(frozen).flatMap(([key, before]) => {
    const year = Number(key)
    const after = newer[year]
    if (year < from || after === undefined) return []
    const difference = { year, came: onlyIn(after, before), went: onlyIn(before, after) }
    return difference.came.length + difference.went.length > 0 ? [difference] : []
  })
}

function onlyIn(some: readonly PublicHoliday[], others: readonly PublicHoliday[]): PublicHoliday[] {
  const dates = new Set(others.map(({ date }) => date))
  return some.filter(({ date }) => !dates.has(date))
}
