import { withRecalled } from '../cards/recall-line.ts'
import { MINUTE, type Ms } from '../domain/time/instant.ts'
import type { Delivery } from '../ports/store/outbox.ts'
import { redrawDigest } from './digests/redraw-digest.ts'
import { isDigest } from './digests/digest-card-key.ts'
import { callIdOf } from './ladders/call-key.ts'
import { inTransaction } from './in-transaction.ts'
import { partsOf, tellsSeveral } from './notices/parts-told.ts'
import { listAmong, toldStill } from './notices/tell-news.ts'
import type { Means } from './scene.ts'
import type { AppServices } from './services.ts'
import { stillRecalled } from './show/recall-resolutions.ts'

/** Until then it says what was so a breath ago. */
const LATE_AFTER: Ms = MINUTE

/**
 * What tells one person several things, about to be sent late: what has come to an end meanwhile is left out of it, and nothing is sent where nothing is left. A
 * message about one thing is dropped or drawn anew as that moves on, and is not looked at. `isShown`: it stands there, and is changed in place.
 */
export async function judgeTold(services: AppServices, delivery: Delivery, isShown: boolean): Promise<Delivery> {
  const { destination, about, cardKey, createdAt, unwanted } = delivery
  if (destination.kind !== 'person' || isShown || unwanted || !(tellsSeveral(about) || isDigest(cardKey)))
    return delivery
  if (services.clock.now() - createdAt < LATE_AFTER) return delivery
  return inTransaction(services, {}, async (means) => {
    const drawn = await drawnAnew(means, destination.personId, delivery)
    if (drawn === 'known') return delivery
    if (drawn === 'over') return { ...delivery, unwanted: true }
    const card = withRecalled(drawn, await stillRecalled(means, delivery.card))
    await means.tx.outbox.redraw(delivery.id, { card })
    return { ...delivery, card }
  })
}

async function drawnAnew(means: Means, personId: string, { about, cardKey, createdAt }: Delivery) {
  if (isDigest(cardKey)) return redrawDigest(means, personId, cardKey)
  const parts = tellsSeveral(about) ? await partsOf(means, about) : undefined
  if (!parts) return 'known'
  const { drawn } = await toldStill(means, personId, { ...parts, at: createdAt })
  const call = callIdOf({ ...(cardKey !== undefined && { cardKey }) })
  return (drawn && call !== undefined && (await listAmong(means, personId, call))) || drawn || 'over'
}
