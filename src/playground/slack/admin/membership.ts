import { SLACKBOT } from '../slack-world.ts'
import type { StoredChannel } from '../workspace/records.ts'
import type { User } from '../workspace/workspace.ts'
import { tellBot, type AdminDesk } from './tell-bot.ts'

/**
 * Puts the bot into a channel, or takes it out. It hears of its own coming as of anybody's, and of its own leaving not at
 * all, but of a `channel_left` or `group_left` (slackapi/bolt-js#1847, node-slack-sdk#931), and from Slackbot, in a direct
 * message that looks like a person's (node-slack-sdk#211).
 */
export function setBotPresent(desk: AdminDesk, channel: StoredChannel, present: boolean, by: User): void {
  const { workspace, changed } = desk
  if (channel.botPresent === present) return
  const now = workspace.channels.set(channel.id, { ...channel, botPresent: present })
  if (present) tellOfMember(desk, now, workspace.bot(), 'member_joined_channel', by)
  else {
    const type = channel.private ? 'group_left' : 'channel_left'
    tellBot(desk, { type, channel: channel.id, actor_id: by.id }, { channel: now })
    slackbotSays(desk, `You have been removed from #${channel.name} by <@${by.id}>`)
  }
  changed()
}

/** Puts a person into a channel, or takes them out. The bot hears of it where it is in the channel itself. */
export function setMember(desk: AdminDesk, channel: StoredChannel, user: User, present: boolean, by: User): void {
  const { workspace, changed } = desk
  if (channel.memberIds.includes(user.id) === present) return
  const others = channel.memberIds.filter((id) => id !== user.id)
  const memberIds = present ? [...others, user.id] : others
  const now = workspace.channels.set(channel.id, { ...channel, memberIds })
  if (channel.botPresent) tellOfMember(desk, now, user, present ? 'member_joined_channel' : 'member_left_channel', by)
  changed()
}

function tellOfMember(
  desk: AdminDesk,
  channel: StoredChannel,
  user: User,
  type: 'member_joined_channel' | 'member_left_channel',
  by: User,
): void {
  const enterprise = desk.workspace.organisations.enterpriseOf(user.teamId)
  const event = {
    type,
    user: user.id,
    channel: channel.id,
    channel_type: channel.private ? 'G' : 'C',
    team: user.teamId,
    ...(type === 'member_joined_channel' && by.id !== user.id && { inviter: by.id }),
    ...(type === 'member_joined_channel' && enterprise !== undefined && { enterprise: enterprise.id }),
  }
  tellBot(desk, event, { channel })
}

function slackbotSays({ workspace }: AdminDesk, text: string): void {
  const channel = workspace.directChannel(SLACKBOT)
  workspace.messages.add({ channelId: channel.id, userId: SLACKBOT, text, payload: { text } })
}
