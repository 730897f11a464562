import type { Almanac } from '../ports/almanac.ts'
import { nextWorkingRun } from './cadence.ts'
import { holidayPlace } from './holiday-place.ts'
import { holidaysIn } from './holidays-in.ts'
import { publicHolidays } from './holidays.ts'

/** The almanac of the real world. */
export const almanac: Almanac = { nextWorkingRun, holidayPlace, holidaysIn, publicHolidays }
