import type { Delivery, Destination, Why } from '../ports/store/outbox.ts'
import { drawTouched } from './draw-touched.ts'
import { inTransaction } from './in-transaction.ts'
import type { Means } from './scene.ts'
import type { AppServices } from './services.ts'
import { cardOf } from './show/card-of.ts'
import { isStanding } from './show/standing-destination.ts'

/**
 * Somebody deleted the card in whose thread a message was to be said. The card is put up again, and the message is said under it. Should that
 * go astray too, it is said in the conversation itself: cards must not pile up there. A card in the thread of somebody's message that is gone begins
 * a thread of its own.
 */
export async function beginThreadAnew(services: AppServices, delivery: Delivery, why: Why): Promise<void> {
  const { id, queueKey, threadOf, card, forBoth, cardKey, about, forPartner, onceKey, inHours } = delivery
  const destination = outOfThread(delivery.destination)
  await inTransaction(services, {}, async (means) => {
    if (!(await means.tx.outbox.giveWay(delivery, why))) return
    const again = onceKey?.startsWith(ANEW) === true
    if (!again && threadOf !== undefined && isStanding(destination)) {
      await means.tx.outbox.forgetShown({ cardKey: threadOf, queueKey })
      const above = cardOf(threadOf)
      if (above) means.touched.touch(above, [destination])
      // What is said stands below it.
      await drawTouched(means)
    }
    if (threadOf === undefined && cardKey !== undefined) await means.tx.outbox.forgetShown({ cardKey, queueKey })
    // A newer face of the same card waits there already.
    if (cardKey !== undefined && (await unfinishedAt(means, cardKey, queueKey))) return
    await means.tx.outbox.enqueue({
      id: means.ids.next(),
      destination,
      card,
      ...(forBoth !== undefined && { forBoth }),
      ...(cardKey !== undefined && { cardKey }),
      ...(!again && threadOf !== undefined && { threadOf }),
      ...(about !== undefined && { about }),
      ...(forPartner !== undefined && { forPartner }),
      ...(inHours && { inHours }),
      onceKey: `${ANEW}${id}`,
      now: means.now,
    })
  })
}

/** Begins the once key of what is said a second time. */
const ANEW = 'thread-anew:'

async function unfinishedAt({ tx }: Means, cardKey: string, queueKey: string): Promise<boolean> {
  return (await tx.outbox.unfinished({ cardKey })).some((one) => one.queueKey === queueKey)
}

/** The conversation itself, where it was to be said in a thread of it. */
function outOfThread(to: Destination): Destination {
  if (to.kind !== 'conversation') return to
  const { threadId: _, ...conversation } = to
  return conversation
}
