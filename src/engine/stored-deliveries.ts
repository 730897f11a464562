import type { Instant } from '../domain/time/instant.ts'
import type { AttemptEnd, Claimed, DeliveryJobs, Whereabouts } from '../ports/jobs.ts'
import type { CardAt, Delivery } from '../ports/store/outbox.ts'
import { staleKey } from '../ports/store/timers.ts'
import type { Store, Tx } from '../ports/store/store.ts'
import { addressOf } from './address-of.ts'
import { createTogether } from './together.ts'

/** Deliveries as they stand in the store. What is needed to send them is read with the claim, for all of them at once; what ends together is kept in one commit. */
export function storedDeliveries(store: Store): DeliveryJobs {
  const ends = createTogether(store, keepEnd)
  return {
    takeOver: () => store.transact((tx) => tx.outbox.takeOver()),
    claim: (now, leaseMs, rooms) =>
      store.transact(async (tx) => {
        const claimed = await withWhereabouts(tx, await tx.outbox.claim(now, leaseMs, rooms))
        return { claimed, waiting: await tx.outbox.lanes(now) }
      }),
    renew: (held, now, leaseMs) => store.transact((tx) => tx.outbox.renew(held, now, leaseMs)),
    finish: (delivery, end, now) => ends.take({ delivery, end, now }),
  }
}

type Ended = { delivery: Delivery; end: AttemptEnd; now: Instant }

async function keepEnd({ outbox, people, timers }: Tx, { delivery, end, now }: Ended): Promise<void> {
  const { destination, queueKey } = delivery
  switch (end.kind) {
    case 'sent':
      if (end.reference && destination.kind === 'person') await people.keepReference(destination, end.reference)
      // What did not arrive meanwhile is drawn anew.
      if (await outbox.markSent(delivery, end, now))
        await timers.set({
          key: staleKey(queueKey),
          kind: 'cards.stale',
          subjectId: queueKey,
          dueAt: now,
          data: {},
        })
      return
    case 'postponed':
      return outbox.postpone(delivery, { at: end.at, now })
    case 'retry':
      return outbox.retryAt(delivery, end.retry)
    case 'doubtful':
      return outbox.leaveInDoubt(delivery, end.why)
    case 'dropped':
      return outbox.drop(delivery, end.why)
  }
}

async function withWhereabouts(tx: Tx, deliveries: Delivery[]): Promise<Claimed[]> {
  const asked = deliveries.flatMap(({ cardKey, threadOf, queueKey }) =>
    [cardKey, threadOf].flatMap((key) => (key === undefined ? [] : [{ cardKey: key, queueKey }])),
  )
  const standing = await tx.outbox.standing(asked)
  const known = new Map(asked.map((card, at) => [nameOf(card), standing[at]]))
  const claimed: Claimed[] = []
  for (const delivery of deliveries) {
    const { cardKey, threadOf, queueKey } = delivery
    const address = await addressOf(tx, delivery.destination)
    const own = cardKey === undefined ? undefined : known.get(nameOf({ cardKey, queueKey }))
    const above = threadOf === undefined ? undefined : known.get(nameOf({ cardKey: threadOf, queueKey }))?.shown
    const { destination } = delivery
    // A card that stands in a thread itself begins none: what is said under it is said in the same one, and put up again it stands there too.
    const under = above?.threadId ?? above?.messageId ?? own?.shown?.threadId
    const threadId = under ?? (destination.kind === 'conversation' ? destination.threadId : undefined)
    const where: Whereabouts = {
      mayStand: false,
      ...own,
      ...(address && { address }),
      ...(threadId !== undefined && { threadId }),
    }
    claimed.push({ delivery, where })
  }
  return claimed
}

function nameOf({ cardKey, queueKey }: CardAt): string {
  return `${cardKey} ${queueKey}`
}
