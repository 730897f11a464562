import type { Inbound } from '../../../src/ports/inbound.ts'
import { named } from '../identify/named.ts'
import type { ReplyTo } from '../send/reply-to.ts'
import { fromSlackTime, placeOf, type Reading } from './reading.ts'

/** Who looks at their Home tab, and their conversation with the bot. */
export type HomeOpened = { userId: string; channelId: string; eventTs?: string | undefined }

/** Somebody opened their Home tab, or pressed something there, after which it looks otherwise. */
export function readHome(
  eventId: string,
  { userId, channelId, eventTs }: HomeOpened,
  { self, clock }: Reading,
): { inbound: Inbound; replyTo: ReplyTo } {
  const replyTo: ReplyTo = { channelId, userId }
  return {
    replyTo,
    inbound: {
      ...{ platform: 'slack', eventId, occurredAt: fromSlackTime(eventTs, clock.now()) },
      speaker: named(userId, []),
      place: placeOf(self, replyTo),
      what: { kind: 'home opened' },
    },
  }
}
