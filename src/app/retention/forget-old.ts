import { KEPT_FOR_A_TIME, type PlaceOfCard } from '../../ports/store/retention.ts'
import type { Store, Tx } from '../../ports/store/store.ts'
import type { Instant, Ms } from '../../domain/time/instant.ts'
import type { AppServices } from '../services.ts'
import { hasEnded } from './has-ended.ts'
import type { KeepFor } from './keep-for.ts'

/** Of each in one transaction: what comes in meanwhile waits for no more than that. */
const AT_ONCE = 500
/** Of each in one run; the next one goes on. */
const AT_MOST = 20_000

/** Forget what is done with and was kept long enough. */
export async function forgetOld({ store, clock }: AppServices, keep: KeepFor): Promise<void> {
  const now = clock.now()
  for (const what of KEPT_FOR_A_TIME)
    await inPortions((limit) => store.transact((tx) => tx.retention.prune(what, now - keep[what], limit)))
  await inPortions((limit) => forgetPlaces(store, now, keep.places, limit))
}

async function inPortions(forget: (limit: number) => Promise<number>): Promise<void> {
  for (let gone = 0; gone < AT_MOST;) {
    const count = await forget(AT_ONCE)
    if (count < AT_ONCE) return
    gone += count
  }
}

/** Returns at how many it looked. */
async function forgetPlaces(store: Store, now: Instant, keep: Ms, limit: number): Promise<number> {
  return store.transact(async (tx) => {
    const quiet = await tx.retention.quietPlaces(now - keep, limit)
    for (const place of quiet) await settle(tx, place, now)
    return quiet.length
  })
}

async function settle(tx: Tx, place: PlaceOfCard, now: Instant): Promise<void> {
  if (await hasEnded(tx, place.cardKey, now)) await tx.retention.forgetPlace(place)
  else await tx.retention.keepPlace(place, now)
}
