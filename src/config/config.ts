import type { KeepDays } from '../domain/retention/keep-days.ts'
import type { PlatformName } from '../cards/card.ts'
import type { DigestAt } from '../domain/digests/digest-hours.ts'
import type { PermissionSettings } from '../domain/partners/permission-settings.ts'
import type { ConfiguredPlatform } from '../platforms.ts'
import type { PlatformTraits } from '../ports/platform-traits.ts'

/** Everything the product is told from outside, read and checked once at start. */
export type Config = {
  host: string
  port: number
  /** `file:./data/liaison.db` or `postgres://…`. */
  databaseUrl: string
  /** How our side is called in cards. */
  company: string
  logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent'
  admins: { platform: PlatformName; userId: string }[]
  permissions: PermissionSettings
  digestAt: DigestAt
  keepDays: KeepDays
  /** `allow`: ranges of addresses to which pages go though they are not public, as they were written. `publicUrl`: under which this server is reached from outside, without a slash at its end. */
  pages: { allow: string; publicUrl?: string }
  /** Those there are, configured or not. */
  knownPlatforms: readonly PlatformTraits[]
  platforms: readonly ConfiguredPlatform[]
}
