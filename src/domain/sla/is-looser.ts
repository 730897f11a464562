import type { Case, Severity } from '../cases/case.ts'
import { severityFollowed } from '../cases/grow-log.ts'
import { isOwnRaiseAt, severityWithoutOwnRaise } from '../cases/own-raise.ts'
import { canonicalJson } from '../timeline/canonical-json.ts'
import { isNeverSooner, type Span } from '../time/due-later.ts'
import { DAY, type Instant, type Ms } from '../time/instant.ts'
import { isOwed } from './clock-notices.ts'
import type { Clock, Promised } from './clock.ts'
import { type Measure, MEASURES, ruleOf } from './measures/measures.ts'

/** Two years: what every calendar knows the days off of. */
const LOOKED_AHEAD: Ms = 731 * DAY

/**
 * Whether the side that owes a case would get rid of something of it by these promises in place of those: of what runs, or of what may still begin, such as the next question or a
 * further round. `clocks`: of the case; `from`: now.
 */
export function areLooser(
  after: readonly Promised[],
  before: readonly Promised[],
  { clocks, from }: { clocks: readonly Clock[]; from: Instant },
): boolean {
  const going = clocks.filter(isOwed)
  if (going.some(({ measure, terms }) => isLooser(of(after, measure), terms.at(-1)?.promised))) return true
  const begins = MEASURES.filter((measure) => !ruleOf(measure).once)
  return begins.some((measure) => mayBeginLooser(of(after, measure), of(before, measure), from))
}

/**
 * Which severity clocks follow once the case goes by other terms: where the side that owes has raised it itself, and by those it promises less than the one before, that one. `promised`: by those terms. What runs is given
 * the new target alone, so it is judged as what begins.
 */
export function severityByTerms(
  state: Case,
  promised: (severity: Severity) => readonly Promised[],
  { clocks, from }: { clocks: readonly Clock[]; from: Instant },
): Severity {
  const followed = severityFollowed(state)
  const before = isOwnRaiseAt(state.log, from) ? severityWithoutOwnRaise(state.log, from) : undefined
  if (before === undefined) return followed
  const [is, was] = [promised(followed), promised(before)]
  const mayBe = MEASURES.filter((one) => !ruleOf(one).once || clocks.some((it) => it.measure === one && isOwed(it)))
  return mayBe.some((measure) => mayBeginLooser(of(is, measure), of(was, measure), from)) ? before : followed
}

function of(promises: readonly Promised[], measure: Measure): Promised | undefined {
  return promises.find(({ objective }) => objective.measure === measure)
}

/**
 * Whether the side that owes would get rid of something by this promise in place of that one: nothing is promised any more, waits pause that
 * did not, or there is more time in the same hours. Of a clock that runs two targets in different hours are not set against each other: the earlier due time holds.
 */
export function isLooser(after: Promised | undefined, before: Promised | undefined): boolean {
  if (before === undefined) return false
  if (after === undefined) return true
  return beginsToPause(after, before) || (after.targetMs > before.targetMs && hours(after) === hours(before))
}

/** What begins is due by the one promise alone, so in different hours that is looser by which it could ever be due later. */
function mayBeginLooser(after: Promised | undefined, before: Promised | undefined, from: Instant): boolean {
  if (after === undefined || before === undefined || hours(after) === hours(before)) return isLooser(after, before)
  if (beginsToPause(after, before)) return true
  // No working time is longer than the time around the clock.
  if (after.objective.hours === 'always' && after.targetMs <= before.targetMs) return false
  return !isNeverSooner(spanOf(before), spanOf(after), { from, to: from + LOOKED_AHEAD })
}

function spanOf({ calendar, targetMs: ms }: Promised): Span {
  return { calendar, ms }
}

function beginsToPause(after: Promised, before: Promised): boolean {
  return after.objective.pausesWhileWaiting && !before.objective.pausesWhileWaiting
}

function hours({ calendar }: Promised): string {
  return canonicalJson({ ...calendar, version: 0 })
}
