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
] as const
export type OurCapacity = (typeof OUR_CAPACITIES)[number]

/** As what somebody of a partner acts towards it. Everybody named there is a contact, and may be more. */
export const THEIR_CAPACITIES = ['contact', 'account-manager', 'sponsor'] as const
export type TheirCapacity = (typeof THEIR_CAPACITIES)[number]

/** Roles count towards the partner they were given for, and no other. */
export function ourCapacities(
  { admin, managerOfAll, roles }: Extract<Actor, { kind: 'internal' }>,
  partnerId: string | undefined,
): OurCapacity[] {
  const here = roles.filter((each) => each.partnerId === partnerId)
  return [
    'colleague',
    ...here.map(({ role }) => (role === 'member' ? 'team-member' : role)),
    ...(managerOfAll ? (['manager-of-all'] as const) : []),
    ...(admin ? (['admin'] as const) : []),
  ]
}

export function theirCapacities({ partnerId, roles }: Extract<Actor, { kind: 'partner' }>): TheirCapacity[] {
  const heads = roles.flatMap((each): TheirCapacity[] =>
    each.partnerId === partnerId && (each.role === 'account-manager' || each.role === 'sponsor') ? [each.role] : [],
  )
  return ['contact', ...heads]
}
