import { teamRosterActivity } from '../activities/roster-activities.ts'
import type { BotDelivery } from '../delivery/bot-delivery.ts'
import type { Platform } from '../platform.ts'
import { accountId, findUser, type TeamsUser } from '../teams-world.ts'
import { installer } from './installation.ts'

/** What can become of an account. */
export type TeamsAccountChange = Partial<
  Pick<TeamsUser, 'name' | 'title' | 'zone' | 'locale' | 'guest' | 'gone' | 'userPrincipalName' | 'email'>
>

/**
 * Changes an account. Teams tells a bot nothing of it, except when the account goes: then whoever had it leaves the team.
 * @throws Error when there is nobody with this id.
 */
export function changeAccount(
  platform: Platform,
  delivery: BotDelivery,
  userId: string,
  change: TeamsAccountChange,
): void {
  const before = findUser(platform.world, userId)
  if (!before) throw new Error(`Nobody here has the id ${userId}`)
  const { now } = platform.state
  const id = before.aadObjectId
  now.people = { ...now.people, [id]: { ...now.people?.[id], ...change } }
  platform.state.changed()
  if (change.gone !== true || before.gone === true || !metByBot(platform, before)) return
  const left = { id: accountId(before), aadObjectId: id }
  delivery.enqueue(teamRosterActivity(platform, installer(platform), [left], 'remove'))
}

function metByBot({ world, state }: Platform, user: TeamsUser): boolean {
  return world.team.channels.some(
    (channel) => state.now.botPresent[channel.id] === true && channel.memberIds.includes(user.aadObjectId),
  )
}
