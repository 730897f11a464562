import type { Instant } from '../time/instant.ts'
import { type Case, isOver } from './case.ts'

/** Whether a case went on at that moment, as it stood then: an end that was taken back later, or was found untrue, held until that. */
export function wasOpenAt({ openedAt, log }: Pick<Case, 'openedAt' | 'log'>, at: Instant): boolean {
  if (openedAt >= at) return false
  let ended: Instant | undefined
  for (const { at: saidAt, happenedAt = saidAt, status } of log) {
    const over = isOver({ status })
    if (over === (ended !== undefined)) continue
    if (ended !== undefined && ended < at && at <= happenedAt) return false
    ended = over ? happenedAt : undefined
  }
  return ended === undefined || ended >= at
}
