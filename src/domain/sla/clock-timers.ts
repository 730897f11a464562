import type { ClockEffect } from './clock.ts'
import type { Settled } from './settled-clock.ts'

/** One timer per level still to come while the clock runs; none while it is paused, stopped or breached. */
export function timersBetween({ before, after, terms, moved, ahead }: Settled): ClockEffect[] {
  const set = before.status === 'running' && terms !== 'new'
  // Other terms may have other levels, so replacing each timer by percent is not enough.
  const cancel = set && (after.status !== 'running' || terms === 'changed')
  const effects: ClockEffect[] = cancel ? [{ effect: 'cancel timers' }] : []
  if (!moved || after.status !== 'running' || after.breachedAt !== undefined) return effects
  for (const { percent, at } of [...ahead, { percent: 100, at: after.dueAt }]) {
    effects.push({ effect: 'start timer', percent, at })
  }
  return effects
}
