import type { Instant } from '../time/instant.ts'
import { timersAhead } from './clock-timers.ts'
import type { Clock, ClockDecision, ClockEffect, ClockEvent } from './clock.ts'
import type { LevelAt } from './levels.ts'
import { settleClock } from './settle-clock.ts'
import { caseRoundOf } from './turns-of.ts'

/**
 * What an event does to a clock; the states are told in clock.ts. `now` is the time of handling; whatever is recorded carries its own,
 * true time. A deadline is no more than a reason to look: one that comes early arms its timer again, one that comes late is judged
 * at its time, and one that comes twice, or while the clock does not run, does nothing. A round that is over is never counted again.
 */
export function decideClock(state: Clock, event: ClockEvent, now: Instant): ClockDecision {
  if (isClosed(state, event.log)) return { state, effects: [] }
  if (event.type === 'LevelReached' && state.status !== 'running') return { state, effects: [] }
  const { ahead, ...decision } = settleClock(state, event.log, now)
  if (event.type === 'CaseLogGrew' || decision.effects.length > 0) return decision
  return { ...decision, effects: armedAgain(decision.state, event.percent, ahead) }
}

function isClosed(clock: Clock, log: ClockEvent['log']): boolean {
  const { status } = clock
  const isFinal = status === 'stopped' || status === 'void' || status === 'lifted'
  const caseRound = caseRoundOf(clock, log)
  return isFinal && (log.at(-1)?.round ?? caseRound) > caseRound
}

function armedAgain(state: Clock, percent: number, ahead: LevelAt[]): ClockEffect[] {
  if (state.status !== 'running') return []
  const levels = ahead.filter((level) => !state.warnedPercents.includes(level.percent))
  return timersAhead(state, levels).filter((level) => level.percent === percent)
}
