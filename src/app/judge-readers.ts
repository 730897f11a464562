import type { Ms } from '../domain/time/instant.ts'
import type { Delivery, Why } from '../ports/store/outbox.ts'
import type { Conversation } from '../ports/store/registry.ts'
import { isAmongOurselves } from './cases/inside-notices.ts'
import { carriedNow, isCarriedOver } from './heard/carry-over.ts'
import { inTransaction } from './in-transaction.ts'
import { tellOutsidersCame } from './partners/tell-outsiders-came.ts'
import type { AppServices } from './services.ts'
import { audienceOf } from './show/audience.ts'

/** A look-up that failed this often in the way of one message decides as if others read: a channel of ours must not fall silent. */
const IN_DOUBT_AFTER = 4

/**
 * What is about to be sent, in the face for those who read there: nothing that is for our own people alone goes to a channel whose readers
 * were not judged by its platform within the hour, which is how long adapters keep their judgement. Where others turn out to read, it goes
 * in the face for both sides, and those who answer for the channel are told; so it goes where nobody can say. `temporary`: who reads there
 * cannot be seen just now; the message waits, `waitMs` where it is known how long. `notFor`: not for those who read there in any face. `isUnderCard`: it would be said under a card, or
 * stands there already.
 */
export async function judgeReaders(
  services: AppServices,
  delivery: Delivery,
  isUnderCard: boolean,
): Promise<Delivery | { temporary: string; waitMs?: Ms } | { notFor: Why }> {
  const judged = await inTheirFace(services, delivery)
  if (!('temporary' in judged) && isAmongOurselves(delivery) && judged.card === delivery.forBoth)
    return { notFor: NOT_FOR_THEM }
  if ('temporary' in judged || !isCarriedOver(delivery)) return judged
  const now = await services.store.read((view) => carriedNow(view, delivery, judged, isUnderCard))
  return now ?? { notFor: NOT_FOR_THEM }
}

const NOT_FOR_THEM = { code: 'not-for-them', reason: 'What it says is not for those who read there now.' }

/** It is not sent there. Its card goes on everywhere else. */
export async function keepBack(services: AppServices, delivery: Delivery, why: Why): Promise<void> {
  await inTransaction(services, {}, async ({ tx }) => void (await tx.outbox.giveWay(delivery, why)))
}

async function inTheirFace(
  services: AppServices,
  delivery: Delivery,
): Promise<Delivery | { temporary: string; waitMs?: Ms }> {
  const { store, directory } = services
  const { destination, forBoth, failures } = delivery
  if (forBoth === undefined || destination.kind !== 'conversation') return delivery
  const asForBoth = { ...delivery, card: forBoth }
  const [conversation, audience] = await store.read(async (view) => [
    await view.conversations.get(destination.conversationRowId),
    await audienceOf(view, destination),
  ])
  if (!conversation) return delivery
  // Also where it is bound otherwise by now.
  if (audience === 'shared') return asForBoth
  const readers = await directory.readers(conversation.platform, conversation)
  // Whoever has only to wait for their turn fails at nothing.
  if (typeof readers === 'object')
    return readers.waitMs !== undefined || failures + 1 < IN_DOUBT_AFTER ? readers : asForBoth
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
