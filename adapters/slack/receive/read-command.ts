import type { SlashCommand } from '@slack/bolt'
import type { Inbound } from '../../../src/ports/inbound.ts'
import { identifyMentions } from '../identify/mentions.ts'
import { identifySpeaker } from '../identify/speaker.ts'
import type { ReplyTo } from '../send/reply-to.ts'
import { readTypedText } from './command-text.ts'
import { placeOf, type Reading } from './reading.ts'

/** A slash command. Slack offers it only to people of the home workspace, and delivers it once, under its trigger id. */
export async function readCommand(
  command: SlashCommand,
  { self, people, channels, clock }: Reading,
): Promise<{ inbound: Inbound; replyTo: ReplyTo }> {
  const { text, userIds } = readTypedText(command.text ?? '', self.botUserId)
  const said = { userId: command.user_id, teamIds: [command.team_id], name: command.user_name }
  const [speaker, mentions, outsiders] = await Promise.all([
    identifySpeaker(said, self.homeTeamId, people),
    identifyMentions(userIds, self.homeTeamId, people),
    channels.shared(command.channel_id),
  ])
  const replyTo: ReplyTo = {
    channelId: command.channel_id,
    userId: command.user_id,
    ...(command.response_url && { responseUrl: command.response_url, receivedAt: clock.now() }),
  }
  const inbound: Inbound = {
    platform: 'slack',
    eventId: command.trigger_id,
    occurredAt: clock.now(),
    speaker,
    place: placeOf(replyTo, { name: command.channel_name, outsiders }),
    what: { kind: 'command', text, mentions },
  }
  return { inbound, replyTo }
}
