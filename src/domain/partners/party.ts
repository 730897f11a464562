/** The two companies of a partnership: `internal` is ours, `partner` is theirs. */
export const SIDES = ['internal', 'partner'] as const
export type Side = (typeof SIDES)[number]

/** `member` is a team member on our side and a partner contact on theirs; `manager` exists on our side only. */
export const ROLES = ['account-manager', 'sponsor', 'member', 'manager'] as const
export type Role = (typeof ROLES)[number]

/** The roles that people of each side can have. */
export const ROLES_OF: Record<Side, readonly Role[]> = {
  internal: ROLES,
  partner: ROLES.filter((role) => role !== 'manager'),
}

/** A person as a fact or a state names them. */
export type Party = { personId: string; name: string; side: Side }

/** The name of whoever is not known any more. */
export const SOMEBODY = 'somebody'
