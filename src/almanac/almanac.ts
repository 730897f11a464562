import type { Almanac } from '../ports/almanac.ts'
import { AlmanacError } from './almanac-error.ts'
import { nextWorkingRun } from './cadence.ts'
import { holidayDates } from './holidays.ts'

/** The almanac of the real world. */
export const almanac: Almanac = {
  nextWorkingRun,
  holidayDates(country, region, fromYear, toYear) {
    try {
      return holidayDates(country, region, fromYear, toYear)
    } catch (error) {
      if (error instanceof AlmanacError) return { refused: error.message }
      throw error
    }
  },
}
