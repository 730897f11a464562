import type { PersonResult } from '../../person-actions.ts'
import { setArchived } from '../admin/archive.ts'
import { setBotPresent, setMember } from '../admin/membership.ts'
import { BOT_NAME } from '../slack-world.ts'
import type { StoredChannel } from '../workspace/records.ts'
import type { User } from '../workspace/workspace.ts'
import { no, type Desk } from './desk.ts'

/** Slack's own commands for who is in a channel. */
export const CHANNEL_COMMANDS = ['/invite', '/remove', '/kick', '/archive']

/**
 * `/invite @Mia`, `/remove @Liaison` (or `/kick`), `/archive`. `text` holds the mentions as `<@U1|name>`. Guests and people
 * from elsewhere may do none of them.
 */
export function channelCommand(desk: Desk, channel: StoredChannel, name: string, text: string): PersonResult {
  const { workspace, user } = desk
  if (channel.kind === 'direct') return no('This does not work in a direct message.')
  if (!workspace.organisations.isAtHome(user) || user.guest !== undefined)
    return no('Only people of the home workspace can change who is in a channel.')
  if (name === '/archive') {
    setArchived(desk, channel, true, user)
    return { ok: true, notice: `#${channel.name} was archived.` }
  }
  const ids = [...text.matchAll(/<@([A-Z0-9]+)\|/g)].map((match) => match[1] ?? '')
  const named = ids.flatMap((id) => workspace.user(id) ?? [])
  const [first] = named
  if (first === undefined) return no(`Say whom: ${name} @${BOT_NAME}, or somebody's name.`)
  const results = named.map((one) => change(desk, channel, one, name === '/invite'))
  return results.find(({ ok }) => !ok) ?? results[0] ?? no('Nothing was changed.')
}

function change(desk: Desk, channel: StoredChannel, whom: User, present: boolean): PersonResult {
  const isBot = whom.id === desk.workspace.credentials.botUserId
  const current = desk.workspace.channels.get(channel.id) ?? channel
  const there = isBot ? current.botPresent : current.memberIds.includes(whom.id)
  if (there === present) return no(`${whom.name} is ${present ? 'already' : 'not'} in this channel.`)
  if (whom.deleted === true && present) return no(`${whom.name} has no active account.`)
  if (isBot) setBotPresent(desk, current, present, desk.user)
  else setMember(desk, current, whom, present, desk.user)
  return { ok: true, notice: `${whom.name} was ${present ? 'added to' : 'removed from'} #${channel.name}.` }
}
