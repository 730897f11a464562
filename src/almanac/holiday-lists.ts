import { createRequire } from 'node:module'
import type Holidays from 'date-holidays'
import type { HolidaysTypes } from 'date-holidays'

const require = createRequire(import.meta.url)

/**
 * The lists of the world's holidays: some 30 MB of memory, which nothing needs until a year of public holidays is frozen or a place is named. It is
 * loaded then. `place`: a country, a region of it, and a part of that.
 */
export function holidayLists(place: string[] = [], options?: HolidaysTypes.Options): Holidays {
  const Lists = require('date-holidays') as typeof Holidays
  return Reflect.construct(Lists, [...place, options])
}
