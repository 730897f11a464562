import { openingOf } from '../digests/day-budget.ts'
import type { Quiet } from '../digests/quiet-hours.ts'
import type { Calendar } from '../time/calendar.ts'
import { type Duration, durationMs } from '../time/duration.ts'
import type { Instant, Ms } from '../time/instant.ts'
import type { Stretch } from '../time/stretches.ts'
import { addWork } from '../time/work.ts'

/** When somebody is there to be asked. `calendar`: the hours of their side, by their own clock; `agreed`: these without the holidays of their own country, where it has others: by the hours of another partner a message may come on such a day; `quiet`: when they want to hear nothing; `away`: until when they are out of office. */
export type Times = { calendar: Calendar; agreed?: Calendar; quiet?: Quiet; away: readonly Stretch[] }

/**
 * When a run asks one person: from when on, when they are reminded, and until when their days go. `reminded`: so many of these moments have passed. `waits`: they were away as the run opened, and are not
 * asked before they are back. `joins`: the run in whose message they are asked, where another asked them on the same day.
 */
export type Window = {
  opensAt: Instant
  remindAt: Instant[]
  closesAt: Instant
  reminded: number
  waits?: true
  joins?: string
}

/** How long a run is open, and after how long those are reminded who have not answered. */
export type Spans = { window: Duration; remindAfter: Duration; remindAgain?: Duration }

/**
 * The window of one person in a run that opens then: it begins as they are first there, and goes for their own working days; other units go by the clock from then on. It ends at `until` at the latest. Whoever is away for all of
 * the window that they would have has none; who is back in it has all of it from then on. Each reminder comes while they are there, and before the end; where none would, one comes halfway.
 */
export function windowOf(spans: Spans, times: Times, from: Instant, until: Instant): Window | undefined {
  const { calendar } = times
  const usually = thereFrom({ ...times, away: [] }, from, until)
  if (usually === undefined) return undefined
  const opensAt = thereFrom(times, usually, countedFrom(usually, spans.window, calendar))
  if (opensAt === undefined || opensAt >= until) return undefined
  const closesAt = Math.min(until, countedFrom(opensAt, spans.window, calendar))
  const reminders = (moments: Instant[]) => {
    const there = moments.toSorted((a, b) => a - b).flatMap((at) => thereFrom(times, at, closesAt) ?? [])
    return [...new Set(there)].filter((at) => at > opensAt)
  }
  const after = [spans.remindAfter, ...(spans.remindAgain ? [spans.remindAgain] : [])]
  const said = reminders(after.map((span) => countedFrom(opensAt, span, calendar)))
  const half = Math.floor(durationMs(spans.window, calendar) / 2)
  const remindAt = said.length > 0 ? said : reminders([counted(calendar, opensAt, spans.window, half)])
  return { opensAt, remindAt, closesAt, reminded: 0 }
}

/**
 * The window of whoever is asked from now on in somebody's place: until the run closes, reminded at the moments that are still to come for that one, as far as they are there then. Undefined where they are not there before the
 * close.
 */
export function windowInPlace(
  of: Window | undefined,
  times: Times,
  now: Instant,
  closesAt: Instant,
): Window | undefined {
  const opensAt = thereFrom(times, now, closesAt)
  if (opensAt === undefined) return undefined
  const moments = of?.remindAt.filter((at) => at > now).flatMap((at) => thereFrom(times, at, closesAt) ?? []) ?? []
  const waits = isAskedLater(times, now, opensAt)
  const remindAt = [...new Set(moments)].filter((at) => at > opensAt)
  return { opensAt, remindAt, closesAt, reminded: 0, ...(waits && { waits }) }
}

/** Whether what is sent to them at `from` would come before their window opens, since they are away, or their country has a holiday. */
export function isAskedLater(times: Times, from: Instant, opensAt: Instant): boolean {
  const told = thereFrom({ ...times, calendar: times.agreed ?? times.calendar, away: [] }, from, opensAt)
  return told !== undefined
}

/** The first moment from then on, and before `until`, at which they work, want no quiet and are not away. */
function thereFrom({ calendar, quiet, away }: Times, from: Instant, until: Instant): Instant | undefined {
  const hours = { calendars: [calendar], zone: calendar.zone, ...(quiet !== undefined && { quiet }) }
  for (let at = from; at < until;) {
    const opens = openingOf(hours, at)
    const back = Math.max(opens, ...away.filter((one) => one.from <= opens && opens < one.to).map(({ to }) => to))
    if (back === opens) return opens < until ? opens : undefined
    at = back
  }
  return undefined
}

/** The end of a span of a health check, in working days of the calendar or by the clock. */
export function countedFrom(openedAt: Instant, span: Duration, calendar: Calendar): Instant {
  return counted(calendar, openedAt, span, durationMs(span, calendar))
}

/** `ms` of it, of a span that is counted in working days or by the clock. */
function counted(calendar: Calendar, from: Instant, { unit }: Duration, ms: Ms): Instant {
  return unit === 'working days' ? addWork(calendar, from, ms) : from + ms
}
