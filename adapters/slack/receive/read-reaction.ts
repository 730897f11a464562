import type { ReactionAddedEvent } from '@slack/types'
import type { Inbound } from '../../../src/ports/inbound.ts'
import { named } from '../identify/named.ts'
import type { ReplyTo } from '../send/reply-to.ts'
import { fromSlackTime, placeOf, type Reading } from './reading.ts'

/** The one reaction that means something; what it is called does not follow the language of the workspace. */
const TICKET = 'ticket'

/** 🎫 under a message; undefined for every other reaction, of which nothing is kept. */
export function readReaction(
  eventId: string,
  { reaction, item, user, event_ts: eventTs }: ReactionAddedEvent,
  { self, clock }: Reading,
): { inbound: Inbound; replyTo: ReplyTo } | undefined {
  if (reaction !== TICKET || item.type !== 'message' || user === self.botUserId) return undefined
  const replyTo: ReplyTo = { channelId: item.channel, userId: user }
  const inbound: Inbound = {
    platform: 'slack',
    eventId,
    occurredAt: fromSlackTime(eventTs, clock.now()),
    speaker: named(user, []),
    place: placeOf(self, replyTo),
    what: { kind: 'pointed', messageId: item.ts, quietly: true },
  }
  return { inbound, replyTo }
}
