import type { SlashCommand } from '@slack/bolt'
import type { Inbound } from '../../../src/ports/inbound.ts'
import { named } from '../identify/named.ts'
import type { ReplyTo } from '../send/reply-to.ts'
import { readTypedText } from './command-text.ts'
import { placeOf, type Reading } from './reading.ts'

/** A slash command. Slack offers it only to people of the home workspace, and delivers it once, under its trigger id. */
export function readCommand(command: SlashCommand, { self, clock }: Reading): { inbound: Inbound; replyTo: ReplyTo } {
  const { text, userIds } = readTypedText(command.text ?? '', self.botUserId)
  const replyTo: ReplyTo = {
    channelId: command.channel_id,
    userId: command.user_id,
    ...(command.response_url && { responseUrl: command.response_url, receivedAt: clock.now() }),
  }
  const inbound: Inbound = {
    platform: 'slack',
    eventId: command.trigger_id,
    occurredAt: clock.now(),
    speaker: named(command.user_id, [command.team_id, command.enterprise_id], command.user_name),
    place: placeOf(self, replyTo, { name: command.channel_name }),
    what: { kind: 'command', text, mentions: userIds.map(({ id, label }) => named(id, [], label)) },
  }
  return { inbound, replyTo }
}
