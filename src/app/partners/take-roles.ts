import type { Partner } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import { named } from '../../domain/timeline/fact.ts'
import { dropNaming } from '../notices/collect-naming.ts'
import { touchAwaited } from '../maintenance/show-maintenance.ts'
import { unhearMarks } from '../marks/hear-marks.ts'
import { touchUnconfirmed } from '../cases/put-off-silence.ts'
import { isAnybodyNamed, type RosterEntry } from '../people/roster.ts'
import { leaveRotations } from '../rotations/change-rotation.ts'
import type { Means } from '../scene.ts'
import { touchOpenProposal } from '../terms/show-proposal.ts'
import { recordChange } from './record-change.ts'

/** Take one part in a partnership away from somebody, recorded. Whoever has none left there is bound to the partner no more. */
export async function takeRole(
  means: Means,
  partner: Partner,
  { person, side, role }: RosterEntry,
  by?: Party,
): Promise<void> {
  const { tx } = means
  await tx.memberships.remove({ partnerId: partner.id, personId: person.id, side, role })
  await recordChange(means, partner, 'PersonRemoved', { name: named(person), role, side }, by)
  await dropNaming(means, person.id, { partnerId: partner.id, role })
  if (side === 'partner') await touchOpenProposal(means, partner.id)
  await touchAwaited(means, partner)
  if (!(await isAnybodyNamed(tx, partner.id, side))) {
    await unhearMarks(means, partner, side)
    await touchUnconfirmed(means, partner, side)
  }
  const left = (await tx.memberships.ofPerson(person.id)).filter(({ partnerId }) => partnerId === partner.id)
  if (left.length === 0) await leaveRotations(means, partner, person.id)
  const now = await tx.people.get(person.id)
  if (left.length > 0 || now?.partnerId !== partner.id) return
  const { partnerId: _, ...free } = now
  await tx.people.save(free)
}
