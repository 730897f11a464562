import { named } from '../../domain/timeline/fact.ts'
import type { Account } from '../../ports/store/registry.ts'
import { accountName, recordForPartners } from '../partners/record-for-partners.ts'
import type { Means } from '../scene.ts'
import { leavePartner } from './leave-partner.ts'
import { takeOffManagersOfAll } from './managers-of-all.ts'
import { tellLeft } from './tell-left.ts'
import { unreachedKey } from './unreached-key.ts'
import { dropNotices } from '../show/show-card.ts'

/**
 * An account is deactivated, was removed, or is no longer a full member's: whoever has no other can act no more, and all that they hold
 * passes on. An account that nobody of ours or of a partner has is nothing to speak of.
 */
export async function accountGone(means: Means, account: Account): Promise<void> {
  const { tx } = means
  const person = await tx.people.byAccount(account)
  if (!person) return
  await tx.people.removeAccount(account)
  const removed = { name: named(person), account: accountName(account) }
  await recordForPartners(means, person, 'AccountRemoved', removed)
  if ((await tx.people.accountsOf(person.id)).length > 0) return
  await takeOffManagersOfAll(means, person)
  const partnerIds = [...new Set((await tx.memberships.ofPerson(person.id)).map(({ partnerId }) => partnerId))]
  for (const partnerId of partnerIds) {
    const partner = await tx.partners.get(partnerId)
    const left = partner && (await leavePartner(means, partner, person))
    if (!left) continue
    await dropNotices(means, [unreachedKey(person.id, partnerId)])
    await tellLeft(means, person, left)
  }
}
