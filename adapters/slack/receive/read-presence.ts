import type { Inbound, What } from '../../../src/ports/inbound.ts'
import { named } from '../identify/named.ts'
import { fromSlackTime, type Reading } from './reading.ts'

type Presence = Extract<What, { kind: 'joined' | 'left' | 'moved' | 'person joined' }>

export type PresenceEvent = {
  channelId: string
  /** Who came in; absent where it is the bot that came or went. */
  userId?: string | undefined
  /** The team of whoever came in, where Slack says so. */
  teamId?: string | undefined
  eventTs?: string | undefined
  /** Whether the channel is shared with other organisations. */
  shared?: boolean | undefined
}

/** Something that happened to the bot's place in a channel, or to who reads it. */
export function readPresence(
  eventId: string,
  { channelId, userId, teamId, eventTs, shared }: PresenceEvent,
  what: Presence,
  { self, clock }: Reading,
): Inbound {
  return {
    platform: 'slack',
    eventId,
    occurredAt: fromSlackTime(eventTs, clock.now()),
    ...(userId !== undefined && { speaker: named(userId, [teamId]) }),
    place: {
      conversationId: channelId,
      kind: channelId.startsWith('D') ? 'direct' : 'channel',
      tenantId: self.homeTeamId,
      ...(shared === true && { outsiders: true }),
    },
    what,
  }
}

/** Something that happened to somebody's account, wherever they are. */
export function readAccount(
  eventId: string,
  { userId, eventTs }: { userId: string; eventTs: string | undefined },
  { self, clock }: Reading,
): Inbound {
  return {
    platform: 'slack',
    eventId,
    occurredAt: fromSlackTime(eventTs, clock.now()),
    speaker: named(userId, []),
    place: { conversationId: userId, kind: 'direct', tenantId: self.homeTeamId },
    what: { kind: 'account changed' },
  }
}
