import type { Inbound, What } from '../../../src/ports/inbound.ts'
import { identifySpeaker } from '../identify/speaker.ts'
import { fromSlackTime, type Reading } from './reading.ts'

type Presence = Extract<What, { kind: 'joined' | 'left' | 'moved' }>

export type PresenceEvent = {
  channelId: string
  /** Who did it, where Slack says so. */
  byUserId?: string | undefined
  eventTs?: string | undefined
  /** Whether other organisations are in the channel. */
  outsiders?: boolean | undefined
}

/** Something that happened to the bot's place in a channel. */
export async function readPresence(
  eventId: string,
  event: PresenceEvent,
  what: Presence,
  { self, people, clock }: Reading,
): Promise<Inbound> {
  const bot = { platform: 'slack' as const, tenantId: self.homeTeamId, userId: self.botUserId, outsider: false }
  const speaker =
    event.byUserId === undefined || event.byUserId === self.botUserId
      ? { ...bot, name: 'Slack' }
      : await identifySpeaker({ userId: event.byUserId, teamIds: [] }, self.homeTeamId, people)
  return {
    platform: 'slack',
    eventId,
    occurredAt: fromSlackTime(event.eventTs, clock.now()),
    speaker,
    place: {
      conversationId: event.channelId,
      kind: event.channelId.startsWith('D') ? 'direct' : 'channel',
      ...(event.outsiders !== undefined && { outsiders: event.outsiders }),
    },
    what,
  }
}
