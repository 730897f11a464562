import type { Instant } from '../domain/time/instant.ts'
import { MINUTE, type Ms } from '../domain/time/instant.ts'
import type { Inbound, What } from '../ports/inbound.ts'
import type { Stopwatch } from '../ports/stopwatch.ts'

/** A platform's last retry of an event comes six minutes after it; for an hour it waits for somebody to say whose it is. */
const LATEST_MS: Ms = 70 * MINUTE

/** More than people delete and edit in that time. */
const MOST = 2_000

export type ToldBefore = {
  /** News of a message that nobody had told of: that it is deleted, or there again; `words`: what it says by now is remembered as well. */
  note(inbound: Inbound, words: boolean): void
  /** Whether what is told of now was deleted before. */
  isGone(inbound: Inbound): boolean
  /** What is told of now, in the words to which it was edited before. */
  newest(inbound: Inbound): Inbound
}

type Edited = Extract<What, { kind: 'edited' }>

/** `until`: on the stopwatch. `words`: what it says by now; absent for one that is gone. */
type News = { until: Ms; at: Instant; words?: Edited }

/**
 * What became of messages before anybody told of them, as when the event of a message comes late, or waits: what is gone on its platform is not to be
 * kept here, and what was edited there says here what it says there. In memory, and no longer than that takes.
 */
export function createToldBefore(stopwatch: Stopwatch): ToldBefore {
  /** By message, the oldest first. */
  const news = new Map<string, News>()
  const of = (inbound: Inbound): News | undefined => {
    const key = keyOf(inbound)
    const found = key === undefined ? undefined : news.get(key)
    return found && found.until > stopwatch.elapsed() ? found : undefined
  }
  return {
    note(inbound, withWords) {
      const key = keyOf(inbound)
      if (key === undefined) return
      const { occurredAt: at, what } = inbound
      const now = stopwatch.elapsed()
      const words = what.kind === 'edited' && withWords ? what : undefined
      const before = of(inbound)?.words
      // Edits may be told of out of order.
      if (words && before && of(inbound)!.at > at) return
      news.delete(key)
      for (const [oldest, { until }] of news) {
        if (until > now && news.size < MOST) break
        news.delete(oldest)
      }
      if (what.kind === 'deleted' || words) news.set(key, { until: now + LATEST_MS, at, ...(words && { words }) })
    },
    isGone(inbound) {
      const found = of(inbound)
      return found !== undefined && found.words === undefined
    },
    newest(inbound) {
      const words = of(inbound)?.words
      return words ? inWords(inbound, words) : inbound
    },
  }
}

/** The message in other words. One that named the bot in passing is words to people all the more. */
export function inWords(inbound: Inbound, { text, mentions, files }: Edited): Inbound {
  const { what, place } = inbound
  if (what.kind === 'said') return { ...inbound, what: { ...what, text, mentions, files } }
  if (what.kind !== 'command' || what.message?.inPassing !== true || place.threadId === undefined) return inbound
  const { messageId } = what.message
  return { ...inbound, what: { kind: 'said', messageId, threadId: place.threadId, text, mentions, files } }
}

function keyOf({ platform, place: { tenantId, conversationId }, what }: Inbound): string | undefined {
  const messageId = 'messageId' in what ? what.messageId : what.kind === 'command' ? what.message?.messageId : undefined
  return messageId === undefined ? undefined : JSON.stringify([platform, tenantId, conversationId, messageId])
}

/** Whether both are about one message. */
export function areOfOne(one: Inbound, other: Inbound): boolean {
  return keyOf(one) !== undefined && keyOf(one) === keyOf(other)
}
