import type { CaseLogEntry } from '../cases/case.ts'
import { addWork, work } from '../time/work.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Instant, Ms } from '../time/instant.ts'
import type { Clock } from './clock.ts'

/** What a clock's times are derived from, together with the log. */
export type ClockTerms = Pick<
  Clock,
  'measure' | 'cycle' | 'obligor' | 'objective' | 'calendar' | 'targetMs' | 'startedAt'
>

/** [from, to), or from then on while the wait lasts. */
export type Pause = { from: Instant; to?: Instant }

/** What the log says about one clock. */
export type ClockHistory = {
  /** Of this cycle, in order, until the stop; only the last may still last. */
  pauses: Pause[]
  stoppedAt?: Instant
  /** Working time used in the cycles before. */
  usedBeforeMs: Ms
}

export function historyOf(terms: ClockTerms, log: CaseLogEntry[]): ClockHistory {
  const { pauses, stoppedAt } = cycleOf(terms, log, terms.cycle, terms.startedAt)
  let usedBeforeMs = 0
  for (let cycle = 1; cycle < terms.cycle; cycle++) {
    const startedAt = log.find((entry) => entry.cycle === cycle)?.at
    if (startedAt === undefined) continue
    const before = cycleOf(terms, log, cycle, startedAt)
    if (before.stoppedAt !== undefined) {
      usedBeforeMs += workedBetween(terms.calendar, before.pauses, startedAt, before.stoppedAt)
    }
  }
  return stoppedAt === undefined ? { pauses, usedBeforeMs } : { pauses, stoppedAt, usedBeforeMs }
}

function cycleOf(terms: ClockTerms, log: CaseLogEntry[], cycle: number, startedAt: Instant) {
  const entries = log.filter((entry) => entry.cycle === cycle)
  const stop = entries.find((entry) => stops(terms, entry))
  const stoppedAt = stop && Math.max(startedAt, stop.happenedAt ?? stop.at)
  return { pauses: pausesOf(terms, entries, stoppedAt), stoppedAt }
}

function stops({ measure }: ClockTerms, { status, acknowledged }: CaseLogEntry): boolean {
  return status === 'resolved' || (measure === 'acknowledge' && acknowledged)
}

/** A wait that goes on under a further entry is one pause and keeps its first start. */
function pausesOf(terms: ClockTerms, entries: CaseLogEntry[], stoppedAt = Infinity): Pause[] {
  const pauses: Pause[] = []
  let from: Instant | undefined
  for (const entry of entries) {
    if (entry.at >= stoppedAt) break
    if (pausing(terms, entry)) {
      from ??= entry.at
    } else if (from !== undefined) {
      if (entry.at > from) pauses.push({ from, to: entry.at })
      from = undefined
    }
  }
  if (from !== undefined) pauses.push(stoppedAt === Infinity ? { from } : { from, to: stoppedAt })
  return pauses
}

function pausing({ objective, obligor }: ClockTerms, entry: CaseLogEntry): boolean {
  return objective.pausesWhileWaiting && entry.status === 'waiting' && entry.waitingOn !== obligor
}

/**
 * When `percent` of the target was, or will be, used: `addWork(start, share of the target − used before + Σ work(pauses before then))`.
 * Undefined while a pause keeps it off.
 */
export function reachedAt(terms: ClockTerms, history: ClockHistory, percent: number): Instant | undefined {
  const { calendar, startedAt, targetMs } = terms
  let neededMs = Math.max(0, (targetMs * percent) / 100 - history.usedBeforeMs)
  for (const { from, to } of history.pauses) {
    const at = addWork(calendar, startedAt, neededMs)
    if (at <= from) return at
    if (to === undefined) return undefined
    neededMs += work(calendar, from, to)
  }
  return addWork(calendar, startedAt, neededMs)
}

/** The working time used up to `until`, earlier cycles included. */
export function usedMs(terms: ClockTerms, history: ClockHistory, until: Instant): Ms {
  return history.usedBeforeMs + workedBetween(terms.calendar, history.pauses, terms.startedAt, until)
}

/** Working time in [a, b) outside the pauses. */
export function workedBetween(calendar: Calendar, pauses: Pause[], a: Instant, b: Instant): Ms {
  const paused = pauses.reduce((sum, { from, to = b }) => sum + work(calendar, Math.max(a, from), Math.min(b, to)), 0)
  return work(calendar, a, b) - paused
}

/** The same in whole percent of the target, rounded down. */
export function percentUsed(terms: ClockTerms, history: ClockHistory, until: Instant): number {
  return Math.floor((usedMs(terms, history, until) / terms.targetMs) * 100)
}
