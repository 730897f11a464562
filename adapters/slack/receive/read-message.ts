import type { AppMentionEvent, GenericMessageEvent } from '@slack/types'
import type { Inbound } from '../../../src/ports/inbound.ts'
import { named } from '../identify/named.ts'
import type { ReplyTo } from '../send/reply-to.ts'
import { readTypedText } from './command-text.ts'
import { fromSlackTime, placeOf, type Reading } from './reading.ts'
import { namesBot, type SlackMessage } from './written.ts'

/** What a mention and a direct message have in common. The team fields are set in channels shared with others. */
export type Spoken = Pick<GenericMessageEvent, 'channel' | 'ts' | 'event_ts' | 'thread_ts' | 'text'> &
  Pick<AppMentionEvent, 'team' | 'user_team' | 'source_team' | 'user_profile'> &
  Pick<SlackMessage, 'files'> & {
    user: string
    /** Whether other organisations are in the channel; the envelope of the event says it. */
    outsiders?: boolean
  }

/** Words to the bot: `@Liaison …` in a channel, or a direct message. */
export function readMessage(
  eventId: string,
  event: Spoken,
  { self, clock }: Reading,
): { inbound: Inbound; replyTo: ReplyTo } {
  const { text, userIds } = readTypedText(event.text ?? '', self.botUserId)
  const { user, team, user_team: userTeam, source_team: sourceTeam, user_profile: profile } = event
  const replyTo: ReplyTo = {
    channelId: event.channel,
    userId: user,
    ...(event.thread_ts !== undefined && { threadTs: event.thread_ts }),
  }
  const place = placeOf(self, replyTo, { shared: event.outsiders === true })
  const naming = place.kind === 'channel' ? namesBot(event, event.channel, self) : undefined
  const message = place.threadId !== undefined || naming?.inPassing ? naming : undefined
  const inbound: Inbound = {
    platform: 'slack',
    eventId,
    occurredAt: fromSlackTime(event.event_ts ?? event.ts, clock.now()),
    speaker: named(user, [userTeam, sourceTeam, profile?.team, team], profile?.real_name),
    place: { ...place, heard: true },
    what: {
      kind: 'command',
      ...{ text, mentions: userIds.map(({ id, label }) => named(id, [], label)) },
      ...(message && { message }),
    },
  }
  return { inbound, replyTo }
}

/** Slack's own voice. It writes as a person does: that the bot was removed from a channel, for one (slackapi/node-slack-sdk#211). */
const SLACKBOT = 'USLACKBOT'

/**
 * Whether a message event is a person's own new words in a direct conversation with the bot. Everything else that comes
 * as a `message`, edits, joins, other bots, channels, is not said to us.
 */
export function isDirectWords(event: {
  channel_type?: string
  subtype?: string | undefined
  bot_id?: string
  user?: string
}): event is Spoken {
  const { channel_type: type, subtype, bot_id: botId, user } = event
  if (type !== 'im' || botId !== undefined || user === undefined || user === SLACKBOT) return false
  return subtype === undefined || subtype === 'file_share'
}
