import { mayBeAbsence } from '../../../src/domain/rotations/asks-away.ts'
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

type Status = {
  userId: string
  teamId: string | undefined
  eventTs: string | undefined
  status_text?: string | undefined
  status_emoji?: string | undefined
  /** In seconds; 0 where it has no end. */
  status_expiration?: number | undefined
}

/** Whoever works from elsewhere is there: Slack offers this one each morning, until the end of the day. */
const AT_WORK = /^:(?:house|house_with_garden|office|computer|technologist):$/u

/**
 * A status that ends, where it may say that somebody is away. Slack tells of every change of a profile, with the status that it has: the same may come again. What it
 * says is read by nobody.
 */
export function readStatus(
  eventId: string,
  { userId, teamId, eventTs, ...profile }: Status,
  { self, clock }: Reading,
): Inbound | undefined {
  const { status_text: text = '', status_emoji: emoji = '', status_expiration: expiration } = profile
  const occurredAt = fromSlackTime(eventTs, clock.now())
  const until = typeof expiration === 'number' ? expiration * 1000 : 0
  if ((text === '' && emoji === '') || AT_WORK.test(emoji) || !mayBeAbsence(occurredAt, until)) return undefined
  return {
    platform: 'slack',
    eventId,
    occurredAt,
    speaker: named(userId, [teamId]),
    place: { conversationId: userId, kind: 'direct', tenantId: self.homeTeamId },
    what: { kind: 'status set', until },
  }
}
