import type { DigestAt } from '../domain/digests/digest-hours.ts'
import type { PermissionSettings } from '../domain/partners/permission-settings.ts'
import type { Almanac } from '../ports/almanac.ts'
import type { Clock } from '../ports/clock.ts'
import type { Directory } from '../ports/directory.ts'
import type { Ids } from '../ports/ids.ts'
import type { Log } from '../ports/log.ts'
import type { PlatformTraits } from '../ports/platform-traits.ts'
import type { Account } from '../ports/store/registry.ts'
import type { Store } from '../ports/store/store.ts'

/** What the use cases are given by whoever wires the product together. */
export type AppServices = {
  store: Store
  clock: Clock
  ids: Ids
  log: Log
  almanac: Almanac
  directory: Directory
  /** Every platform this Liaison knows, configured or not. */
  platforms: readonly PlatformTraits[]
  /** How our side is called in cards. */
  company: string
  /** Accounts from LIAISON_ADMINS; the organisation is the one the bot is installed in. */
  admins: Account[]
  /** What the company decided about its own rights. */
  permissions: PermissionSettings
  /** When people are told each working day what needs them, unless they say otherwise. */
  digestAt: DigestAt
}
