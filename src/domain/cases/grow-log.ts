import type { Instant } from '../time/instant.ts'
import type { Case, CaseLogEntry, Severity } from './case.ts'
import type { CaseEvent } from './case-event.ts'
import { readLog } from './read-log.ts'
import type { Wait } from './round-story.ts'

/** Where an event comes in a case's history: `at` for the log, `happenedAt` for whatever is judged. */
export type Place = { at: Instant; happenedAt: Instant }

/**
 * Where an event of `now` comes in this case's history. Events may arrive late: `at` is never before the last log entry, so that stretches
 * of the log never overlap; `happenedAt` is the event's own time, but never before what it must follow: the beginning of the round, because
 * nobody can answer a case before it is opened, nor resolve it again before it is reopened or its resolution was found untrue.
 */
export function placeInLog(state: Case, type: CaseEvent['type'], now: Instant): Place {
  const last = state.log.at(-1)?.at ?? state.openedAt
  const { began, struck, resolution, ended } = readLog(state.log, roundOf(state))
  const untrue = type === 'CaseResolved' ? struck.flatMap((one) => (one.what === 'resolution' ? [one.at] : [])) : []
  const followed = [began, resolution?.at ?? began, ended?.at ?? began]
  return { at: Math.max(last, now), happenedAt: Math.max(now, ...followed, ...untrue) }
}

export function roundOf(state: Case): number {
  return state.log.at(-1)?.round ?? 1
}

/** The severity that clocks follow. */
export function severityFollowed(state: Case): Severity {
  return state.log.at(-1)?.severity ?? state.severity
}

/** The severity by which people are called for it: what a side that owes has raised calls at once, what it has lowered only once the other side confirms. */
export function severityCalledBy(state: Case): Severity {
  const followed = severityFollowed(state)
  return state.severity < followed ? state.severity : followed
}

/** What an entry says beside where the case stands. */
export type EntryMarks = Omit<
  CaseLogEntry,
  'at' | 'status' | 'waitingOn' | 'acknowledged' | 'round' | 'severity' | 'happenedAt'
>

/** The log with this case's new position at its end; the same log when the position is the one it ends with. */
export function grownLog(
  next: Case,
  place: Place,
  { round, severity }: { round: number; severity: Severity },
  marks: EntryMarks,
): CaseLogEntry[] {
  const entry: CaseLogEntry = {
    at: place.at,
    status: next.status,
    acknowledged: next.acknowledgedAt !== undefined,
    round,
    severity,
    ...marks,
  }
  if (next.status === 'waiting') entry.waitingOn = next.on
  if (place.happenedAt < place.at) entry.happenedAt = place.happenedAt
  const last = next.log.at(-1)
  const nothingNew = last !== undefined && samePosition(last, entry) && Object.keys(marks).length === 0
  return nothingNew ? next.log : [...next.log, entry]
}

/** Whether a case stands alike by two entries. */
export function samePosition(a: CaseLogEntry, b: CaseLogEntry): boolean {
  return (
    a.status === b.status &&
    a.waitingOn === b.waitingOn &&
    a.acknowledged === b.acknowledged &&
    a.round === b.round &&
    a.severity === b.severity
  )
}

/** When the wait that the case is in began; `openedAt` when nobody is waited on. */
export function waitingSince(state: Case): Instant {
  return waitOf(state)?.from ?? state.openedAt
}

/** Since when the side that is waited on can know that it is. */
export function waitKnownSince(state: Case): Instant {
  const { from, toldAt = from } = waitOf(state) ?? { from: state.openedAt }
  return Math.max(from, toldAt)
}

function waitOf(state: Case): Wait | undefined {
  if (state.status !== 'waiting') return undefined
  return readLog(state.log, roundOf(state)).waits.findLast(({ to }) => to === undefined)
}

/** When the side that the case waits on was asked last. */
export function askedLastAt(state: Case): Instant {
  const since = waitingSince(state)
  if (state.status !== 'waiting') return since
  const { askedOn } = readLog(state.log, roundOf(state))
  return Math.max(since, ...askedOn.filter(({ of }) => of === state.on).map(({ at }) => at))
}
