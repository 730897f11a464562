import type { Partner, Person } from '../../domain/partners/partner.ts'
import { type Party, type Role, ROLES_OF, type Side } from '../../domain/partners/party.ts'
import { armDigest } from '../digests/arm-digest.ts'
import { notConfirmedYet } from '../../domain/partners/not-confirmed.ts'
import { named } from '../../domain/timeline/fact.ts'
import { followPeople } from '../ladders/call-newcomers.ts'
import { putOffSilencesOf } from '../cases/put-off-silence.ts'
import { hearMarks } from '../marks/hear-marks.ts'
import { inChargeOf, loadRoster, withRole } from '../people/roster.ts'
import { touchAwaited } from '../maintenance/show-maintenance.ts'
import { comeBackToRotations } from '../rotations/change-rotation.ts'
import type { Means } from '../scene.ts'
import { touchOpenProposal } from '../terms/show-proposal.ts'
import { putOffClose } from '../ledger/schedule-close.ts'
import { collectNaming } from '../notices/collect-naming.ts'
import { collectOpenProposal } from '../notices/collect-proposal-notice.ts'
import { askedToConfirm, showRequest } from './confirmation.ts'
import { recordChange } from './record-change.ts'
import { takeRole } from './take-roles.ts'

/** Roles of which each side has one at most: naming another replaces the one before. */
const SINGLE: Role[] = ['account-manager', 'sponsor']

/** Give somebody their parts in a partnership, each recorded. */
export async function giveRoles(
  means: Means,
  partner: Partner,
  person: Person,
  side: Side,
  roles: Role[],
  by?: Party,
): Promise<{ refused: string } | undefined> {
  const { tx } = means
  if (side === 'partner' && partner.unconfirmed) return refusedUnconfirmed(means, partner)
  const roster = await loadRoster(tx, partner.id)
  if (roster.some((entry) => entry.person.id === person.id && entry.side !== side))
    return {
      refused: `${person.name} is named on the other side of ${partner.name}. Take them away there first: \`people ${partner.slug} remove @name\`.`,
    }
  if (!roster.some((entry) => entry.person.id === person.id)) await comeBackToRotations(means, partner, person.id)
  let newManager = false
  let replaced = false
  let isNamed = false
  for (const role of roles) {
    if (!ROLES_OF[side].includes(role))
      return { refused: 'Managers are on our side; name the partner’s people as account-manager, sponsor or member.' }
    const holders = withRole(roster, side, role)
    if (holders.some((holder) => holder.person.id === person.id)) continue
    if (SINGLE.includes(role)) for (const holder of holders) await takeRole(means, partner, holder, by)
    replaced ||= SINGLE.includes(role) && holders.length > 0
    await tx.memberships.add({ partnerId: partner.id, personId: person.id, side, role })
    await recordChange(means, partner, 'PersonNamed', { name: named(person), role, side }, by)
    await collectNaming(means, person.id, { partnerId: partner.id, role }, by)
    isNamed = true
    newManager ||= role === 'account-manager'
    if (side === 'partner') await touchOpenProposal(means, partner.id)
    await touchAwaited(means, partner)
  }
  if (side === 'partner' && !inChargeOf(roster, side).some((one) => one.person.id === person.id))
    await collectOpenProposal(means, partner, person.id)
  if (!roster.some((one) => one.side === side)) {
    await putOffSilencesOf(means, partner, side)
    if (side === 'partner') await putOffClose(means, partner)
  }
  // Whoever is replaced was perhaps the last of their side for a moment.
  if (replaced || !roster.some((one) => one.side === side)) await hearMarks(means, partner, side)
  await armDigest(means, person)
  if (isNamed && roster.length > 0) await followPeople(means, partner)
  if (partner.unconfirmed && newManager) await showRequest(means, partner)
  return undefined
}

/** Nothing about a partner reaches their people before somebody has taken it on. */
export async function refusedUnconfirmed(means: Means, partner: Partner): Promise<{ refused: string }> {
  return { refused: notConfirmedYet(partner.name, await askedToConfirm(means.tx, partner)) }
}
