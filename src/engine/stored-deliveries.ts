import type { Claimed, DeliveryJobs, Whereabouts } from '../ports/jobs.ts'
import type { Delivery } from '../ports/store/outbox.ts'
import type { Store, Tx } from '../ports/store/store.ts'
import { addressOf } from './address-of.ts'

/** Deliveries as they stand in the store. What is needed to send them is read with the claim, for all of them at once. */
export function storedDeliveries(store: Store): DeliveryJobs {
  return {
    takeOver: () => store.transact((tx) => tx.outbox.takeOver()),
    claim: (now, leaseMs, rooms) =>
      store.transact(async (tx) => {
        const claimed = await withWhereabouts(tx, await tx.outbox.claim(now, leaseMs, rooms))
        return { claimed, waiting: await tx.outbox.lanes(now) }
      }),
    renew: (held, now, leaseMs) => store.transact((tx) => tx.outbox.renew(held, now, leaseMs)),
    finish: (delivery, end, now) =>
      store.transact(({ outbox }) => {
        switch (end.kind) {
          case 'sent':
            return outbox.markSent(delivery, { messageId: end.messageId, conversationId: end.conversationId }, now)
          case 'postponed':
            return outbox.postpone(delivery, { at: end.at, now })
          case 'retry':
            return outbox.retryAt(delivery, end.retry)
          case 'doubtful':
            return outbox.leaveInDoubt(delivery, end.why)
          case 'dropped':
            return outbox.drop(delivery, end.why)
        }
      }),
  }
}

async function withWhereabouts(tx: Tx, deliveries: Delivery[]): Promise<Claimed[]> {
  const ofCards = deliveries.flatMap(({ id, cardKey, queueKey }) =>
    cardKey === undefined ? [] : [{ id, cardKey, queueKey }],
  )
  const standing = await tx.outbox.standing(ofCards)
  const byId = new Map(ofCards.map(({ id }, at) => [id, standing[at]]))
  const claimed: Claimed[] = []
  for (const delivery of deliveries) {
    const address = await addressOf(tx, delivery.destination)
    const where: Whereabouts = { mayStand: false, ...byId.get(delivery.id), ...(address && { address }) }
    claimed.push({ delivery, where })
  }
  return claimed
}
