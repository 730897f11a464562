import { WEEKDAYS } from './calendar.ts'
import type { Calendar } from './calendar.ts'
import type { Ms } from './instant.ts'
import { wallTimeMs } from './wall-clock.ts'

/** Whether any work is done on that date: it is no holiday, and its weekday has a period. */
export function isWorkingDay(calendar: Calendar, date: Temporal.PlainDate): boolean {
  const weekday = WEEKDAYS[date.dayOfWeek - 1]
  return weekday !== undefined && calendar.week[weekday].length > 0 && !calendar.holidays.includes(date.toString())
}

/**
 * The length of the calendar's usual working day: the most common total length among its working weekdays, the longest on a tie.
 * Eight hours for 09:00–17:00, also when Friday is shorter. 0 for a calendar without any working time.
 */
export function usualWorkingDayMs(calendar: Calendar): Ms {
  const counts = new Map<Ms, number>()
  for (const day of WEEKDAYS) {
    const length = calendar.week[day].reduce(
      (sum, { from, to }) => sum + (wallTimeMs(to) ?? 0) - (wallTimeMs(from) ?? 0),
      0,
    )
    if (length > 0) counts.set(length, (counts.get(length) ?? 0) + 1)
  }
  const [usual] = [...counts].sort(([lengthA, a], [lengthB, b]) => b - a || lengthB - lengthA)
  return usual?.[0] ?? 0
}
