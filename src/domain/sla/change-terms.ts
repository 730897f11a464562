import type { CaseLogEntry } from '../cases/case.ts'
import type { Instant } from '../time/instant.ts'
import type { Clock, ClockDecision, Given, HeldTerms, Promised } from './clock.ts'
import { isSame } from './course.ts'
import { judge } from './judge-clock.ts'
import { measured } from './measured.ts'
import { settleClock } from './settle-clock.ts'

/**
 * The severity that a clock follows changed at `at`, which lies in the past when word of it came late. `promised`: what is promised for the
 * new one; absent when nothing is. What was breached before stays as it was.
 */
export function followSeverity(
  clock: Clock,
  { raised, promised, otherwise, at }: { raised: boolean; at: Instant } & { [P in keyof Given]?: Given[P] | undefined },
  log: CaseLogEntry[],
  now: Instant,
): ClockDecision {
  const held = termsOf(raised ? 'raised' : 'lowered', promised, at)
  return changed(clock, { ...held, ...(otherwise && { own: true, otherwise }) }, log, now)
}

/** One that is over has them for when what ended it is struck: nothing that it has come to is otherwise by that. The same again change nothing then, either. */
export function keepSeverity(
  clock: Clock,
  { raised, promised, otherwise, at }: Parameters<typeof followSeverity>[1],
): Clock {
  const since = Math.max(at, clock.terms.at(-1)?.since ?? at, endOf(clock))
  const held: HeldTerms = {
    ...termsOf(raised ? 'raised' : 'lowered', promised, since),
    ...(otherwise && { own: true, otherwise }),
  }
  return isKnown(clock, held) ? clock : { ...clock, terms: [...clock.terms, held], version: clock.version + 1 }
}

function endOf(clock: Clock): Instant {
  if (clock.status === 'stopped') return clock.stoppedAt
  return clock.status === 'void' ? clock.voidedAt : -Infinity
}

function isKnown({ terms }: Clock, { promised, otherwise }: HeldTerms): boolean {
  const last = terms.at(-1)
  return (
    isSame(last?.promised, promised) &&
    last?.promised?.agreement.id === promised?.agreement.id &&
    isSame(last?.otherwise, otherwise)
  )
}

/** Puts a clock in flight under new terms, because somebody asked for it: from its start, as far as that lies not in the past. `own`: as in `HeldTerms`. */
export function rebase(
  clock: Clock,
  promised: Promised | undefined,
  log: CaseLogEntry[],
  now: Instant,
  own = false,
): ClockDecision {
  return changed(clock, { ...termsOf('rebased', promised, now), ...(own && { own: true }) }, log, now)
}

function termsOf(why: HeldTerms['why'], promised: Promised | undefined, at: Instant): HeldTerms {
  return { since: at, why, ...(promised && { promised }) }
}

/**
 * An ended clock keeps its terms; the same terms again change nothing. Terms that come after a breach, or while a resolution stands that is
 * not confirmed, are kept though they change nothing: word of an earlier pause, or that nothing is solved, may still arrive. Throws RangeError for an objective of another measure.
 */
function changed(clock: Clock, held: HeldTerms, log: CaseLogEntry[], now: Instant): ClockDecision {
  const { promised } = held
  if (promised && promised.objective.measure !== clock.measure) {
    throw new RangeError(`A clock of "${clock.measure}" cannot take an objective of "${promised.objective.measure}".`)
  }
  const last = clock.terms.at(-1)
  const isOver = clock.status === 'stopped' || clock.status === 'void'
  if (isOver || isKnown(clock, held)) return { state: clock, effects: [] }
  const since = Math.max(held.since, last?.since ?? held.since)
  const next: Clock = { ...clock, terms: [...clock.terms, { ...held, since }] }
  const { roots, history } = measured(next, log)
  const took = judge(roots, history, now).held
  const tookEffect = took.since === since && took.promised === promised
  const { state, effects } = settleClock(next, log, now, tookEffect ? 'changed' : undefined)
  return { state: state === next ? { ...next, version: clock.version + 1 } : state, effects }
}
