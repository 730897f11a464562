import { sayDate } from './say-time.ts'
import { type Calendar, type Period, type Week, WEEKDAYS } from './calendar.ts'

/**
 * "Mon–Thu 09:00–17:00; Fri 09:00–12:00": days of the same hours stand together. Seasons follow, by the day on which they begin: "from 1 July
 * to 31 August: Mon–Fri 08:00–14:00".
 */
export function sayHours({ week, seasons = [] }: Pick<Calendar, 'week' | 'seasons'>): string {
  const ofSeasons = seasons
    .toSorted((a, b) => (a.from < b.from ? -1 : 1))
    .map(({ from, to, week: hours }) => `from ${sayDate(from)} to ${sayDate(to)}: ${sayWeek(hours)}`)
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
    day: sayDay(day),
    hours: sayPeriods(week[day]),
  })).filter(({ hours }) => hours !== '')
  return [...Map.groupBy(spans, ({ hours }) => hours)]
    .map(([hours, days]) => `${sayDays(days.map(({ day }) => day))} ${hours}`)
    .join('; ')
}

/** Three days on end, or more, are told by the first and the last. */
function sayDays(days: string[]): string {
  const runs: string[][] = []
  const order = WEEKDAYS.map(sayDay)
  for (const day of days) {
    const run = runs.at(-1)
    if (run !== undefined && order.indexOf(day) === order.indexOf(run.at(-1)!) + 1) run.push(day)
    else runs.push([day])
  }
  return runs.map((run) => (run.length > 2 ? `${run[0]}–${run.at(-1)}` : run.join(' '))).join(' ')
}

function sayDay(day: (typeof WEEKDAYS)[number]): string {
  return `${day[0]!.toUpperCase()}${day.slice(1, 3)}`
}
