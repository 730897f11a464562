import type { Standing } from '../../../src/domain/partners/standing.ts'
import type { Named } from '../../../src/ports/inbound.ts'
import type { Member } from './member-directory.ts'

/** The tenant of somebody about whom nothing is known: equal to no real one. */
const UNKNOWN_TENANT = 'unknown'

/** The place in which somebody was met: its tenant, and whether people of several tenants may be in it. */
export type MetIn = { tenantId: string | undefined; severalTenants: boolean }

/**
 * Where a member stands. An activity names the tenant of the conversation, not of the person, and in a shared channel the two differ: the
 * roster's word counts, else what the activity says of the person, else the place's tenant, except where people of several meet.
 */
export function standingOf(
  member: Member,
  { organisations }: Named,
  place: MetIn,
  homeTenantId: string,
): { standing: Standing; tenantId: string } {
  const fallback = place.severalTenants ? UNKNOWN_TENANT : (place.tenantId ?? UNKNOWN_TENANT)
  const tenantId = member.tenantId ?? organisations[0] ?? fallback
  const elsewhere = organisations.some((organisation) => organisation !== homeTenantId)
  if (tenantId !== homeTenantId || elsewhere) return { standing: 'outside', tenantId }
  return { standing: member.guest ? 'guest' : 'ours', tenantId }
}
