import type { PersonResult } from '../../person-actions.ts'
import { eventBody, membershipEvent } from '../outgoing/event-body.ts'
import { BOT_NAME } from '../slack-world.ts'
import type { StoredChannel } from '../workspace/records.ts'
import { no, type Desk } from './desk.ts'

/** Adds the bot to a channel, or removes it: `/invite @Liaison`, `/remove @Liaison`. Only people at home may. */
export function setBotPresence(desk: Desk, channel: StoredChannel, text: string, present: boolean): PersonResult {
  const { workspace, user, events } = desk
  if (!text.includes(`<@${workspace.credentials.botUserId}|`)) return no('This local workspace knows only its one app.')
  if (channel.kind === 'direct') return no('This does not work in a direct message.')
  if (!workspace.organisations.isAtHome(user) || user.guest !== undefined)
    return no('Only people of the home workspace can add or remove this app.')
  if (channel.botPresent === present) return no(`${BOT_NAME} is ${present ? 'already' : 'not'} in this channel.`)
  const changed = workspace.channels.set(channel.id, { ...channel, botPresent: present })
  const type = present ? 'member_joined_channel' : 'member_left_channel'
  if (workspace.botEvents.includes(type))
    events.enqueue(
      `event ${type}`,
      eventBody(workspace, changed, membershipEvent(workspace, changed, { type, byUserId: user.id })),
    )
  desk.changed()
  return { ok: true, notice: `${BOT_NAME} was ${present ? 'added to' : 'removed from'} #${channel.name}.` }
}
