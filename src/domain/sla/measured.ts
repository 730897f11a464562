import type { CaseLogEntry } from '../cases/case.ts'
import type { Side } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import type { HeldTerms } from './clock.ts'
import { type ClockHistory, type ClockRoots, historyIn, historyOf } from './derive-clock.ts'
import { judge } from './judge-clock.ts'
import { type Measure, ruleOf } from './measures/measures.ts'
import { caseRoundOf, type TurnOfCase, turnsOf } from './turns-of.ts'

/** What a clock comes to: of one that rolls, by the turn that it has got to. `next`: where what is left for another clock begins. */
export type Measured = { roots: ClockRoots; history: ClockHistory; next?: Instant }

/**
 * One that rolls goes from turn to turn, as long as what stops one begins the next, until one was not kept: that is the one it is judged by. So a clock tells one
 * miss at most, and all of them are told.
 */
export function measured(clock: ClockRoots, log: CaseLogEntry[]): Measured {
  if (!ruleOf(clock.measure).rolls) return { roots: clock, history: historyOf(clock, log) }
  const turns = turnsWithin(clock, log)
  const shortestMs = Math.min(...clock.terms.map(({ promised }) => promised?.targetMs ?? Infinity))
  let at = 0
  while (at < turns.length - 1 && turns[at]!.goesOn && isKept(clock, turns[at]!, shortestMs)) at += 1
  const [turn, following] = [turns[at], turns[at + 1]]
  // What it began with turned out never to have been.
  if (!turn) return { roots: clock, history: { pauses: [], voidedAt: clock.startedAt, struck: [], movedBack: [] } }
  const roots = rootsOf(clock, turn)
  return { roots, history: historyIn(roots, turn), ...(following && { next: following.startedAt }) }
}

/** Whether what a clock that rolls began with turned out never to have been. */
export function isOfNothing({
  measure,
  startedAt,
  voidedAt,
}: {
  measure: Measure
  startedAt: Instant
  voidedAt: Instant
}): boolean {
  return ruleOf(measure).rolls === true && voidedAt === startedAt
}

/** With what such a clock ended. */
export const OF_NOTHING = 'what it counted from'

/** The turns of a round that the log begins anew with its last entry, and that no clock covers: what began before was promised to nobody then. */
export function uncovered(measure: Measure, clocks: ClockRoots[], log: CaseLogEntry[], obligor: Side): TurnOfCase[] {
  const before = turnsOf(measure, log.slice(0, -1), obligor)
  return turnsOf(measure, log, obligor).filter(
    (turn) =>
      !before.some(({ startedAt, caseRound }) => startedAt === turn.startedAt && caseRound === turn.caseRound) &&
      !clocks.some((clock) => caseRoundOf(clock, log) === turn.caseRound && isWithin(clock, turn)),
  )
}

function turnsWithin(clock: ClockRoots, log: CaseLogEntry[]): TurnOfCase[] {
  const caseRound = caseRoundOf(clock, log)
  return turnsOf(clock.measure, log, clock.obligor)
    .filter((turn) => turn.caseRound === caseRound && isWithin(clock, turn))
    .map((turn) => ({ ...turn, startedAt: Math.max(turn.startedAt, clock.startedAt) }))
}

/** One that began late covers what was left of its turn. */
function isWithin({ startedAt: from, until = Infinity, late }: ClockRoots, { startedAt, stop }: TurnOfCase): boolean {
  return startedAt < until && (startedAt >= from || (late === true && from < (stop?.at ?? Infinity)))
}

/** No working time is longer than the time around the clock, so most words need no look at a calendar. */
function isKept(clock: ClockRoots, turn: TurnOfCase, shortestMs: number): boolean {
  const { startedAt, stop } = turn
  if (stop && stop.at - startedAt <= shortestMs) return true
  const roots = rootsOf(clock, turn)
  const { standing } = judge(roots, historyIn(roots, turn), stop?.at ?? Infinity)
  return standing.status === 'lifted' || (standing.status === 'stopped' && standing.met)
}

/** By what held when the turn began, and what has changed since. */
function rootsOf(clock: ClockRoots, { startedAt }: TurnOfCase): ClockRoots {
  const { terms } = clock
  const at = Math.max(
    0,
    terms.findLastIndex(({ since }) => since <= startedAt),
  )
  const first = terms[at]!
  const held: HeldTerms = first.promised ? { ...first, why: 'started', since: startedAt } : first
  return {
    ...clock,
    startedAt,
    terms: [first.since === startedAt && first.why === 'started' ? first : held, ...terms.slice(at + 1)],
  }
}
