import type { PlatformAdmin, Standing } from '../../workplace.ts'
import type { BotDelivery } from '../delivery/bot-delivery.ts'
import { remove } from '../person/change-message.ts'
import type { Platform } from '../platform.ts'
import { findUser, type ReadsChannels, type TeamsChannel, type TeamsUser } from '../teams-world.ts'
import { changeAccount, type TeamsAccountChange } from './accounts.ts'
import { setBlocked, setBotPresent, setTeamInstalled } from './installation.ts'
import { setMember } from './membership.ts'

/** `setBotPresent` concerns one channel, as is done with shared and private ones; `setTeamInstalled` the team with all of them. */
export interface TeamsAdmin extends PlatformAdmin {
  setTeamInstalled(installed: boolean): void
  /** A person blocks their chat with the bot, or uninstalls it there, or takes it back. */
  setBlocked(userId: string, blocked: boolean): void
  changeAccount(userId: string, change: TeamsAccountChange): void
  /** An owner of the team consents to the bot's reading everything, or takes it back; the bot is told nothing. */
  setReadsChannels(reads: ReadsChannels): void
  /** Clients that know charts, or older ones. */
  setDrawsCharts(draws: boolean): void
}

export function teamsAdmin(platform: Platform, delivery: BotDelivery): TeamsAdmin {
  return {
    setBotPresent: (channelId, present) => setBotPresent(platform, delivery, channelId, present),
    setTeamInstalled: (installed) => setTeamInstalled(platform, delivery, installed),
    setBlocked: (userId, blocked) => setBlocked(platform, delivery, userId, blocked),
    setMember: (channelId, userId, present) =>
      setMember(platform, delivery, channelOf(platform, channelId), userOf(platform, userId), present),
    changeAccount: (userId, change) => changeAccount(platform, delivery, userId, change),
    deleteMessage(channelId, messageId) {
      const message = platform.state.message(channelOf(platform, channelId).id, messageId)
      if (!message) throw new Error(`There is no message ${messageId} in ${channelId}`)
      const author = findUser(platform.world, message.authorId)
      if (author) remove({ platform, delivery, user: author }, message.channelId, message.id)
      message.deletedAt ??= platform.clock.now()
      platform.state.changed()
    },
    setReadsChannels(reads) {
      platform.state.now.readsChannels = reads
      platform.state.changed()
    },
    setDrawsCharts(draws) {
      platform.state.now.drawsCharts = draws
      platform.state.changed()
    },
    setStanding(userId, standing) {
      const { userPrincipalName } = userOf(platform, userId)
      const converted = standing === 'member' && { userPrincipalName: userPrincipalName.replace('#EXT#', '') }
      changeAccount(platform, delivery, userId, { ...AS_STANDING[standing], ...converted })
    },
  }
}

/** Whoever was invited is a full member once their account is converted to an internal one, under a name that no longer says so. */
const AS_STANDING: Record<Standing, TeamsAccountChange> = {
  member: { gone: false, guest: false },
  guest: { gone: false, guest: true },
  deactivated: { gone: true },
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
