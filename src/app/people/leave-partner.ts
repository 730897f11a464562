import type { Partner, Person } from '../../domain/partners/partner.ts'
import type { Party, Role, Side } from '../../domain/partners/party.ts'
import { endDigest } from '../digests/rearm-digest.ts'
import { followPeople } from '../ladders/call-newcomers.ts'
import { giveRoles } from '../partners/give-roles.ts'
import { takeRole } from '../partners/take-roles.ts'
import { leaveRotations } from '../rotations/change-rotation.ts'
import type { Means } from '../scene.ts'
import { handOver, type Passed } from './hand-over.ts'
import { loadRoster, type RosterEntry } from './roster.ts'
import { successorOf } from './successor.ts'

/** What became of what somebody held with one partner. `to` absent: nobody else of their side can act. */
export type Left = {
  partner: Partner
  side: Side
  roles: Role[]
  to?: RosterEntry
  passed: Passed
  managerNow?: string
}

/**
 * Somebody acts for a partner no more: their roles end, and what they hold passes to `to`, else to the account manager of their side, else to
 * who is next there. An account manager's role passes too: every partner has one. Where nobody is left on our side, it stays until somebody
 * is named.
 */
export async function leavePartner(
  means: Means,
  partner: Partner,
  person: Person,
  options: { to?: RosterEntry; by?: Party } = {},
): Promise<Left | undefined> {
  const roster = await loadRoster(means.tx, partner.id)
  const held = roster.filter((entry) => entry.person.id === person.id)
  const [first] = held
  if (!first) return undefined
  const { side } = first
  await leaveRotations(means, partner, person.id)
  const to = options.to ?? successorOf(roster, person.id, side)
  const led = held.some(({ role }) => role === 'account-manager')
  const roles = held.map(({ role }) => role)
  if (!to) {
    for (const entry of held)
      if (!(side === 'internal' && entry.role === 'account-manager')) await takeRole(means, partner, entry, options.by)
    await followPeople(means, partner)
    return { partner, side, roles, passed: [] }
  }
  // The successor is named first, so that the role is never vacant; naming them takes it away from the one before.
  if (led) await giveRoles(means, partner, to.person, side, ['account-manager'], options.by)
  const rest = (await loadRoster(means.tx, partner.id)).filter((entry) => entry.person.id === person.id)
  for (const entry of rest) await takeRole(means, partner, entry, options.by)
  await endDigest(means, person)
  const passed = await handOver(means, partner, person, to, options.by)
  await followPeople(means, partner)
  return { partner, side, roles, to, passed, ...(led && { managerNow: to.person.name }) }
}
