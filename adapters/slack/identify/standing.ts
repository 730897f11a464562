import type { Standing } from '../../../src/domain/partners/standing.ts'
import type { OwnIdentity } from './own-identity.ts'

/** What `users.info` says of somebody, as far as it decides who they are. Strangers come with fewer fields than our own people. */
export type SlackPerson = {
  userId: string
  name: string
  zone?: string
  locale?: string
  teamId?: string
  /** The Enterprise Grid organisation of their workspace. */
  enterpriseId?: string
  deleted: boolean
  /** Single- or multi-channel guest: of our own workspace by its id, and yet no colleague. */
  guest: boolean
  bot: boolean
}

/** Stands for an organisation that neither the event nor Slack names. It is nobody's home. */
const UNKNOWN = 'unknown'

/**
 * Where somebody stands, and which organisation they belong to. Ours is only who Slack itself calls a full member of the installing
 * workspace or of its Enterprise Grid organisation, and whom no part of the event (`said`: its team and enterprise ids) places elsewhere.
 * Source: Slack "users.info", "Enterprise Grid: user ids"; guests keep the team_id of the workspace they are guests of.
 */
export function standingOf(
  person: SlackPerson,
  said: string[],
  { homeTeamId, homeEnterpriseId }: OwnIdentity,
): { standing: Standing; tenantId: string } {
  const sameGrid = homeEnterpriseId !== undefined && person.enterpriseId === homeEnterpriseId
  const atHome = person.teamId === homeTeamId || sameGrid
  const elsewhere = sameGrid ? undefined : said.find((id) => id !== homeTeamId && id !== homeEnterpriseId)
  if (!atHome || elsewhere !== undefined) {
    const tenantId = (atHome ? elsewhere : undefined) ?? person.teamId ?? person.enterpriseId ?? elsewhere ?? UNKNOWN
    return { standing: person.deleted ? 'gone' : person.bot ? 'bot' : 'outside', tenantId }
  }
  const standing = person.deleted ? 'gone' : person.bot ? 'bot' : person.guest ? 'guest' : 'ours'
  return { standing, tenantId: homeTeamId }
}
