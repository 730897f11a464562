import { type Calendar, everyDay, type Period, WEEKDAYS } from '../../time/calendar.ts'
import { timeOf } from './carried.ts'

const DAY_MINUTES = 24 * 60
const WEEK_MINUTES = 7 * DAY_MINUTES

/** So many minutes after Monday 00:00, and how long; over the end of the week as well. */
export type Span = { from: number; minutes: number }

/** The hours that some spans of a week come to, one going on into the next day where it does; undefined where they are all of it, or none at all. */
export function hoursOfSpans(spans: Span[], zone: string): Calendar | undefined {
  const parts = spans
    .flatMap(({ from, minutes }): [number, number][] => {
      const to = from + Math.min(minutes, WEEK_MINUTES)
      return to > WEEK_MINUTES
        ? [
            [from, WEEK_MINUTES],
            [0, to - WEEK_MINUTES],
          ]
        : [[from, to]]
    })
    .toSorted(([one], [other]) => one - other)
  const joined: [number, number][] = []
  for (const [from, to] of parts) {
    const last = joined.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], to)
    else if (to > from) joined.push([from, to])
  }
  if (joined.length === 0 || (joined[0]![0] === 0 && joined[0]![1] === WEEK_MINUTES)) return undefined
  const week = everyDay((day): Period[] => {
    const start = WEEKDAYS.indexOf(day) * DAY_MINUTES
    return joined.flatMap(([from, to]) => {
      const [begins, ends] = [Math.max(from, start) - start, Math.min(to, start + DAY_MINUTES) - start]
      return begins < ends ? [{ from: clock(begins), to: clock(ends) }] : []
    })
  })
  return { name: 'hours', version: 1, zone, week, holidays: [] }
}

function clock(minutes: number): string {
  return timeOf({ hour: Math.floor(minutes / 60), minute: minutes % 60 })
}
