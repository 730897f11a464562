import type { Calendar } from '../domain/time/calendar.ts'
import type { Instant } from '../domain/time/instant.ts'

/** Facts about the calendar of the world: public holidays and cron schedules. */
export interface Almanac {
  /** ISO dates of public holidays, sorted; an unknown country is refused. */
  holidayDates(
    country: string,
    region: string | undefined,
    fromYear: number,
    toYear: number,
  ): string[] | { refused: string }
  /** The next run of a cron cadence strictly after `after`, moved to the next working day when it falls on a day off. */
  nextWorkingRun(cron: string, zone: string, after: Instant, calendar: Calendar): Instant | { refused: string }
}
