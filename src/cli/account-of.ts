import { PLATFORMS } from '../platforms.ts'
import type { Account } from '../ports/store/registry.ts'

const [{ traits }] = PLATFORMS

/** For sentences about how an account is written: "PLATFORM:ORGANISATION/ID". */
export const ACCOUNT_EXAMPLE = `${traits.name}:${traits.accountExample}`

/** The account somebody was called by; undefined for a name. */
export function accountOf(who: string): Account | undefined {
  const [, platform = '', tenantId = '', userId = ''] = /^([a-z][a-z0-9-]*):([^/\s]+)\/(\S+)$/u.exec(who) ?? []
  return platform === '' ? undefined : { platform, tenantId, userId }
}
