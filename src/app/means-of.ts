import type { Instant } from '../domain/time/instant.ts'
import type { Tx } from '../ports/store/store.ts'
import { type LookUps, nothingLookedUp } from './look-ups/look-ups.ts'
import type { Means } from './scene.ts'
import type { AppServices } from './services.ts'

/** What a use case or deadline works with inside this transaction. `now` is the time of the event itself; by the clock, unless it came in. */
export function meansOf(
  services: AppServices,
  tx: Tx,
  now: Instant = services.clock.now(),
  lookUps: LookUps = nothingLookedUp,
): Means {
  const { ids, log, almanac, company, admins, permissions, platforms, directory } = services
  const home: Means['home'] = (platform) => directory.home(platform)
  const answersAlone: Means['answersAlone'] = (...asked) => directory.answersAlone(...asked)
  return { tx, now, ids, log, almanac, company, admins, permissions, platforms, lookUps, home, answersAlone }
}
