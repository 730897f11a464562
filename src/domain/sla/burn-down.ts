import type { CaseLogEntry } from '../cases/case.ts'
import type { Side } from '../partners/party.ts'
import { type Instant, MINUTE, type Ms } from '../time/instant.ts'
import type { Clock } from './clock.ts'
import { judge } from './judge-clock.ts'
import { measured } from './measured.ts'
import type { Measure } from './measures/measures.ts'
import { notCounted, usedMs } from './used-time.ts'

/** How the working time of a clock that goes on was used up. `leftMs` below zero: overdue by so much. */
export type BurnDown = {
  measure: Measure
  obligor: Side
  /** Absent while it is paused. */
  dueAt?: Instant
  /** What there was at the beginning. */
  neededMs: Ms
  /** Stretches that did not count, the last of them lasting where it says no end. */
  pauses: { from: Instant; to?: Instant }[]
  /** From its beginning to now, evenly apart. */
  stations: { at: Instant; leftMs: Ms }[]
}

/** So many stations at most: with more of them nobody could read what stands below. */
const STATIONS = 13

/**
 * Of the clocks of a case, the one that is due first, and one that runs before one that is paused; undefined where none goes on, or has not for long enough to be
 * looked at.
 */
export function burnDownOf(clocks: readonly Clock[], log: CaseLogEntry[], now: Instant): BurnDown | undefined {
  const going = clocks
    .map((clock) => burnDown(clock, log, now))
    .filter((one) => one !== undefined)
    .toSorted((one, other) => (one.dueAt ?? Infinity) - (other.dueAt ?? Infinity))
  return going[0]
}

function burnDown(clock: Clock, log: CaseLogEntry[], now: Instant): BurnDown | undefined {
  const { roots, history } = measured(clock, log)
  const { standing, ruling } = judge(roots, history, now)
  if (!ruling || (standing.status !== 'running' && standing.status !== 'paused')) return undefined
  const { from, neededMs } = ruling.reckoning
  const stations = evenly(from, now).map((at) => ({ at, leftMs: neededMs - usedMs(ruling, history.pauses, at) }))
  if (stations.length < 2) return undefined
  return {
    ...{ measure: clock.measure, obligor: clock.obligor, neededMs, stations },
    ...(standing.status === 'running' && { dueAt: standing.dueAt }),
    pauses: notCounted(ruling, history.pauses).filter((pause) => pause.from < now),
  }
}

/** Whole minutes apart, so that each is said differently; the last is now. */
function evenly(from: Instant, to: Instant): Instant[] {
  const minutes = Math.floor((to - from) / MINUTE)
  const steps = Math.min(STATIONS - 1, minutes)
  if (steps < 1) return []
  return Array.from({ length: steps + 1 }, (_, at) =>
    at === steps ? to : from + Math.floor((minutes * at) / steps) * MINUTE,
  )
}
