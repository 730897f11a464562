/**
 * When somebody works: a weekly pattern of periods in a zone, another one in each season, less whole days off, but for dates with hours of
 * their own. All of a day goes by the date on which it begins: a shift of Friday 22:00 to 06:00 is Friday's, also after midnight. So it is
 * in Friday's week and season, a holiday on Friday takes all of it away, and one on Saturday nothing of it.
 * Versioned and never changed in place: running clocks keep the version they started with.
 */
export type Calendar = {
  name: string
  version: number
  /** IANA name, e.g. `Europe/Paris`. */
  zone: string
  week: Week
  /** Parts of the year with another week, which do not meet. */
  seasons?: Season[]
  /** ISO dates in the zone, e.g. `2026-12-25`: no work at all begins on these. */
  holidays: string[]
  /** Dates with hours of their own, whatever week, season and holidays say: half days, and days worked for once. Each date once. */
  ownHours?: OwnHours[]
}

/** Periods of each day in any order, not overlapping; none on a day off. */
export type Week = Record<Weekday, Period[]>

/** From one day until the end of the other: `MM-DD` of each year, which may go over the year's end, or ISO dates of one time. */
export type Season = { from: string; to: string; week: Week }

/** `date`: ISO, in the calendar's zone. At least one period. */
export type OwnHours = { date: string; periods: Period[] }

export const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const

export type Weekday = (typeof WEEKDAYS)[number]

/**
 * Working from `from` until just before `to`, on the wall clock, each `HH:MM`; `to` may be `24:00`. A `to` earlier than `from` is on the
 * day after: a shift over midnight.
 */
export type Period = { from: string; to: string }

/** Every hour of every day. */
export const ALWAYS: Calendar = {
  name: '24×7',
  version: 1,
  zone: 'UTC',
  week: everyDay(() => [{ from: '00:00', to: '24:00' }]),
  holidays: [],
}

/** Monday to Friday, 09:00 to 17:00. `holidays` are ISO dates in the zone. */
export function businessHours(zone: string, holidays: string[] = []): Calendar {
  return {
    name: 'business hours',
    version: 1,
    zone,
    week: everyDay((day) => (day === 'saturday' || day === 'sunday' ? [] : [{ from: '09:00', to: '17:00' }])),
    holidays: [...holidays],
  }
}

/** Whether somebody on this calendar is always at work. */
export function isAroundTheClock({ week, seasons = [], holidays, ownHours = [] }: Calendar): boolean {
  const isWhole = ([period, ...more]: Period[]) =>
    more.length === 0 && period?.from === '00:00' && period.to === '24:00'
  const isAlways = seasons.length + holidays.length + ownHours.length === 0
  return isAlways && WEEKDAYS.every((day) => isWhole(week[day]))
}

/** A week from what is worked on each of its days. */
export function everyDay(periods: (day: Weekday) => Period[]): Week {
  return {
    monday: periods('monday'),
    tuesday: periods('tuesday'),
    wednesday: periods('wednesday'),
    thursday: periods('thursday'),
    friday: periods('friday'),
    saturday: periods('saturday'),
    sunday: periods('sunday'),
  }
}
