import type { Activity } from '../activity.ts'
import { conversationTenantOf, isPersonal } from '../activity.ts'
import type { Member } from './member-directory.ts'

/** The tenant of somebody about whom nothing is known: equal to no real one. */
export const UNKNOWN_TENANT = 'unknown'

/**
 * The tenant of a member: what the roster says, else the conversation's, except where people of several tenants may
 * meet, or where the roster does not know the person at all.
 */
export function memberTenantOf(activity: Activity, member: Member | undefined): string {
  if (member?.tenantId !== undefined) return member.tenantId
  const severalTenants = activity.channelData?.channel?.type === 'shared'
  const stranger = member === undefined && !isPersonal(activity)
  return severalTenants || stranger ? UNKNOWN_TENANT : (conversationTenantOf(activity) ?? UNKNOWN_TENANT)
}
