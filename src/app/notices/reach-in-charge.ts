import type { Partner } from '../../domain/partners/partner.ts'
import { queueKeyOf } from '../../ports/store/outbox.ts'
import { inChargeOf, refOf, type Roster, type RosterEntry } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { channelsFor, directTo, reachable } from '../show/destinations.ts'
import { proposalCardKey } from '../terms/show-proposal.ts'
import type { Told } from './told.ts'

/**
 * Where somebody in charge of a partner is told of its terms: alone, or, those of the partner to whom the bot may not write, together by name under the
 * card of what was proposed last.
 */
export async function reachInCharge(
  means: Means,
  { id }: Partner,
  roster: Roster,
  entry: RosterEntry,
): Promise<Pick<Told, 'to' | 'threadOf' | 'calls'>[]> {
  const { tx } = means
  const direct = await directTo(means, id, reachable(entry))
  if (direct) return [{ to: direct, calls: [] }]
  const last = entry.side === 'partner' ? await tx.proposals.lastOf(id) : undefined
  if (!last) return []
  const others: RosterEntry[] = []
  for (const one of inChargeOf(roster, entry.side)) if (!(await directTo(means, id, reachable(one)))) others.push(one)
  // All of them hear by what is said to the first.
  if (others[0]?.person.id !== entry.person.id) return []
  const calls = others.map(refOf)
  const threadOf = proposalCardKey(last)
  const standing = (await tx.outbox.destinationsOf(threadOf)).map(queueKeyOf)
  const shared = await channelsFor(tx, id, 'shared')
  return shared.filter((to) => standing.includes(queueKeyOf(to))).map((to) => ({ to, threadOf, calls }))
}
