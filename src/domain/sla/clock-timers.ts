import type { Instant } from '../time/instant.ts'
import type { Clock, ClockEffect } from './clock.ts'
import type { LevelAt } from './levels.ts'
import { ruleOf } from './measures/measures.ts'
import type { Settled } from './settled-clock.ts'

/**
 * While the clock runs, one timer per level still to come: before the due time those up to it, after the breach those beyond. None while it is paused or has
 * ended, and none for what is beyond a due time that has not passed, since few come to that.
 */
export function timersBetween({ before, after, cause, moved, ahead }: Settled): ClockEffect[] {
  const set = before.status === 'running' && cause !== 'new'
  // Other terms may have other levels, so replacing each timer by percent is not enough.
  const isTakenBack = before.breachedAt !== undefined && after.breachedAt === undefined
  const cancel = set && (after.status !== 'running' || cause === 'changed' || (isTakenBack && hasLate(before)))
  const effects: ClockEffect[] = cancel ? [{ effect: 'cancel timers' }] : []
  if (after.status !== 'running') return effects
  if (after.breachedAt !== undefined) {
    const isNew = before.breachedAt !== after.breachedAt || before.status !== 'running'
    return isNew ? [...effects, ...timersAhead(after, ahead)] : effects
  }
  if (!moved || (cause === undefined && isPutOff(before, after))) return effects
  return [...effects, ...timersAhead(after, ahead)]
}

function hasLate({ objective }: Clock): boolean {
  return objective.levels.some(({ when }) => when === 'after')
}

/** Words that put a due time off leave the timers where they are: what comes early is armed again, so that a lively thread sets none for each word. */
function isPutOff(before: Clock, after: Clock & { dueAt: Instant }): boolean {
  if (!ruleOf(after.measure).rolls || before.status !== 'running' || before.breachedAt !== undefined) return false
  return before.warnedPercents.length === 0 && before.dueAt < after.dueAt
}

/** At its due time a clock can still be met: the timer comes the moment after. */
export function timersAhead(
  { breachedAt, dueAt }: Clock & { status: 'running' },
  ahead: LevelAt[],
): (ClockEffect & { effect: 'start timer' })[] {
  const when = breachedAt === undefined ? 'before' : 'after'
  const due = breachedAt === undefined ? [{ percent: 100, at: dueAt + 1 }] : []
  const levels = ahead.filter(({ level }) => level.when === when)
  return [...levels, ...due].map(({ percent, at }) => ({ effect: 'start timer', percent, at }))
}
