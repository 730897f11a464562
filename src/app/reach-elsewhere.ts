import { type Delivery, queueKeyOf } from '../ports/store/outbox.ts'
import type { Means } from './scene.ts'
import { directTo } from './show/destinations.ts'

/**
 * A message to a person failed for good on one of their accounts. Where they have another within reach it goes there, under the same keys.
 * False when they have none.
 */
export async function reachElsewhere(means: Means, failed: Delivery): Promise<boolean> {
  const { tx, ids, now } = means
  const { destination, queueKey, card, cardKey, about, onceKey, inHours } = failed
  if (destination.kind !== 'person') return false
  const { personId } = destination
  const accounts = await tx.people.accountsOf(personId)
  for (const { partnerId, side } of await tx.memberships.ofPerson(personId)) {
    const to = await directTo(means, partnerId, { personId, accounts, side })
    const key = to && queueKeyOf(to)
    if (!to || key === queueKey || (await tx.outbox.unreachable([key!])).length > 0) continue
    await tx.outbox.enqueue({
      id: ids.next(),
      destination: to,
      card,
      now,
      ...(inHours && { inHours }),
      ...(cardKey !== undefined && { cardKey }),
      ...(about !== undefined && { about }),
      ...(onceKey !== undefined && { onceKey: onceKey.replace(queueKey, key!) }),
    })
    return true
  }
  return false
}
