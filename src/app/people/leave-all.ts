import type { Partner, Person } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import type { Means } from '../scene.ts'
import { type Left, leavePartner } from './leave-partner.ts'
import { takeOffManagersOfAll } from './managers-of-all.ts'
import { loadRoster, type RosterEntry } from './roster.ts'
import { tellLeft } from './tell-left.ts'

/**
 * Somebody acts for no partner any more. `to`: who takes over wherever they are named on the same side; elsewhere, and without one, the
 * account manager of the side or who is next. Refused as a whole where `to` is named nowhere that they are.
 */
export async function leaveAll(
  means: Means,
  person: Person,
  { to, by }: { to?: Person; by?: Party },
): Promise<Left[] | { refused: string }> {
  const { tx } = means
  const partnerIds = [...new Set((await tx.memberships.ofPerson(person.id)).map(({ partnerId }) => partnerId))]
  if (partnerIds.length === 0)
    return (await takeOffManagersOfAll(means, person, by)) ? [] : { refused: `${person.name} is named for no partner.` }
  const parts: { partner: Partner; successor?: RosterEntry }[] = []
  for (const partnerId of partnerIds) {
    const partner = await tx.partners.get(partnerId)
    if (!partner) continue
    const roster = await loadRoster(tx, partnerId)
    const side = roster.find((entry) => entry.person.id === person.id)?.side
    const successor = to && roster.find((entry) => entry.person.id === to.id && entry.side === side)
    parts.push({ partner, ...(successor && { successor }) })
  }
  // Before anything passes on: a refusal changes nothing.
  if (to && !parts.some(({ successor }) => successor))
    return { refused: `${to.name} is named on no side where ${person.name} is. Name them there first.` }
  const all: Left[] = []
  for (const { partner, successor } of parts) {
    const left = await leavePartner(means, partner, person, { ...(successor && { to: successor }), ...(by && { by }) })
    if (left) all.push(left)
  }
  await takeOffManagersOfAll(means, person, by)
  for (const left of all) await tellLeft(means, person, left, by?.personId)
  return all
}
