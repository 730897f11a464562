import { MINUTE } from '../../domain/time/instant.ts'
import type { Delivery } from '../../ports/store/outbox.ts'
import type { News } from '../../ports/store/timers.ts'
import { ringsLaterAt } from '../ladders/ringing.ts'
import type { Means } from '../scene.ts'
import { keepOpening, openingKey } from '../show/hold-back.ts'
import { heldFor } from './held-messages.ts'
import { tellNews } from './tell-news.ts'
import { both, takeNews } from './waiting-news.ts'

/** Somebody is told these news, in one message with all else that has waited until now, as far as there is room for it. Of cases and terms also what gathers still. */
export async function tellDue(means: Means, personId: string, news: News): Promise<void> {
  const all = both(news, await takeNews(means, personId, { notices: means.now + MINUTE, namings: means.now }))
  await tellNews(means, personId, all, await heldUntilNow(means, personId))
}

/** What was held for them until now, not what waits longer: nor what only rings again with their next half day. */
async function heldUntilNow(means: Means, personId: string): Promise<Delivery[]> {
  const due: Delivery[] = []
  for (const [queueKey, held] of Map.groupBy(await heldFor(means, personId), (one) => one.queueKey)) {
    const opening = await means.tx.timers.get(openingKey(queueKey))
    if (opening && opening.dueAt > means.now) continue
    for (const one of held) {
      const later = await ringsLaterAt(means, one)
      if (later === undefined) due.push(one)
      else await keepOpening(means, queueKey, later)
    }
  }
  return due.toSorted((one, other) => one.seq - other.seq)
}
