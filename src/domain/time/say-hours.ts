import { type Calendar, type Period, type Week, WEEKDAYS } from './calendar.ts'

/**
 * "Mon Tue Wed Thu 09:00–17:00; Fri 09:00–12:00": days of the same hours stand together. Seasons follow: "from 07-01 to 08-31: Mon Tue
 * Wed Thu Fri 08:00–14:00".
 */
export function sayHours({ week, seasons = [] }: Pick<Calendar, 'week' | 'seasons'>): string {
  const ofSeasons = seasons.map(({ from, to, week: hours }) => `from ${from} to ${to}: ${sayWeek(hours)}`).toSorted()
  return [sayWeek(week), ...ofSeasons].join('; ')
}

/** "09:00–12:00, 13:00–17:00" */
export function sayPeriods(periods: Period[]): string {
  return periods
    .map(({ from, to }) => `${from}–${to}`)
    .toSorted()
    .join(', ')
}

function sayWeek(week: Week): string {
  const spans = WEEKDAYS.map((day) => ({
    day: `${day[0]!.toUpperCase()}${day.slice(1, 3)}`,
    hours: sayPeriods(week[day]),
  })).filter(({ hours }) => hours !== '')
  return [...Map.groupBy(spans, ({ hours }) => hours)]
    .map(([hours, days]) => `${days.map(({ day }) => day).join(' ')} ${hours}`)
    .join('; ')
}
