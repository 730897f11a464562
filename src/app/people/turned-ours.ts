import type { Person } from '../../domain/partners/partner.ts'
import type { Means } from '../scene.ts'
import { leavePartner } from './leave-partner.ts'
import { tellLeft } from './tell-left.ts'
import { unreachedKey } from './unreached-key.ts'
import { dropNotices } from '../show/show-card.ts'

/**
 * Somebody is a full member of ours by the certain word of their platform, and a full member stands on no partner's side: what a contact held
 * there passes on as when they leave, and from now on they can be named on ours. Returns them as they are kept then.
 */
export async function turnedOurs(means: Means, person: Person): Promise<Person> {
  const { tx } = means
  if (person.partnerId === undefined) return person
  const partner = await tx.partners.get(person.partnerId)
  const left = partner && (await leavePartner(means, partner, person))
  const { partnerId: _, ...free } = person
  const ours: Person = { ...free, ours: true }
  await tx.people.save(ours)
  if (!left) return ours
  await dropNotices(means, [unreachedKey(person.id, left.partner.id)])
  await tellLeft(means, person, left)
  return ours
}
