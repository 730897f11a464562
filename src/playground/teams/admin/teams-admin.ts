import type { BotDelivery } from '../delivery/bot-delivery.ts'
import type { Platform } from '../platform.ts'
import { findUser, type TeamsChannel, type TeamsUser } from '../teams-world.ts'
import { changeAccount, type TeamsAccountChange } from './accounts.ts'
import { setBlocked, setInstalled, setTeamInstalled } from './installation.ts'
import { setMember } from './membership.ts'

/**
 * What owners, admins and people themselves do to the tenant, beside saying and pressing things. The bot is told as Teams
 * tells it.
 * @throws Error where there is no such channel or person.
 */
export interface TeamsAdmin {
  /** Puts the bot into one channel or takes it out, as is done with shared and private ones. */
  setInstalled(channelId: string, installed: boolean): void
  /** Adds the app to the whole team, or removes it. */
  setTeamInstalled(installed: boolean): void
  /** A person blocks their chat with the bot, or uninstalls it there, or takes it back. */
  setBlocked(userId: string, blocked: boolean): void
  setMember(channelId: string, userId: string, present: boolean): void
  changeAccount(userId: string, change: TeamsAccountChange): void
}

export function teamsAdmin(platform: Platform, delivery: BotDelivery): TeamsAdmin {
  return {
    setInstalled: (channelId, installed) => setInstalled(platform, delivery, channelId, installed),
    setTeamInstalled: (installed) => setTeamInstalled(platform, delivery, installed),
    setBlocked: (userId, blocked) => setBlocked(platform, delivery, userId, blocked),
    setMember: (channelId, userId, present) =>
      setMember(platform, delivery, channelOf(platform, channelId), userOf(platform, userId), present),
    changeAccount: (userId, change) => changeAccount(platform, delivery, userId, change),
  }
}

function channelOf({ world }: Platform, id: string): TeamsChannel {
  const channel = world.team.channels.find((candidate) => candidate.id === id)
  if (!channel) throw new Error(`There is no channel ${id}`)
  return channel
}

function userOf({ world }: Platform, id: string): TeamsUser {
  const user = findUser(world, id)
  if (!user) throw new Error(`Nobody here has the id ${id}`)
  return user
}
