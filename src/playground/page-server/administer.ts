import type { LocalPlatform, Standing } from '../workplace.ts'
import type { ActResult } from './act-result.ts'

/** What the page does to people and channels, as an admin would, whoever one is. */
export type AdminAct =
  | { action: 'set-member'; channelId: string; memberId: string; present: boolean }
  | { action: 'set-standing'; memberId: string; standing: Standing }

/** Undefined where there is no such channel or person. `memberId` may be the bot's own. */
export function administer(platform: LocalPlatform, what: AdminAct): ActResult | undefined {
  const { people, channels } = platform.workplace()
  const member = people.find(({ id }) => id === what.memberId)
  if (member === undefined) return undefined
  if (what.action === 'set-standing') {
    if (member.isBot) return { ok: false, notice: `${member.name} has no account to change.` }
    platform.admin.setStanding(member.id, what.standing)
    return { ok: true, notice: BECAME[what.standing](member.name) }
  }
  const channel = channels.find(({ id, kind }) => id === what.channelId && kind === 'channel')
  if (channel === undefined) return undefined
  if (member.isBot) platform.admin.setBotPresent(channel.id, what.present)
  else platform.admin.setMember(channel.id, member.id, what.present)
  return { ok: true, notice: `${member.name} was ${what.present ? 'added to' : 'removed from'} ${channel.name}.` }
}

const BECAME: Record<Standing, (name: string) => string> = {
  member: (name) => `${name} is a full member.`,
  guest: (name) => `${name} is a guest.`,
  deactivated: (name) => `The account of ${name} is deactivated.`,
}
