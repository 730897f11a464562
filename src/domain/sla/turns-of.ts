import type { CaseLogEntry } from '../cases/case.ts'
import { readLog } from '../cases/read-log.ts'
import type { RoundStory } from '../cases/round-story.ts'
import type { Side } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import type { Clock } from './clock.ts'
import type { Turn } from './measures/measure.ts'
import { type Measure, ruleOf } from './measures/measures.ts'

/** A turn in the round of the case in which it began. `round`: which of its measure it is. */
export type TurnOfCase = Turn & { round: number; caseRound: number; story: RoundStory }

/** All that a measure has measured on a case so far, in order: the clock of round n is of the n-th. */
export function turnsOf(measure: Measure, log: CaseLogEntry[], obligor: Side): TurnOfCase[] {
  const turns = Array.from({ length: log.at(-1)?.round ?? 0 }, (_, at) => at + 1).flatMap((caseRound) => {
    const story = readLog(log, caseRound)
    return ruleOf(measure)
      .turns(story, { obligor, round: caseRound })
      .map((turn) => (story.ofNothing ? { startedAt: turn.startedAt, voidedAt: turn.startedAt } : turn))
      .map((turn) => ({ ...turn, caseRound, story }))
  })
  return turns.map((turn, at) => ({ ...turn, round: at + 1 }))
}

/** Those that the newest entry of the log has begun, of which `latest` is the last that has a clock. What began before, and was promised to nobody then, is not measured. */
export function turnsBegun(measure: Measure, log: CaseLogEntry[], obligor: Side, latest = 0): TurnOfCase[] {
  const known = turnsOf(measure, log.slice(0, -1), obligor).length
  return turnsOf(measure, log, obligor).slice(Math.max(known, latest))
}

/** Whether a turn is not over by then. */
export function goesOnAt({ startedAt, stop, voidedAt }: Turn, at: Instant): boolean {
  return at <= startedAt || at < (stop?.at ?? voidedAt ?? Infinity)
}

/** When a round of the case began. */
function beganAt(log: CaseLogEntry[], round: number): Instant {
  const first = log.find((entry) => entry.round === round)
  return first?.happenedAt ?? first?.at ?? Infinity
}

/** The round of the case in which a clock measures. */
export function caseRoundOf(clock: ClockAbout & { startedAt: Instant }, log: CaseLogEntry[]): number {
  if (!ruleOf(clock.measure).rolls) return turnOf(clock, log).caseRound
  const last = log.at(-1)?.round ?? 1
  return Array.from({ length: last }, (_, at) => last - at).find((one) => beganAt(log, one) <= clock.startedAt) ?? 1
}

/** Whether a clock measures the newest turn of its measure, or goes on to it. */
export function isCurrent(clock: Clock, log: CaseLogEntry[]): boolean {
  const { measure, round, obligor, status, until } = clock
  if (!ruleOf(measure).rolls) return round === turnsOf(measure, log, obligor).length
  const goesOn = until === undefined && status !== 'stopped' && status !== 'void'
  return goesOn && caseRoundOf(clock, log) === log.at(-1)?.round
}

/** Whether a clock may go on in this round of the case though it is over: what ended it may be struck. An answer stands once the severity has changed, and a resolution says that of the case. */
export function mayGoOn(clock: Clock, log: CaseLogEntry[]): boolean {
  const { measure, status, until } = clock
  const { rolls, once } = ruleOf(measure)
  if (!(rolls || once) || (status !== 'stopped' && status !== 'void')) return false
  return until === undefined && caseRoundOf(clock, log) === log.at(-1)?.round
}

type ClockAbout = { measure: Measure; round: number; obligor: Side }

/** The turn that a clock of a measure which does not roll measures. Throws RangeError for one that never began. */
export function turnOf({ measure, round, obligor }: ClockAbout, log: CaseLogEntry[]): TurnOfCase {
  const turn = turnsOf(measure, log, obligor)[round - 1]
  if (!turn) throw new RangeError(`There has been no time to ${measure} for the ${round}. time.`)
  return turn
}
