import type { Means } from '../scene.ts'
import { cardOf } from './card-of.ts'

/** What is sent there arrives again: whatever stands there and could not be changed meanwhile is drawn as it is now. */
export async function touchStale({ tx, touched }: Means, queueKey: string): Promise<void> {
  for (const cardKey of await tx.outbox.staleAt(queueKey)) {
    const card = cardOf(cardKey)
    if (card) touched.touch(card)
  }
}
