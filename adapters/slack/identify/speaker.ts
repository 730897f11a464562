import type { Speaker } from '../../../src/ports/inbound.ts'
import type { People, SlackPerson } from './people.ts'

/** Stands for a team that neither the event nor Slack names. It is nobody's home, so such a person is an outsider. */
const UNKNOWN_TEAM = 'unknown'

export type Said = {
  userId: string
  /** Every place in the event that names the person's team. */
  teamIds: (string | null | undefined)[]
  /** The name in the event, for when the person cannot be looked up. */
  name?: string | undefined
}

/** Who acted. One team other than the bot's own anywhere makes an outsider, whatever the rest says. */
export async function identifySpeaker(
  { userId, teamIds, name }: Said,
  homeTeamId: string,
  people: People,
): Promise<Speaker> {
  const known = await people.find(userId)
  const tenantId = teamOf([...teamIds, known?.teamId], homeTeamId)
  return {
    platform: 'slack',
    tenantId,
    userId,
    outsider: tenantId !== homeTeamId,
    name: nameOf(known, name, userId),
    ...(known?.zone !== undefined && { zone: known.zone }),
  }
}

function teamOf(teamIds: (string | null | undefined)[], homeTeamId: string): string {
  const named = teamIds.filter((teamId) => typeof teamId === 'string' && teamId !== '')
  return named.find((teamId) => teamId !== homeTeamId) ?? named[0] ?? UNKNOWN_TEAM
}

function nameOf(known: SlackPerson | undefined, said: string | undefined, userId: string): string {
  return known?.name ?? (said || userId)
}
