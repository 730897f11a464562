import { installActivities, teamInstallActivities } from '../activities/install-activities.ts'
import { eventActivity } from '../activities/roster-activities.ts'
import type { Conversation } from '../conversations.ts'
import type { BotDelivery } from '../delivery/bot-delivery.ts'
import type { Platform } from '../platform.ts'
import { findUser, homeTenant, type TeamsUser } from '../teams-world.ts'

/** Tells the bot of every channel in which it is; done once, at the first start. */
export function installEverywhere(platform: Platform, delivery: BotDelivery): void {
  const present = platform.world.team.channels.filter((channel) => platform.state.now.botPresent[channel.id])
  const activities = present.flatMap((channel) => {
    return installActivities(platform, { kind: 'channel', id: channel.id, channel }, installer(platform), 'add')
  })
  delivery.enqueue(...activities)
}

/** Teams is called elsewhere than when the app was installed, which a bot learns from whatever it is sent next: that somebody types is enough. */
export function tellNewAddress(platform: Platform, delivery: BotDelivery): void {
  const channel = platform.world.team.channels.find(({ id }) => platform.state.now.botPresent[id])
  if (!channel) return
  const somewhere = eventActivity(platform, { kind: 'channel', id: channel.id, channel }, installer(platform))
  delivery.enqueue({ ...somewhere, type: 'typing' })
}

/** @throws Error when there is no such channel. */
export function setBotPresent(platform: Platform, delivery: BotDelivery, channelId: string, present: boolean): void {
  const channel = platform.world.team.channels.find((candidate) => candidate.id === channelId)
  if (!channel) throw new Error(`There is no channel ${channelId}`)
  if (platform.state.now.botPresent[channelId] === present) return
  platform.state.now.botPresent[channelId] = present
  const conversation: Conversation = { kind: 'channel', id: channelId, channel }
  delivery.enqueue(...installActivities(platform, conversation, installer(platform), present ? 'add' : 'remove'))
}

/** Blocking a bot looks to it like its removal from the chat. @throws Error when the person has no chat with it. */
export function setBlocked(platform: Platform, delivery: BotDelivery, userId: string, blocked: boolean): void {
  const user = findUser(platform.world, userId)
  const chat = user && platform.state.now.chats[user.aadObjectId]
  if (!user || !chat) throw new Error(`There is no chat between the bot and ${userId}`)
  if (chat.blocked === blocked) return
  chat.blocked = blocked
  const conversation: Conversation = { kind: 'personal', id: chat.conversationId, user }
  delivery.enqueue(...installActivities(platform, conversation, user, blocked ? 'remove' : 'add'))
}

/**
 * Adds the app to the team, or removes it, with all its channels. The bot is told once, for the team: the conversation of
 * such an activity is the team's own, whose id none of the channels has.
 */
export function setTeamInstalled(platform: Platform, delivery: BotDelivery, installed: boolean): void {
  const { botPresent } = platform.state.now
  const { channels } = platform.world.team
  if (channels.every((channel) => botPresent[channel.id] === installed)) return
  for (const channel of channels) botPresent[channel.id] = installed
  delivery.enqueue(...teamInstallActivities(platform, installer(platform), installed ? 'add' : 'remove'))
}

/** Apps in a team are installed by somebody of the home tenant. */
export function installer(platform: Platform): TeamsUser {
  const home = homeTenant(platform.world)
  const [first, ...others] = platform.world.users.filter(({ tenantId, bot }) => tenantId === home.id && !bot)
  if (!first) throw new Error(`A Teams world needs somebody in ${home.name}`)
  return [first, ...others].find(({ guest, gone }) => !guest && !gone) ?? first
}
