import { type Season, WEEKDAYS } from './calendar.ts'
import { noSuchDay } from './no-such-day.ts'
import { daysIn, isYearly } from './season-days.ts'
import { isoDate, isoDayNumber, yearOfDay } from './wall-clock.ts'

/** " from 07-01 to 08-31", as it follows a weekday. */
export function sayWhile({ from, to }: Season): string {
  return ` from ${from} to ${to}`
}

/** What is wrong with the days of the seasons, each a sentence. */
export function seasonProblems(seasons: Season[]): string[] {
  const problems = seasons.flatMap(problemsOf)
  return problems.length > 0 ? problems : meeting(seasons)
}

function problemsOf(season: Season): string[] {
  const { from, to, week } = season
  const name = `The season${sayWhile(season)}`
  if (isYearly(season) !== (to.length === 'MM-DD'.length)) {
    return [`${name} names a year once: write both days with it, such as 2027-02-08, or both without, such as 07-01.`]
  }
  const [first, last] = [from, to].map((day) => isoDayNumber(isYearly(season) ? `2000-${day}` : day))
  if (first === undefined || last === undefined) {
    const none = noSuchDay(from) ?? noSuchDay(to)
    return [
      `${name} has a day that is none: write 07-01 for one of every year, or 2027-02-08 for one of a single year.${none === undefined ? '' : ` ${none}`}`,
    ]
  }
  if (!isYearly(season) && last < first) return [`${name} ends before it begins.`]
  if (WEEKDAYS.every((day) => week[day].length === 0)) {
    return [`${name} has no hours on any day: give it some, or take its days as days off.`]
  }
  return []
}

/** Two seasons on one day: no one could say which of them holds. */
function meeting(seasons: Season[]): string[] {
  return seasons.flatMap((season, index) =>
    seasons.slice(index + 1).flatMap((other) => {
      const day = sharedDay(season, other)
      return day === undefined
        ? []
        : [
            `The seasons${sayWhile(season)} and${sayWhile(other)} are both on ${day}: let one end before the other begins.`,
          ]
    }),
  )
}

const A_LEAP_YEAR = 2024

function sharedDay(one: Season, other: Season): string | undefined {
  for (const year of yearsOf(one, other)) {
    for (const mine of daysIn(one, year)) {
      const shared = daysIn(other, year).find(({ start, end }) => start < mine.end && mine.start < end)
      if (!shared) continue
      const date = isoDate(Math.max(shared.start, mine.start))
      return isYearly(one) && isYearly(other) ? date.slice('YYYY-'.length) : date
    }
  }
  return undefined
}

/** Those in which the two can meet. */
function yearsOf(...seasons: Season[]): number[] {
  const dated = seasons.find((season) => !isYearly(season))
  if (!dated) return [A_LEAP_YEAR]
  const [first = 0, last = 0] = [dated.from, dated.to].map((day) => yearOfDay(isoDayNumber(day) ?? 0))
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}
