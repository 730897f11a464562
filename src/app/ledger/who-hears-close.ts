import type { Partner } from '../../domain/partners/partner.ts'
import { SIDES } from '../../domain/partners/party.ts'
import type { PartnerFactKind } from '../../domain/timeline/say-partner.ts'
import type { Tx } from '../../ports/store/store.ts'
import { loadRoster, type RosterEntry, withRole } from '../people/roster.ts'

const ENDED: PartnerFactKind = 'PartnerEnded'

/**
 * The account managers of both sides. Of a partner that has ended, whoever was named on its side at the end, for our side alone could change that since; nobody who is
 * another partner’s now.
 */
export async function whoHearsClose(
  tx: Pick<Tx, 'facts' | 'memberships' | 'people'>,
  { id, slug, stage }: Partner,
): Promise<RosterEntry[]> {
  const roster = await loadRoster(tx, id)
  const managers = SIDES.flatMap((side) => withRole(roster, side, 'account-manager'))
  if (stage !== 'ended') return managers
  const end = (await tx.facts.of(id, slug)).findLast(({ kind }) => kind === ENDED)
  const theirs = end?.data['theirs']
  if (typeof theirs !== 'object') return managers
  const person = await tx.people.get(theirs.person)
  const ours = managers.filter(({ side }) => side === 'internal')
  if (!person || (person.partnerId ?? id) !== id) return ours
  return [
    ...ours,
    { side: 'partner', role: 'account-manager', person, accounts: await tx.people.accountsOf(person.id) },
  ]
}
