import { type Calendar, type Period, type Week, WEEKDAYS } from './calendar.ts'
import { spanOf, weekdayIndex } from './day-hours.ts'
import { DAY } from './instant.ts'
import { isYearly, stretchesOf } from './season-days.ts'
import { sayWhile } from './validate-seasons.ts'
import { dayInYear, dayNumberOf, yearOfDay } from './wall-clock.ts'

/** A day, named as people know it, with what begins on it. */
export type NamedDay = { at: string; periods: Period[] }

/** Periods of one day that are not apart. */
export function overlaps({ at, periods }: NamedDay): string[] {
  const problems: string[] = []
  const [first, ...rest] = periods.map((period) => ({ period, ...spanOf(period) })).toSorted((a, b) => a.from - b.from)
  let widest = first
  for (const next of rest) {
    if (widest !== undefined && next.from < widest.to) {
      problems.push(`On ${at}, ${say(widest.period)} and ${say(next.period)} overlap.`)
    }
    if (widest === undefined || next.to > widest.to) widest = next
  }
  return problems
}

/** A shift over midnight that is not over when the next day's work begins. */
export function runsInto(day: NamedDay, next: NamedDay): string[] {
  const last = longest(day.periods, ({ to }) => to)
  const first = longest(next.periods, ({ from }) => -from)
  if (!last || !first || spanOf(last).to - DAY <= spanOf(first).from) return []
  return [
    `On ${day.at}, ${say(last)} goes on into the next day, ${next.at}, when ${say(first)} has begun: end the one earlier or begin the other later.`,
  ]
}

/** Of the usual weeks: within each, and from one season into the next. */
export function meetingWeeks(calendar: Calendar): string[] {
  const { week, seasons = [] } = calendar
  const weeks = [{ week, during: '' }, ...seasons.map((season) => ({ week: season.week, during: sayWhile(season) }))]
  const within = weeks.flatMap((one) =>
    WEEKDAYS.flatMap((_, weekday) => [
      ...overlaps(dayOf(one, weekday)),
      ...runsInto(dayOf(one, weekday), dayOf(one, weekday + 1)),
    ]),
  )
  const between = turnsOf(calendar).flatMap(({ before, after, weekdays }) => {
    const [from, to] = [before, after].map((is) => weeks.find((one) => one.week === is))
    if (!from || !to || from === to) return []
    return weekdays.flatMap((weekday) => runsInto(dayOf(from, weekday), dayOf(to, weekday + 1)))
  })
  return [...new Set([...within, ...between])]
}

/** One week giving way to another. `weekdays`: those that the last day of the one can be, 0 for Monday. */
type Turn = { before: Week; after: Week; weekdays: number[] }

function turnsOf(calendar: Calendar): Turn[] {
  const { seasons = [] } = calendar
  // Seasons of every year begin on any weekday in time; those of one time meet them on dates that are known.
  const yearly = { ...calendar, seasons: seasons.filter(isYearly) }
  return seasons.flatMap((season) => {
    const among = isYearly(season) ? yearly : calendar
    return firstDaysOf(season).map((day) => ({
      before: weekOn(among, day - 1),
      after: weekOn(among, day),
      weekdays: isYearly(season) ? WEEKDAYS.map((_, weekday) => weekday) : [weekdayIndex(day - 1)],
    }))
  })
}

const A_LEAP_YEAR = 2024

/** The first day of the season, and the first one after it. */
function firstDaysOf({ from, to }: { from: string; to: string }): number[] {
  if (!isYearly({ from })) return [dayNumberOf(from), dayNumberOf(to) + 1]
  return [dayInYear(from, A_LEAP_YEAR) ?? 0, (dayInYear(to, A_LEAP_YEAR) ?? 0) + 1]
}

function weekOn(calendar: Calendar, day: number): Week {
  return stretchesOf(calendar, yearOfDay(day)).findLast(({ start }) => start <= day)?.week ?? calendar.week
}

function dayOf({ week, during }: { week: Week; during: string }, weekday: number): NamedDay {
  const name = WEEKDAYS[weekday % 7] ?? 'monday'
  return { at: `${name}${during}`, periods: week[name] }
}

function longest(periods: Period[], by: (span: { from: number; to: number }) => number): Period | undefined {
  return periods.toSorted((a, b) => by(spanOf(b)) - by(spanOf(a)))[0]
}

function say({ from, to }: Period): string {
  return `${from} to ${to}`
}
