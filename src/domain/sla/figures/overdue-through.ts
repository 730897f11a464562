import type { CaseLogEntry } from '../../cases/case.ts'
import type { CalendarPeriod } from '../../time/period.ts'
import type { Clock } from '../clock.ts'
import { pausingIn } from '../due.ts'
import { measured } from '../measured.ts'

/**
 * Whether a round that an earlier period counts as missed was still overdue when this one ended: due before it began, and not over before its end. What waited on the other side all
 * through the period was not overdue in it.
 */
export function isOverdueThrough(
  clock: Clock,
  log: CaseLogEntry[],
  { from, to }: Omit<CalendarPeriod, 'name'>,
): boolean {
  const { counts, breachedAt } = clock
  if (counts?.met !== false || counts.at >= from) return false
  if (breachedAt === undefined || breachedAt >= from || overAt(clock) < to) return false
  return !waitsThrough(clock, log, { from, to })
}

/** When what it measures was over, done or not; Infinity while it goes on. */
export function overAt(clock: Clock): number {
  if ('stoppedAt' in clock) return clock.stoppedAt
  if (clock.status === 'lifted') return clock.liftedAt
  return clock.status === 'void' ? clock.voidedAt : Infinity
}

/** One wait may follow right upon another. */
function waitsThrough(clock: Clock, log: CaseLogEntry[], { from, to }: Omit<CalendarPeriod, 'name'>): boolean {
  let until = from
  for (const pause of pausingIn(clock, measured(clock, log).history.pauses))
    if (pause.from <= until) until = Math.max(until, pause.to ?? Infinity)
  return until >= to
}
