import { type Calendar, WEEKDAYS } from './calendar.ts'

/** "Mon Tue Wed Thu 09:00–17:00; Fri 09:00–12:00": days of the same hours stand together. */
export function sayHours({ week }: Pick<Calendar, 'week'>): string {
  const spans = WEEKDAYS.map((day) => ({
    day: `${day[0]!.toUpperCase()}${day.slice(1, 3)}`,
    hours: week[day]
      .map(({ from, to }) => `${from}–${to}`)
      .toSorted()
      .join(', '),
  })).filter(({ hours }) => hours !== '')
  return [...Map.groupBy(spans, ({ hours }) => hours)]
    .map(([hours, days]) => `${days.map(({ day }) => day).join(' ')} ${hours}`)
    .join('; ')
}
