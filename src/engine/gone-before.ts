import { MINUTE, type Ms } from '../domain/time/instant.ts'
import type { Inbound } from '../ports/inbound.ts'
import type { Stopwatch } from '../ports/stopwatch.ts'

/** A platform's last retry of an event comes six minutes after it; for an hour it waits for somebody to say whose it is. */
const LATEST_MS: Ms = 70 * MINUTE

/** More than people delete in that time. */
const MOST = 2_000

export type GoneBefore = {
  /** News of a message that nobody had told of: that it is deleted, or there again. */
  note(inbound: Inbound): void
  /** Whether what is told of now was deleted before. */
  includes(inbound: Inbound): boolean
}

/**
 * Which messages were deleted before anybody told of them, as when the event of a message comes late, or waits: what is gone on its platform is not to
 * be kept here. By their ids, in memory, and no longer than that takes.
 */
export function createGoneBefore(stopwatch: Stopwatch): GoneBefore {
  /** Until when, on the stopwatch, the oldest first. */
  const gone = new Map<string, Ms>()
  return {
    note(inbound) {
      const key = keyOf(inbound)
      if (key === undefined) return
      const now = stopwatch.elapsed()
      gone.delete(key)
      for (const [oldest, until] of gone) {
        if (until > now && gone.size < MOST) break
        gone.delete(oldest)
      }
      if (inbound.what.kind === 'deleted') gone.set(key, now + LATEST_MS)
    },
    includes(inbound) {
      const key = keyOf(inbound)
      return key !== undefined && (gone.get(key) ?? 0) > stopwatch.elapsed()
    },
  }
}

function keyOf({ platform, place: { tenantId, conversationId }, what }: Inbound): string | undefined {
  const messageId = 'messageId' in what ? what.messageId : what.kind === 'command' ? what.message?.messageId : undefined
  return messageId === undefined ? undefined : JSON.stringify([platform, tenantId, conversationId, messageId])
}
