import type { CaseLogEntry } from '../cases/case.ts'
import { readLog, type RoundStory } from '../cases/read-log.ts'
import type { Side } from '../partners/party.ts'
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
      .map((turn) => ({ ...turn, caseRound, story }))
  })
  return turns.map((turn, at) => ({ ...turn, round: at + 1 }))
}

/** Those that the newest entry of the log has begun, of which `latest` is the last that has a clock. What began before, and was promised to nobody then, is not measured. */
export function turnsBegun(measure: Measure, log: CaseLogEntry[], obligor: Side, latest = 0): TurnOfCase[] {
  const known = turnsOf(measure, log.slice(0, -1), obligor).length
  return turnsOf(measure, log, obligor).slice(Math.max(known, latest))
}

/** The turn that a clock measures. Throws RangeError for one that never began. */
export function turnOf(
  { measure, round, obligor }: { measure: Measure; round: number; obligor: Side },
  log: CaseLogEntry[],
): TurnOfCase {
  const turn = turnsOf(measure, log, obligor)[round - 1]
  if (!turn) throw new RangeError(`There has been no time to ${measure} for the ${round}. time.`)
  return turn
}
