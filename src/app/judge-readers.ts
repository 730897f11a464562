import type { Delivery } from '../ports/store/outbox.ts'
import type { Conversation } from '../ports/store/registry.ts'
import { inTransaction } from './in-transaction.ts'
import { tellOutsidersCame } from './partners/tell-outsiders-came.ts'
import type { AppServices } from './services.ts'

/** A look-up that failed this often in the way of one message decides as if others read: a channel of ours must not fall silent. */
const IN_DOUBT_AFTER = 4

/**
 * What is about to be sent, in the face for those who read there: nothing that is for our own people alone goes to a channel whose readers
 * were not judged by its platform within the hour, which is how long adapters keep their judgement. Where others turn out to read, it goes
 * in the face for both sides, and those who answer for the channel are told; so it goes where nobody can say. `temporary`: who reads there
 * cannot be seen just now; the message waits.
 */
export async function judgeReaders(
  services: AppServices,
  delivery: Delivery,
): Promise<Delivery | { temporary: string }> {
  const { store, directory } = services
  const { destination, forBoth, failures } = delivery
  if (forBoth === undefined || destination.kind !== 'conversation') return delivery
  const asForBoth = { ...delivery, card: forBoth }
  const conversation = await store.read((view) => view.conversations.get(destination.conversationRowId))
  if (!conversation) return delivery
  if (conversation.outsiders === true) return asForBoth
  const readers = await directory.readers(conversation.platform, conversation)
  if (typeof readers === 'object') return failures + 1 < IN_DOUBT_AFTER ? readers : asForBoth
  if (readers === 'ours alone' || readers === 'not asked') return delivery
  if (readers === 'others') await tellOfOthers(services, conversation)
  return asForBoth
}

/** Told of in the same breath as it is kept: from now on everything there is drawn for both sides. */
async function tellOfOthers(services: AppServices, { id }: Conversation): Promise<void> {
  await inTransaction(services, {}, async (means) => {
    const known = await means.tx.conversations.get(id)
    if (!known || known.outsiders === true) return
    const fresh = { ...known, outsiders: true }
    await means.tx.conversations.save(fresh)
    await tellOutsidersCame(means, fresh)
  })
}
