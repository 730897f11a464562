import type { CaseLogEntry } from '../cases/case.ts'
import type { Burden } from '../terms/burden.ts'
import { compareHours } from '../terms/compare-hours.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Instant, Ms } from '../time/instant.ts'
import type { Clock } from './clock.ts'
import { courseOf } from './course.ts'
import { type Pause, pausing, reachedAt, type Reckoning, workedBetween } from './due.ts'
import { measured } from './measured.ts'
import type { CaseRebased } from './rebase-case.ts'

/**
 * Whether due times come sooner by it, or later, whatever is waited for from `now` on and however long; of what waits now, too: whoever owes could otherwise ask
 * something first, and be given time meanwhile. What begins to be measured is not one side's to say: kept, it would make a case that was kept.
 */
export function dueMoved({ clocks, begins }: CaseRebased, log: CaseLogEntry[], now: Instant): Burden[] {
  const moved = clocks.flatMap(({ clock, decision: { state } }): Burden[] => {
    if (state === clock) return []
    const [was, is] = [duesOf(clock, log, now), duesOf(state, log, now)]
    const later = !areNeverLater(is, was, now)
    if (!areNeverLater(was, is, now)) return [later ? 'unclear' : 'tighter']
    return later ? ['looser'] : []
  })
  return begins.length > 0 ? [...moved, 'unclear'] : moved
}

/** When it is due if nothing is waited for from now on; `left`: of what waits pause, the working time until then. */
type Due = { at: Instant; left?: { calendar: Calendar; ms: Ms } }

/** The earliest holds; none while nothing is promised. */
function duesOf(clock: Clock, log: CaseLogEntry[], now: Instant): Due[] {
  const { roots, history } = measured(clock, log)
  const pauses = history.pauses.map(({ from, to = Math.max(from, now) }): Pause => ({ from, to }))
  return (courseOf(roots, history).at(-1)?.reckonings ?? []).flatMap((one) => {
    const at = reachedAt(one, pauses)
    if (at === undefined) return []
    return one.promised.objective.pausesWhileWaiting ? [{ at, left: leftOf(one, pauses, now) }] : [{ at }]
  })
}

function leftOf(reckoning: Reckoning, pauses: Pause[], now: Instant): NonNullable<Due['left']> {
  const { promised, from, neededMs } = reckoning
  const { calendar } = promised
  return { calendar, ms: neededMs - workedBetween(calendar, pausing(reckoning, pauses), from, now) }
}

/** Where it cannot be told, false. */
function areNeverLater(ones: Due[], others: Due[], now: Instant): boolean {
  return others.every((other) => ones.some((one) => isNeverLater(one, other, now)))
}

/** Of two that waits pause it is the one that has no more left, and counts whenever the other does. */
function isNeverLater(one: Due, other: Due, now: Instant): boolean {
  if (one.at > other.at) return false
  if (!one.left) return true
  if (!other.left || one.left.ms > other.left.ms) return false
  const hours = compareHours(other.left.calendar, one.left.calendar, now)
  return hours === 'same' || hours === 'wider'
}
