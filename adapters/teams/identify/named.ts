import type { Named } from '../../../src/ports/inbound.ts'
import type { Activity } from '../activity.ts'
import { foreignTenantOf } from '../activity.ts'

/** Whoever sent this, as the activity names them: by their Entra object id where it says it, else by Teams' own id. */
export function speakerNamed(activity: Activity): Named {
  const { from, locale } = activity
  const zone = zoneOf(activity)
  const tenants = [from.tenantId, foreignTenantOf(activity)]
  return {
    userId: from.aadObjectId || from.id,
    organisations: [...new Set(tenants.filter((id): id is string => typeof id === 'string' && id !== ''))],
    name: from.name ?? '',
    ...(zone !== undefined && { zone }),
    ...(typeof locale === 'string' && locale !== '' && { locale }),
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
