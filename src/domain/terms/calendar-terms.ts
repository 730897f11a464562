import type { Period, Season, Week } from '../time/calendar.ts'

/**
 * Working hours as people agree on them, by rules; `resolveCalendar` makes of them what clocks count in. Days are ISO dates
 * (`2026-12-24`) or, for every year, `MM-DD` (`12-24`).
 */
export type CalendarTerms = {
  /** By which objectives and sides refer to it; of one agreement each once. */
  name: string
  /** IANA name, e.g. `Europe/Paris`. */
  zone: string
  week: Week
  seasons: Season[]
  publicHolidays?: PublicHolidayTerms
  /** Days off by hand: `2026-12-24`, `12-24`, or several in a row: `2026-12-24 to 2027-01-02`, `12-24 to 01-02`. */
  daysOff: string[]
  hoursOnDates: HoursOnDate[]
}

/** The public holidays of a place, but for some. `except`: each a date, an `MM-DD`, or one of a holiday's names. */
export type PublicHolidayTerms = HolidayPlace & { except: string[] }

/**
 * `country`: ISO 3166 code, e.g. `DE`. `region`: the part after the dash of ISO 3166-2 (`BY`), with a part of the region behind another
 * dash (`BY-A`); `common` for what all of the country has; absent where the country's holidays hang on no region.
 */
export type HolidayPlace = { country: string; region?: string }

/** The holidays that all regions of a country have, whatever each adds. */
export const COMMON = 'common'

/**
 * Hours that a date has of its own. On a date, whatever day that is: a half day, or a Saturday worked for once. On an `MM-DD`, in the years
 * in which it would be worked anyway: a half day of every year.
 */
export type HoursOnDate = { on: string; periods: Period[] }

/** `date`: ISO. `names`: in the languages of its country, and in English, each once. */
export type PublicHoliday = { date: string; names: string[] }

/**
 * The public holidays of each year, frozen when the year was first used. The years named are those in which the days of every year
 * (`MM-DD`) are known: for a calendar without a country they are given with empty lists.
 */
export type PublicHolidaysByYear = Readonly<Record<number, readonly PublicHoliday[]>>
