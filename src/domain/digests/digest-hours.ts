import type { Calendar } from '../time/calendar.ts'
import { hoursOn, spanOf } from '../time/day-hours.ts'
import { DAY, HOUR, type Instant, type Ms } from '../time/instant.ts'
import { dateAt, dayNumberOf, momentOf, wallTimeMs } from '../time/wall-clock.ts'
import { withinReach } from '../time/within-reach.ts'
import { nextOpening } from '../time/work.ts'
import { type Quiet, quietUntil, wallBesideQuiet } from './quiet-hours.ts'

/** When somebody is told what needs them, on their own clock: `HH:MM`, or never. */
export type DigestAt = string

export const OFF = 'off'
export const USUAL_TIME: DigestAt = '09:00'

/** Whether it is a time of the day such as `08:30`, or "off". */
export function isDigestAt(text: string): boolean {
  const ms = wallTimeMs(text)
  return text === OFF || (ms !== undefined && ms < DAY)
}

/**
 * When somebody can be told. `calendars`: the hours of their side with each of their partners; `zone`: of their own clock; `chosen`: they named
 * the time themselves, so that it stands even outside of their hours; `quiet`: when they want to be told nothing.
 */
export type DigestHours = Hours & { at: DigestAt; chosen: boolean }

/** When somebody can be told what can wait. */
export type Hours = { calendars: readonly Calendar[]; zone: string; quiet?: Quiet }

/** When a second one may come, on the wall. */
const SECOND_AT: Ms = 14 * HOUR

/** Hours that bring no working day for so long bring none. */
const DAYS_AHEAD = 370

/** So long after its moment a digest is late, and told only to whoever still has some of their day before them. */
const LATE = HOUR

/** The first digest after that moment: one on each day on which work begins with any of their partners. Undefined where none ever does. */
export function nextDigest(hours: DigestHours, after: Instant): Instant | undefined {
  let date = dateAt(after, hours.zone)
  for (let day = 0; day < DAYS_AHEAD; day += 1, date = date.add({ days: 1 })) {
    const at = digestOn(hours, date)
    if (at !== undefined && at > after) return at
  }
  return undefined
}

/** From when on the next may come, where one was told at `sent`: from the end of that day of theirs on, if it is not over. */
export function notAgainOn({ zone }: Pick<DigestHours, 'zone'>, sent: Instant, now: Instant): Instant {
  return dateAt(sent, zone).equals(dateAt(now, zone)) ? endOfDay(zone, now) - 1 : now
}

/** When that day of theirs ends. */
export function endOfDay(zone: string, now: Instant): Instant {
  return momentOf(dateAt(now, zone).add({ days: 1 }), 0, zone)
}

/** When a second one may come on that day, for what falls due on it and was not told in the first: while they work. */
export function secondDigest({ calendars, zone, at, quiet }: DigestHours, now: Instant): Instant | undefined {
  const today = dateAt(now, zone)
  const second = quietUntil(quiet, zone, momentOf(today, SECOND_AT, zone))
  if (!dateAt(second, zone).equals(today)) return undefined
  const usual = wallTimeMs(at)
  if (usual === undefined || usual >= SECOND_AT || second <= now) return undefined
  return calendars.some((calendar) => opensStill({ ...calendar, zone }, second)) ? second : undefined
}

/** Whether a digest that was due then is still worth telling: on the same day of theirs, and not late where the work of that day is over. */
export function stillWorthTelling(hours: DigestHours, dueAt: Instant, now: Instant): boolean {
  const today = dateAt(now, hours.zone)
  if (!dateAt(dueAt, hours.zone).equals(today) || digestOn(hours, today) === undefined) return false
  return now - dueAt <= LATE || hours.calendars.some((calendar) => opensStill({ ...calendar, zone: hours.zone }, now))
}

function opensStill(calendar: Calendar, now: Instant): boolean {
  const at = withinReach(() => nextOpening(calendar, now))
  return typeof at === 'number' && dateAt(at, calendar.zone).equals(dateAt(now, calendar.zone))
}

/** When it comes on a day: the earliest that any of their partners' hours give. */
function digestOn({ calendars, zone, at, chosen, quiet }: DigestHours, date: Temporal.PlainDate): Instant | undefined {
  const usual = wallTimeMs(at)
  if (usual === undefined) return undefined
  const day = dayNumberOf(date.toString())
  const moments = calendars.flatMap((calendar) => {
    const spans = hoursOn(calendar, day).map(spanOf)
    if (spans.length === 0) return []
    const wall = chosen ? usual : withinHours(usual, spans)
    const begins = Math.min(...spans.map(({ from }) => from))
    return wallBesideQuiet(quiet, date, { wall, begins }) ?? []
  })
  return moments.length === 0 ? undefined : momentOf(date, Math.min(...moments), zone)
}

/** At the usual time; where work has not begun by then, or is over, when it begins. */
function withinHours(usual: Ms, spans: { from: Ms; to: Ms }[]): Ms {
  const begins = Math.min(...spans.map(({ from }) => from))
  const ends = Math.max(...spans.map(({ to }) => to))
  return begins > usual || ends <= usual ? begins : usual
}
