import { WEEKDAYS } from './calendar.ts'
import type { Calendar } from './calendar.ts'
import { hoursOn, spanOf } from './day-hours.ts'
import type { Ms } from './instant.ts'
import { lengthOf } from './usual-work.ts'
import { dayNumberOf } from './wall-clock.ts'

/** Whether any work begins on that date. The end of a shift that began the day before makes no working day. */
export function isWorkingDay(calendar: Calendar, date: Temporal.PlainDate): boolean {
  return hoursOn(calendar, dayNumberOf(date.toString())).length > 0
}

/**
 * The length of the calendar's usual working day: the most common total length among its working weekdays, the longest on a tie.
 * Eight hours for 09:00–17:00, also when Friday is shorter, or every day is in a season. A shift over midnight counts whole. 0 for a
 * calendar without any working time.
 */
export function usualWorkingDayMs(calendar: Calendar): Ms {
  const counts = new Map<Ms, number>()
  for (const day of WEEKDAYS) {
    const length = lengthOf(calendar.week[day].map(spanOf))
    if (length > 0) counts.set(length, (counts.get(length) ?? 0) + 1)
  }
  const [usual] = [...counts].sort(([lengthA, a], [lengthB, b]) => b - a || lengthB - lengthA)
  return usual?.[0] ?? 0
}
