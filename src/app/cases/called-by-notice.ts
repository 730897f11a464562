import type { PersonRef } from '../../cards/card.ts'
import type { Case } from '../../domain/cases/case.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { type Party, SIDES } from '../../domain/partners/party.ts'
import type { Clock } from '../../domain/sla/clock.ts'
import { isCalledSince, isToBeCalled } from '../ladders/called-since.ts'
import { isMutedFor } from '../notices/muted.ts'
import { loadRoster, partyOf, refOf, refOfParty, type RosterEntry, withRole } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { channelsFor } from '../show/destinations.ts'

/** What a notice of a clock says. */
export type Said = { notice: 'warning'; percent: number; dueAt: number } | { notice: 'breach'; dueAt: number }

/** Whom it names: the owner of the case, called or not, and whom the terms have told besides. */
type Called = { owner: PersonRef; told?: PersonRef[] }

/**
 * Everybody is called once for one moment, where both companies read: in our own channel everybody follows it, and only where the partner has no other our people
 * are called there.
 */
export async function calledBy(
  means: Means,
  partner: Partner,
  about: Case,
  clock: Clock,
  said: Said,
): Promise<Record<'internal' | 'shared', Called>> {
  const owner = await refOfParty(means.tx, about.owner)
  const named = { owner: { ...owner, accounts: [] } }
  const called = (await isCalled(means, partner, about, about.owner, said)) ? { owner } : named
  const others: RosterEntry[] = []
  for (const entry of await toldBesides(means, partner, about, clock))
    if (await isCalled(means, partner, about, partyOf(entry), said)) others.push(entry)
  const isShared = (await channelsFor(means.tx, partner.id, 'shared')).length > 0
  return {
    shared: { ...called, ...told(others) },
    internal: isShared ? named : { ...called, ...told(others.filter(({ side }) => side === 'internal')) },
  }
}

function told(entries: RosterEntry[]): Pick<Called, 'told'> {
  return entries.length === 0 ? {} : { told: entries.map(refOf) }
}

/** Each once, whatever parts they have; the owner is called anyway. */
async function toldBesides(
  { tx }: Means,
  partner: Partner,
  { owner }: Case,
  { objective: { tells } }: Clock,
): Promise<RosterEntry[]> {
  if (!tells) return []
  const roster = await loadRoster(tx, partner.id)
  const entries = SIDES.flatMap((side) => tells[side].flatMap((role) => withRole(roster, side, role)))
  const each = new Map(entries.map((entry) => [entry.person.id, entry]))
  each.delete(owner.personId)
  return [...each.values()]
}

/**
 * Whether somebody is called by a notice: not who has muted the case, nor, of a breach, whom its escalation has called since, alone where that can be. They
 * are named there then.
 */
async function isCalled(means: Means, partner: Partner, about: Case, who: Party, said: Said): Promise<boolean> {
  const isSevere = about.severity === 1
  if (!isSevere && (await isMutedFor(means, who.personId, about))) return false
  if (said.notice === 'warning') return true
  // One that began with an earlier breach calls for this one too, while it has still to come.
  if (await isToBeCalled(means, partner, about, who, 'sla-breach')) return false
  return !(await isCalledSince(means, partner, about, who, { since: said.dueAt, cause: 'sla-breach' }))
}
