import type { Instant } from '../time/instant.ts'
import type { Clock, ClockDecision, ClockEvent } from './clock.ts'
import { settleClock } from './settle-clock.ts'

/**
 * What an event does to a clock; the states are told in clock.ts. `now` is the time of handling; whatever is recorded carries its own,
 * true time. A deadline is no more than a reason to look: one that comes early arms its timer again, one that comes late is judged
 * at its time, and one that comes twice, or while the clock is paused, stopped or lifted, does nothing.
 */
export function decideClock(state: Clock, event: ClockEvent, now: Instant): ClockDecision {
  if (state.status === 'stopped' || state.status === 'lifted') return { state, effects: [] }
  if (event.type === 'LevelReached' && state.status === 'paused') return { state, effects: [] }
  const { ahead, ...decision } = settleClock(state, event.log, now)
  if (event.type === 'CaseLogGrew' || decision.effects.length > 0) return decision
  return { ...decision, effects: armedAgain(decision.state, event.percent, ahead) }
}

function armedAgain(
  state: Clock,
  percent: number,
  ahead: { percent: number; at: Instant }[],
): ClockDecision['effects'] {
  if (state.status !== 'running' || state.breachedAt !== undefined) return []
  const levels = ahead.filter((level) => !state.warnedPercents.includes(level.percent))
  const early = [...levels, { percent: 100, at: state.dueAt }].find((level) => level.percent === percent)
  return early === undefined ? [] : [{ effect: 'start timer', ...early }]
}
