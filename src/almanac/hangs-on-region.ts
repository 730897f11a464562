import { holidayLists } from './holiday-lists.ts'
import { holidayDates } from './holidays.ts'

/**
 * Countries of which the almanac lists only regions with holidays of their own, so that elsewhere the country's list is whole (the departments
 * of Alsace, say), and the one whose federal list is what companies go by.
 */
const WHOLE_WITHOUT_REGION = new Set(['FR', 'MD', 'RU', 'SH', 'SO', 'SV', 'US', 'VE'])

/** Regions are told apart by the holidays of one year; any would do. */
const COMPARED_YEAR = 2027

const known = new Map<string, boolean>()

/** Whether the country's own list is right in no place of it: at least half of its regions have other holidays. */
export function hangsOnRegion(country: string): boolean {
  const before = known.get(country)
  if (before !== undefined) return before
  const hangs = !WHOLE_WITHOUT_REGION.has(country) && mostDiffer(country)
  known.set(country, hangs)
  return hangs
}

function mostDiffer(country: string): boolean {
  const regions = Object.keys(holidayLists().getStates(country) ?? {})
  const common = holidayDates({ country }, COMPARED_YEAR).join()
  let others = 0
  return regions.some((region) => {
    if (holidayDates({ country, region }, COMPARED_YEAR).join() !== common) others += 1
    return others * 2 >= regions.length
  })
}
