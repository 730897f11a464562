import type { Instant } from '../time/instant.ts'
import type { Clock, ClockEffect } from './clock.ts'
import type { Level } from './judge-clock.ts'
import { ruleOf } from './measures/measures.ts'
import type { Settled } from './settled-clock.ts'

/** One timer per level still to come while the clock runs; none while it is paused, ended or breached. */
export function timersBetween({ before, after, cause, moved, ahead }: Settled): ClockEffect[] {
  const set = before.status === 'running' && cause !== 'new'
  // Other terms may have other levels, so replacing each timer by percent is not enough.
  const cancel = set && (after.status !== 'running' || cause === 'changed')
  const effects: ClockEffect[] = cancel ? [{ effect: 'cancel timers' }] : []
  if (!moved || after.status !== 'running' || after.breachedAt !== undefined) return effects
  if (cause === undefined && isPutOff(before, after)) return effects
  return [...effects, ...levelTimers(ahead, after.dueAt)]
}

/** Words that put a due time off leave the timers where they are: what comes early is armed again, so that a lively thread sets none for each word. */
function isPutOff(before: Clock, after: Clock & { dueAt: Instant }): boolean {
  if (!ruleOf(after.measure).rolls || before.status !== 'running' || before.breachedAt !== undefined) return false
  return before.warnedPercents.length === 0 && before.dueAt < after.dueAt
}

/** At its due time a clock can still be met: the timer comes the moment after. */
export function levelTimers(levels: Level[], dueAt: number): (ClockEffect & { effect: 'start timer' })[] {
  return [...levels, { percent: 100, at: dueAt + 1 }].map(({ percent, at }) => ({ effect: 'start timer', percent, at }))
}
