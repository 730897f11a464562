import { type Role, type Side, SIDES } from '../partners/party.ts'
import { askedIn, type CheckInAudience, neededRole } from './audience.ts'

/** The sides on which a health check of this audience finds nobody to ask, as people are named: while there is one, it does not open. */
export function sidesWithNobody(roster: readonly { side: Side; role: Role }[], audience: CheckInAudience): Side[] {
  return SIDES.filter((side) => askedIn(roster, audience, side).length === 0)
}

/** What has to be done before a health check of this audience can ask on these sides. */
export function whyNobody(sides: readonly Side[], audience: CheckInAudience, slug: string): string {
  const isTheirs = sides.includes('partner')
  const role = neededRole(audience)
  if (role !== undefined) {
    const where = sides.length > 1 ? 'on either side' : isTheirs ? "on the partner's side" : 'on our side'
    const called = role.replace('-', ' ')
    return `A ${audience} health check asks the ${called} of each side, and none is named ${where}: name one with \`/partner people ${slug} add @name --role ${role}\`.`
  }
  const command = `/partner people ${slug} add …`
  if (sides.length > 1)
    return `A health check asks both sides, and nobody is named on either: name them with \`${command}\`.`
  return `Nobody on ${isTheirs ? "the partner's" : 'our'} side can be asked yet: name them with \`${command}\`.`
}
