import type { Instant } from '../time/instant.ts'
import type { Case, CaseLogEntry } from './case.ts'

/**
 * Where an event of `now` comes in this case's history. Events may arrive late: `at` is never before the last log entry, so that stretches
 * of the log never overlap; `happenedAt` is the event's own time, but never before the current cycle began, because nobody can answer a
 * case before it is opened, nor resolve it again before it is reopened.
 */
export function placeInLog(state: Case, now: Instant): { at: Instant; happenedAt: Instant } {
  const cycle = cycleOf(state)
  const began = state.log.find((entry) => entry.cycle === cycle)?.at ?? state.openedAt
  const last = state.log.at(-1)?.at ?? state.openedAt
  return { at: Math.max(last, now), happenedAt: Math.max(began, now) }
}

export function cycleOf(state: Case): number {
  return state.log.at(-1)?.cycle ?? 1
}

/** The log with this case's new position at its end; the same log when the position is the one it ends with. */
export function grownLog(next: Case, place: { at: Instant; happenedAt: Instant }, cycle: number): CaseLogEntry[] {
  const entry: CaseLogEntry = {
    at: place.at,
    status: next.status,
    acknowledged: next.acknowledgedAt !== undefined,
    cycle,
  }
  if (next.status === 'waiting') entry.waitingOn = next.on
  if (place.happenedAt < place.at) entry.happenedAt = place.happenedAt
  const last = next.log.at(-1)
  return last !== undefined && samePosition(last, entry) ? next.log : [...next.log, entry]
}

function samePosition(a: CaseLogEntry, b: CaseLogEntry): boolean {
  return (
    a.status === b.status && a.waitingOn === b.waitingOn && a.acknowledged === b.acknowledged && a.cycle === b.cycle
  )
}

/** When the wait that the log ends with began; `openedAt` when nobody is waited on. */
export function waitingSince(state: Case): Instant {
  const last = state.log.at(-1)
  if (last?.status !== 'waiting') return state.openedAt
  const before = state.log.findLastIndex((entry) => entry.status !== 'waiting' || entry.waitingOn !== last.waitingOn)
  return state.log[before + 1]?.at ?? state.openedAt
}
