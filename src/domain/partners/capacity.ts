import type { ActionSubject } from './action.ts'
import type { Actor } from './actor.ts'

/** As what somebody of ours acts towards one partner. Everybody of ours is a colleague, and may be more. */
export const OUR_CAPACITIES = [
  'colleague',
  'team-member',
  'manager',
  'account-manager',
  'sponsor',
  'manager-of-all',
  'admin',
  /** Of one escalation: it has called them in this climb, or they have it. */
  'called',
] as const
export type OurCapacity = (typeof OUR_CAPACITIES)[number]

/** As what somebody of a partner acts towards it. Everybody named there is a contact, and may be more. */
export const THEIR_CAPACITIES = ['contact', 'account-manager', 'sponsor', 'called'] as const
export type TheirCapacity = (typeof THEIR_CAPACITIES)[number]

/** What of a subject counts: roles towards its partner and no other, a call of it alone. */
type Towards = Pick<ActionSubject, 'partnerId' | 'called'>

export function ourCapacities(
  { admin, managerOfAll, roles }: Extract<Actor, { kind: 'internal' }>,
  { partnerId, called }: Towards,
  about: 'partner' | 'none' = 'partner',
): OurCapacity[] {
  // Of what is about no partner in particular, each of their roles counts, whichever partner it is of.
  const here = about === 'none' ? roles : roles.filter((each) => each.partnerId === partnerId)
  return [
    'colleague',
    ...here.map(({ role }) => (role === 'member' ? 'team-member' : role)),
    ...(managerOfAll ? (['manager-of-all'] as const) : []),
    ...(admin ? (['admin'] as const) : []),
    ...(called ? (['called'] as const) : []),
  ]
}

export function theirCapacities(
  { partnerId, roles }: Extract<Actor, { kind: 'partner' }>,
  { called }: Towards,
): TheirCapacity[] {
  const heads = roles.flatMap((each): TheirCapacity[] =>
    each.partnerId === partnerId && (each.role === 'account-manager' || each.role === 'sponsor') ? [each.role] : [],
  )
  return ['contact', ...heads, ...(called ? (['called'] as const) : [])]
}
