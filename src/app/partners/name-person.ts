import type { Partner, Party, Person, Role, Side } from '../../domain/partners/partner.ts'
import type { Account } from '../../ports/store/registry.ts'
import { loadRoster, withRole } from '../people/roster.ts'
import type { Means } from '../scene.ts'

export type NamedPerson = { name: string; side: Side; roles: Role[]; zone?: string; accounts: Account[] }

/**
 * Name somebody for a partnership. Each side has one account manager and at most one sponsor: naming another replaces the one before.
 * A contact belongs to one partner only, and nobody belongs to both companies.
 */
export async function namePerson(
  means: Means,
  partner: Partner,
  named: NamedPerson,
  by?: Party,
): Promise<Person | { refused: string }> {
  const { tx } = means
  if (named.accounts.length === 0)
    return { refused: `${named.name} needs an account on Slack or Teams, else nobody could be reached.` }
  const person = await meetPerson(means, partner, named)
  if ('refused' in person) return person
  const roster = await loadRoster(tx, partner.id)
  for (const role of named.roles) {
    if (role === 'manager' && named.side === 'partner')
      return { refused: 'Managers are on our side; name the partner’s people as account-manager, sponsor or member.' }
    const holders = withRole(roster, named.side, role)
    if (holders.some((holder) => holder.person.id === person.id)) continue
    if (role === 'account-manager' || role === 'sponsor') {
      for (const holder of holders)
        await tx.memberships.remove({ partnerId: partner.id, personId: holder.person.id, side: named.side, role })
    }
    await tx.memberships.add({ partnerId: partner.id, personId: person.id, side: named.side, role })
    await tx.facts.append({
      partnerId: partner.id,
      at: means.now,
      subject: partner.slug,
      kind: 'PersonNamed',
      data: { name: person.name, role, side: named.side },
      audience: 'internal',
      ...(by && { by }),
    })
  }
  return person
}

async function meetPerson(means: Means, partner: Partner, named: NamedPerson): Promise<Person | { refused: string }> {
  const { tx } = means
  const known = (await Promise.all(named.accounts.map((account) => tx.people.byAccount(account)))).find(
    (person) => person !== undefined,
  )
  if (!known) {
    const person: Person = {
      id: means.ids.next(),
      name: named.name,
      zone: named.zone ?? partner.calendar.zone,
      ...(named.side === 'partner' && { partnerId: partner.id }),
    }
    await tx.people.insert(person, named.accounts)
    return person
  }
  if (named.side === 'partner' && known.partnerId !== partner.id) {
    const elsewhere =
      known.partnerId === undefined ? 'is one of our own people' : 'is already a contact of another partner'
    return { refused: `${known.name} ${elsewhere}, and cannot be a contact of ${partner.name}.` }
  }
  if (named.side === 'internal' && known.partnerId !== undefined)
    return { refused: `${known.name} is a partner’s contact, and cannot be named on our side.` }
  for (const account of named.accounts) {
    const holder = await tx.people.byAccount(account)
    if (holder?.id === known.id) continue
    if (holder && holder.partnerId !== known.partnerId) {
      return {
        refused: `The accounts given for ${named.name} belong to people of two companies, ${known.name} and ${holder.name}. Name them apart.`,
      }
    }
    await tx.people.addAccount(known.id, account)
    if (holder) await takeOver(means, known, holder)
  }
  return known
}

/** Somebody whom we met on each platform as another person turned out to be one: their parts in partnerships go along. */
async function takeOver({ tx }: Means, person: Person, former: Person): Promise<void> {
  for (const membership of await tx.memberships.ofPerson(former.id)) {
    await tx.memberships.remove(membership)
    await tx.memberships.add({ ...membership, personId: person.id })
  }
}
