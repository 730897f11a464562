import type { ClockEffect } from './clock.ts'
import type { Level } from './judge-clock.ts'
import type { Settled } from './settled-clock.ts'

/** One timer per level still to come while the clock runs; none while it is paused, ended or breached. */
export function timersBetween({ before, after, cause, moved, ahead }: Settled): ClockEffect[] {
  const set = before.status === 'running' && cause !== 'new'
  // Other terms may have other levels, so replacing each timer by percent is not enough.
  const cancel = set && (after.status !== 'running' || cause === 'changed')
  const effects: ClockEffect[] = cancel ? [{ effect: 'cancel timers' }] : []
  if (!moved || after.status !== 'running' || after.breachedAt !== undefined) return effects
  return [...effects, ...levelTimers(ahead, after.dueAt)]
}

/** At its due time a clock can still be met: the timer comes the moment after. */
export function levelTimers(levels: Level[], dueAt: number): (ClockEffect & { effect: 'start timer' })[] {
  return [...levels, { percent: 100, at: dueAt + 1 }].map(({ percent, at }) => ({ effect: 'start timer', percent, at }))
}
