import type { Calendar } from '../time/calendar.ts'
import { closingOf, daySaid, workingDayFrom } from '../time/day-said.ts'
import { durationMs } from '../time/duration.ts'
import type { Instant } from '../time/instant.ts'
import { addWorkAtMost } from '../time/work.ts'
import { USUAL_TIME } from './action-times.ts'

const LONGEST_YEARS = 1

/** By when something is to be done. `moved`: the day that was said is none on which the side that owes it works, and it is the next. */
export type DueRead = { dueAt: Instant; moved?: string } | { refused: string }

/** The day by which somebody says that something is done, at the end of the working day of the side that owes it. `zone`: of whoever says it. */
export function readDue(said: string, { hours, zone, now }: { hours: Calendar; zone: string; now: Instant }): DueRead {
  const word = said
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[“”"'‘’`.,!?]/gu, '')
    .replace(/^(?:by|until|on|next)\s+/u, '')
    .trim()
  const today = dateAt(now, zone)
  const day = daySaid(word, today)
  if (!day) return { refused: 'Say a day by which it is done: `--by friday`, `--by tomorrow` or `--by 2026-12-01`.' }
  if (Temporal.PlainDate.compare(day, today) < 0) return { refused: `${day} is over. Say a day to come.` }
  if (Temporal.PlainDate.compare(day, today.add({ years: LONGEST_YEARS })) > 0)
    return { refused: `${day} is more than a year away. Say a day within a year, and what is done until then.` }
  const working = workingDayFrom(day, [hours])
  const dueAt = closingOf(hours, working)
  if (dueAt <= now) return { refused: 'Work is over for that day. Say a day to come.' }
  return { dueAt, ...(!working.equals(day) && { moved: working.toString() }) }
}

/** What a form proposes: a date. */
export function usualDue(hours: Calendar, now: Instant): string {
  return dateAt(addWorkAtMost(hours, now, durationMs(USUAL_TIME, hours)), hours.zone).toString()
}

function dateAt(at: Instant, zone: string): Temporal.PlainDate {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDate()
}
