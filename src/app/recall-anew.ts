import { recalledIn } from '../cards/recall-line.ts'
import type { Delivery } from '../ports/store/outbox.ts'
import { inTransaction } from './in-transaction.ts'
import type { AppServices } from './services.ts'
import { giveBackRecalled } from './show/recall-resolutions.ts'

/** A message did not arrive. Where it is not tried again, because what it says is over, what else it recalled is for the next one. */
export async function recallAnew(services: AppServices, delivery: Delivery): Promise<void> {
  const { id, cardKey, about, card } = delivery
  if (recalledIn(card).length === 0) return
  await inTransaction(services, {}, async (means) => {
    const alike = cardKey === undefined ? { about: about === undefined ? [] : [about] } : { cardKey }
    const waits = (await means.tx.outbox.unfinished(alike)).some((one) => one.id === id)
    if (!waits) await giveBackRecalled(means, [delivery])
  })
}
