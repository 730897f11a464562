import type { Speaker } from '../../../src/ports/inbound.ts'
import type { Activity } from '../activity.ts'
import { conversationIdOf, conversationTenantOf, foreignTenantOf } from '../activity.ts'
import type { Member, MemberDirectory } from './member-directory.ts'
import { memberTenantOf, UNKNOWN_TENANT } from './member-tenant.ts'

/**
 * Who is speaking. The activity names the tenant of the conversation, not of the person, and in a shared channel the two
 * differ: so the roster is asked. Whom the roster does not know in a shared place is taken for an outsider of no tenant,
 * never for one of us.
 */
export async function identifySpeaker(
  activity: Activity,
  homeTenantId: string,
  members: MemberDirectory,
): Promise<Speaker> {
  const place = { serviceUrl: activity.serviceUrl, conversationId: conversationIdOf(activity) }
  const member = await members.find(place, activity.from.id)
  return speaker(
    activity,
    homeTenantId,
    member?.tenantId ?? activity.from.tenantId ?? foreignTenantOf(activity) ?? memberTenantOf(activity, member),
    member,
  )
}

/** For the bot's own coming and going: nobody's rights hang on it, and after a removal the roster is closed. */
export function unverifiedSpeaker(activity: Activity, homeTenantId: string): Speaker {
  const tenantId =
    activity.from.tenantId ?? foreignTenantOf(activity) ?? conversationTenantOf(activity) ?? UNKNOWN_TENANT
  return speaker(activity, homeTenantId, tenantId, undefined)
}

function speaker(activity: Activity, homeTenantId: string, tenantId: string, member: Member | undefined): Speaker {
  const { from } = activity
  const zone = zoneOf(activity)
  return {
    platform: 'teams',
    tenantId,
    userId: from.aadObjectId ?? member?.aadObjectId ?? from.id,
    outsider: tenantId !== homeTenantId || member?.guest === true,
    name: from.name ?? member?.name ?? 'somebody',
    ...(zone === undefined ? {} : { zone }),
  }
}

function zoneOf(activity: Activity): string | undefined {
  const clientInfo = activity.entities?.find(({ type }) => type === 'clientInfo')
  const zone = activity.localTimezone ?? clientInfo?.['timezone']
  return typeof zone === 'string' && isZone(zone) ? zone : undefined
}

function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}
