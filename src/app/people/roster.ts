import type { PersonRef } from '../../cards/card.ts'
import { askedIn, type CheckInAudience } from '../../domain/checkins/audience.ts'
import type { Person } from '../../domain/partners/partner.ts'
import type { Party, Role, Side } from '../../domain/partners/party.ts'
import type { Account } from '../../ports/store/registry.ts'
import type { Tx } from '../../ports/store/store.ts'

/** The people of one partnership with their parts in it and their accounts. */
export type Roster = RosterEntry[]
export type RosterEntry = { side: Side; role: Role; person: Person; accounts: Account[] }

export async function loadRoster(tx: Pick<Tx, 'memberships' | 'people'>, partnerId: string): Promise<Roster> {
  const memberships = await tx.memberships.of(partnerId)
  const accounts = await tx.people.accountsOfEach([...new Set(memberships.map(({ personId }) => personId))])
  return memberships.map(({ side, role, person }) => ({ side, role, person, accounts: accounts.get(person.id) ?? [] }))
}

/** Whether there is anybody of a side who could say something. */
export async function isAnybodyNamed(tx: Pick<Tx, 'memberships'>, partnerId: string, side: Side): Promise<boolean> {
  return (await tx.memberships.of(partnerId)).some((one) => one.side === side)
}

type Part = Pick<RosterEntry, 'side' | 'role'>

export function withRole<P extends Part>(roster: P[], side: Side, role: Role): P[] {
  return roster.filter((entry) => entry.side === side && entry.role === role)
}

/** Who is in charge of a partnership on a side: its account manager, then its sponsor, each once. */
export function inChargeOf(roster: Roster, side: Side): RosterEntry[] {
  const all = [...withRole(roster, side, 'account-manager'), ...withRole(roster, side, 'sponsor')]
  return [...new Map(all.map((entry) => [entry.person.id, entry])).values()]
}

/** Who answers for a side: its account manager, else its sponsor, else anybody named there. */
export function headOf<P extends Part>(roster: P[], side: Side): P | undefined {
  const [head] = [
    ...withRole(roster, side, 'account-manager'),
    ...withRole(roster, side, 'sponsor'),
    ...roster.filter((entry) => entry.side === side),
  ]
  return head
}

export function partyOf(entry: RosterEntry): Party {
  return { personId: entry.person.id, name: entry.person.name, side: entry.side }
}

export function refOf(entry: RosterEntry): PersonRef {
  return { name: entry.person.name, accounts: entry.accounts }
}

/** Whom of a side a health check of this audience asks how the partnership goes, each once. */
export function respondentsOf(roster: Roster, side: Side, audience: CheckInAudience): Party[] {
  const parties = askedIn(roster, audience, side).map(partyOf)
  return [...new Map(parties.map((party) => [party.personId, party])).values()]
}

/** How a card names a person of a state: with a mention where we still know the accounts. */
export async function refOfParty(tx: Tx, party: Party): Promise<PersonRef> {
  return { name: party.name, accounts: await tx.people.accountsOf(party.personId) }
}
