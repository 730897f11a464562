import type { Calendar, OwnHours } from '../time/calendar.ts'
import { hoursOn } from '../time/day-hours.ts'
import { dayNumberOf } from '../time/wall-clock.ts'
import type { CalendarTerms, PublicHolidaysByYear } from './calendar-terms.ts'
import { daysMeant, isYearly } from './days-meant.ts'
import { isExcepted } from './excepted.ts'

/**
 * The calendar that the terms come to with these years' public holidays. `version` is given to it. The terms are sound, by
 * `calendarProblems`; of days that are none, none comes of it.
 */
export function resolveCalendar(terms: CalendarTerms, byYear: PublicHolidaysByYear, version: number): Calendar {
  const years = Object.keys(byYear).map(Number)
  const { name, zone, week, seasons, publicHolidays, daysOff, hoursOnDates } = terms
  const ofPlace = publicHolidays === undefined ? [] : Object.values(byYear).flat()
  const kept = ofPlace.filter(
    (holiday) => !(publicHolidays?.except ?? []).some((except) => isExcepted(holiday, except)),
  )
  const byHand = daysOff.flatMap((written) => daysMeant(written, years))
  const holidays = [...new Set([...kept.map(({ date }) => date), ...byHand])].toSorted()
  const usual: Calendar = { name, version, zone, week, holidays, ...(seasons.length > 0 && { seasons }) }
  const ownHours = ownHoursOf(hoursOnDates, years, usual)
  return ownHours.length > 0 ? { ...usual, ownHours } : usual
}

/** A date counts before the same day of every year. */
function ownHoursOf(terms: CalendarTerms['hoursOnDates'], years: number[], usual: Calendar): OwnHours[] {
  const onDates = terms.filter(({ on }) => !isYearly(on)).map(({ on, periods }) => ({ date: on, periods }))
  const dates = new Set(onDates.map(({ date }) => date))
  const everyYear = terms
    .filter(({ on }) => isYearly(on))
    .flatMap(({ on, periods }) => daysMeant(on, years).map((date) => ({ date, periods })))
    .filter(({ date }) => !dates.has(date) && hoursOn(usual, dayNumberOf(date)).length > 0)
  return [...onDates, ...everyYear].toSorted((a, b) => a.date.localeCompare(b.date))
}
