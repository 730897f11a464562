import type { Role, Side } from '../partners/party.ts'

/**
 * Whom a health check asks. `everybody`: whoever works in the partnership, on whichever level; the others are those levels one by one. In this order they are told.
 */
export const CHECK_IN_AUDIENCES = ['everybody', 'operational', 'tactical', 'strategic'] as const
export type CheckInAudience = (typeof CHECK_IN_AUDIENCES)[number]

/** Who is asked of a side: whoever has the first of these roles that anybody has there. Nobody has: nobody can be asked, and the check does not open. */
const ASKED: Record<CheckInAudience, Record<Side, readonly (readonly Role[])[]>> = {
  everybody: {
    internal: [['account-manager', 'sponsor', 'member']],
    partner: [['account-manager', 'sponsor', 'member']],
  },
  // Where no team is named, the account manager does the work.
  operational: {
    internal: [['member'], ['account-manager']],
    partner: [['member'], ['account-manager']],
  },
  // On our side managers run the partnership with whoever manages the account.
  tactical: {
    internal: [['account-manager', 'manager']],
    partner: [['account-manager']],
  },
  // Nobody answers in a sponsor's place: what is asked is how the sponsors see it.
  strategic: {
    internal: [['sponsor']],
    partner: [['sponsor']],
  },
}

/** Those of a roster whom a health check of this audience asks of a side, as they are named there: somebody with several roles may stand in it several times. */
export function askedIn<E extends { side: Side; role: Role }>(
  roster: readonly E[],
  audience: CheckInAudience,
  side: Side,
): E[] {
  const ofSide = roster.filter((one) => one.side === side)
  for (const roles of ASKED[audience][side]) {
    const asked = ofSide.filter(({ role }) => roles.includes(role))
    if (asked.length > 0) return asked
  }
  return []
}

/** The role that somebody of a side must have so that a check of this audience can ask there; `undefined` where any will do. */
export function neededRole(audience: CheckInAudience): Role | undefined {
  if (audience === 'strategic') return 'sponsor'
  return audience === 'tactical' ? 'account-manager' : undefined
}

/** As an adjective before "health check"; nothing of one that asks everybody. */
export function audiencePrefix(audience: CheckInAudience): string {
  return audience === 'everybody' ? '' : `${audience} `
}

/** Which audience a word names. */
export function audienceNamed(word: string | undefined): CheckInAudience | undefined {
  return CHECK_IN_AUDIENCES.find((one) => one === word?.toLowerCase())
}
