import type { MessageShortcut } from '@slack/bolt'
import type { Inbound } from '../../../src/ports/inbound.ts'
import { named } from '../identify/named.ts'
import type { ReplyTo } from '../send/reply-to.ts'
import { contentId } from './event-id.ts'
import { fromSlackTime, placeOf, type Reading } from './reading.ts'
import { SLACK_MESSAGE } from './body-shape.ts'
import { writtenIn } from './written.ts'

/** The entry in the menu of a message, as the manifest names it. */
export const MAKE_CASE = 'case.from-message'

/**
 * A message shortcut: the message comes along. It works wherever the person is, also in places of which the bot hears nothing; Slack offers it only to
 * people of the home workspace.
 */
export function readShortcut(shortcut: MessageShortcut, reading: Reading): { inbound: Inbound; replyTo: ReplyTo } {
  const { self, clock } = reading
  const { channel, user, team, message, message_ts: messageTs, trigger_id: triggerId, action_ts: actionTs } = shortcut
  const threadTs = typeof message['thread_ts'] === 'string' ? message['thread_ts'] : undefined
  const replyTo: ReplyTo = {
    channelId: channel.id,
    userId: user.id,
    ...(threadTs !== undefined && { threadTs }),
    ...(shortcut.response_url && { responseUrl: shortcut.response_url, receivedAt: clock.now() }),
  }
  const inbound: Inbound = {
    platform: 'slack',
    eventId: contentId('shortcut', [triggerId, actionTs, user.id, messageTs]),
    occurredAt: fromSlackTime(actionTs, clock.now()),
    speaker: named(user.id, [user.team_id, team?.id], user.name),
    place: placeOf(self, replyTo, { name: channel.name }),
    what: {
      kind: 'pointed',
      messageId: messageTs,
      message: writtenIn(SLACK_MESSAGE.parse(message), channel.id, reading),
    },
  }
  return { inbound, replyTo }
}
