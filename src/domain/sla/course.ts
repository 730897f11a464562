import { canonicalJson } from '../timeline/canonical-json.ts'
import type { Instant } from '../time/instant.ts'
import type { HeldTerms, Promised } from './clock.ts'
import type { ClockHistory, ClockRoots } from './derive-clock.ts'
import { earliestDue, type Pause, type Reckoning } from './due.ts'
import { targetLeft } from './target-left.ts'

/**
 * What terms did to the due time: `whole` counts the target from the start, `anew` from the change, `earlier` leaves whichever of the due
 * time so far and the new one comes first, `opening` too, from the start on, `back` is as before the last change, `same` moves nothing,
 * `nothing` is promised.
 */
export type Took = 'whole' | 'anew' | 'earlier' | 'opening' | 'back' | 'same' | 'nothing'

/** Terms that took effect, and the ways to reckon the due time after them: the earliest is the due time; none while nothing is promised. */
export type Step = { held: HeldTerms; took: Took; reckonings: Reckoning[] }

/**
 * Takes the terms of a clock one by one, and gives those that took effect. A due time that had passed before a change is a breach, and stays;
 * whatever changes later moves nothing. Neither does what changes after the clock has ended.
 *
 * A raised severity: the earlier of the due time so far and the change + the new target, or, where the terms say so, the new target from the
 * start, at the earliest at the change. A lowered one, and a rebase: the new target from the start, unless that would be in the past. Going
 * back to what held before the last change is as if that had not been, with the same exception.
 */
export function courseOf(roots: ClockRoots, { pauses, stop, voidedAt }: ClockHistory): Step[] {
  const end = stop?.at ?? voidedAt ?? Infinity
  const steps: Step[] = []
  // What the last change may be taken back to.
  let standing: Step[] = []
  for (const held of roots.terms) {
    const current = standing.at(-1)
    const due = current && earliestDue(current.reckonings, pauses)
    if (current && (held.since >= end || (due !== undefined && due < held.since))) break
    const before = standing.at(-2)
    let step: Step
    if (current && isSame(current.held.promised, held.promised)) {
      step = { ...current, held, took: 'same' }
      standing = [...standing.slice(0, -1), step]
    } else if (
      before &&
      isSame(before.held.promised, held.promised) &&
      isAhead(before.reckonings, pauses, held.since)
    ) {
      step = { ...before, held, took: held.promised ? 'back' : 'nothing' }
      standing = [...standing.slice(0, -2), step]
    } else {
      step = { held, ...reckoned(roots, held, current?.reckonings ?? [], pauses) }
      standing = [...standing, step]
    }
    steps.push(step)
  }
  return steps
}

function reckoned(
  roots: ClockRoots,
  { promised, since, why }: HeldTerms,
  before: Reckoning[],
  pauses: Pause[],
): Omit<Step, 'held'> {
  if (promised === undefined) return { took: 'nothing', reckonings: [] }
  const whole: Reckoning = {
    promised,
    from: roots.startedAt,
    neededMs: targetLeft(promised.targetMs, roots.usedBeforeMs),
  }
  const anew: Reckoning = { promised, from: since, neededMs: promised.targetMs }
  const took = before.length > 0 ? 'earlier' : 'anew'
  if (why === 'raised') {
    const fromOpening = promised.objective.severityRaised === 'from opening'
    if (fromOpening) return { took: 'opening', reckonings: [...before, { ...whole, notBefore: since }] }
    return { took, reckonings: [...before, anew] }
  }
  if (why === 'started' || isAhead([whole], pauses, since)) return { took: 'whole', reckonings: [whole] }
  return { took, reckonings: [...before, anew] }
}

function isAhead(reckonings: Reckoning[], pauses: Pause[], now: Instant): boolean {
  return (earliestDue(reckonings, pauses) ?? Infinity) >= now
}

/** The same promise, whatever the version of the terms that it stands in. */
export function isSame(a: Promised | undefined, b: Promised | undefined): boolean {
  const said = (one: Promised | undefined) => one && canonicalJson([one.objective, { ...one.calendar, version: 0 }])
  return said(a) === said(b)
}
