import type { HolidayPlace, PublicHolidaysByYear } from '../domain/terms/calendar-terms.ts'
import type { Calendar } from '../domain/time/calendar.ts'
import type { Instant } from '../domain/time/instant.ts'

/** Facts about the calendar of the world: public holidays and cron schedules. */
export interface Almanac {
  /**
   * The place that somebody means by a country's ISO code and a region's code or name, in any letter case, with the codes as they are kept.
   * Refused: a country or region unknown, and a country whose holidays hang on its region while none is named.
   */
  holidayPlace(country: string, region: string | undefined): HolidayPlace | { refused: string }
  /** Public holidays of a place that `holidayPlace` gave, for each of the years: sorted by date, each date once. */
  publicHolidays(place: HolidayPlace, fromYear: number, toYear: number): PublicHolidaysByYear
  /** ISO dates of the public holidays of the country that a zone is of, which all of it has; none where that is not known. */
  holidaysIn(zone: string, fromYear: number, toYear: number): string[]
  /** The next run of a cron cadence strictly after `after`, moved to the next working day when it falls on a day off. */
  nextWorkingRun(cron: string, zone: string, after: Instant, calendar: Calendar): Instant | { refused: string }
}
