/** The two companies of a partnership: `internal` is ours, `partner` is theirs. */
export const SIDES = ['internal', 'partner'] as const
export type Side = (typeof SIDES)[number]

/** `member` is a team member on our side and a partner contact on theirs; `manager` exists on our side only. */
export const ROLES = ['account-manager', 'sponsor', 'member', 'manager'] as const
export type Role = (typeof ROLES)[number]

/** A person as a fact or a state names them. */
export type Party = { personId: string; name: string; side: Side }

/** The name of whoever is not known any more. */
export const SOMEBODY = 'somebody'
