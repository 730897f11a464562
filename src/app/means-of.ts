import type { Instant } from '../domain/time/instant.ts'
import type { Tx } from '../ports/store/store.ts'
import { type LookUps, nothingLookedUp } from './look-ups/look-ups.ts'
import type { Origin } from './origin.ts'
import type { Means } from './scene.ts'
import type { AppServices } from './services.ts'
import { TouchedCards } from './show/touched-cards.ts'

/** `now`: the time of the event itself; by the clock, unless it came in. `origin`: where it was asked for. `byTime`: a deadline came. */
export type Given = { now?: Instant; lookUps?: LookUps; origin?: Origin; byTime?: true }

/** What a use case or deadline works with inside this transaction. */
export function meansOf(
  services: AppServices,
  tx: Tx,
  { now, lookUps = nothingLookedUp, origin, byTime }: Given,
): Means {
  const { clock, ids, log, almanac, company, admins, permissions, digestAt, platforms, directory } = services
  return {
    ...{ tx, now: now ?? clock.now(), ids, log, almanac, company, admins, permissions, digestAt, platforms, lookUps },
    ...(origin && { origin }),
    touched: new TouchedCards(),
    cause: { isTime: byTime === true },
    home: (platform) => directory.home(platform),
    answersAlone: (...asked) => directory.answersAlone(...asked),
  }
}
