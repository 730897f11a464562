import { CalendarError } from './calendar-error.ts'
import { type Calendar, type Period, type Week, WEEKDAYS } from './calendar.ts'
import { DAY, type Ms } from './instant.ts'
import { stretchesOf } from './season-days.ts'
import { isoDate, wallTimeMs, yearOfDay } from './wall-clock.ts'

/** A period in milliseconds from 00:00 of the day it begins on; `to` is over 24 hours when it ends on the day after. */
export type Span = { from: Ms; to: Ms }

/** Throws CalendarError `invalid-calendar` for times that are none. */
export function spanOf(period: Period): Span {
  const from = wallTimeMs(period.from)
  const to = wallTimeMs(period.to)
  if (from === undefined || to === undefined) {
    throw new CalendarError('invalid-calendar', `"${period.from} to ${period.to}" is not a period`)
  }
  return { from, to: to < from ? to + DAY : to }
}

/** 0 is Monday. 1970-01-01 was a Thursday. */
export function weekdayIndex(dayNumber: number): number {
  return (((dayNumber + 3) % 7) + 7) % 7
}

/** What a week has on a day, given in days from 1970-01-01. */
function periodsOn(week: Week, dayNumber: number): Period[] {
  return week[WEEKDAYS[weekdayIndex(dayNumber)] ?? 'monday']
}

/** The work that begins on a day, given in days from 1970-01-01: its own hours, else none on a holiday, else those of its week. */
export function hoursOn(calendar: Calendar, dayNumber: number): Period[] {
  const date = isoDate(dayNumber)
  const own = calendar.ownHours?.find((day) => day.date === date)
  if (own) return own.periods
  return calendar.holidays.includes(date) ? [] : usualHoursOn(calendar, dayNumber)
}

/** What week and season have on a day, holidays and hours of its own aside. */
export function usualHoursOn(calendar: Calendar, dayNumber: number): Period[] {
  if (!calendar.seasons?.length) return periodsOn(calendar.week, dayNumber)
  const stretch = stretchesOf(calendar, yearOfDay(dayNumber)).findLast(({ start }) => start <= dayNumber)
  return periodsOn(stretch?.week ?? calendar.week, dayNumber)
}
