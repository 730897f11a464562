import { noticeCard } from '../cards/notice-card.ts'
import { type Delivery, type OutboxTable, queueKeyOf } from '../ports/store/outbox.ts'
import type { AppServices } from './services.ts'
import { lastResort } from './ladders/recipients.ts'
import { meansOf } from './means-of.ts'
import type { Means } from './scene.ts'
import { sendNotice } from './show/show-card.ts'

/** A message could not be delivered for good: mark it failed, and tell the account managers of the partners it was about. */
export async function processFailedDelivery(
  services: AppServices,
  delivery: Delivery,
  why: Parameters<OutboxTable['fail']>[1],
): Promise<void> {
  await services.store.transact(async (tx) => {
    const outcome = await tx.outbox.fail(delivery, why, services.clock.now())
    if (outcome !== 'failed') return
    // A private answer that nobody can receive any more is of no interest to anybody else.
    if (delivery.destination.kind === 'reply') return
    const means = meansOf(services, tx)
    const where = await nameOf(means, delivery)
    const text = `“${delivery.card.title}” could not be delivered to ${where}: ${why.reason} Once that is mended, ask for it again with \`show ${delivery.card.subject ?? 'NAME'}\`.`
    const card = noticeCard({ title: 'A message was not delivered', text, tone: 'warning' })
    for (const partner of await concerned(means, delivery)) {
      const at = (await lastResort(means, partner)).filter((to) => queueKeyOf(to) !== delivery.queueKey)
      // Once per destination and hour: a dead channel must not flood its account manager.
      await sendNotice(means, at, () => card, `undelivered:${delivery.queueKey}:${Math.floor(means.now / 3_600_000)}`)
    }
  })
}

async function nameOf({ tx }: Means, { destination }: Delivery): Promise<string> {
  if (destination.kind === 'conversation') {
    const conversation = await tx.conversations.get(destination.conversationRowId)
    return conversation?.name ? `#${conversation.name}` : 'a channel'
  }
  return destination.kind === 'person'
    ? ((await tx.people.get(destination.personId))?.name ?? 'a person')
    : 'the person who asked'
}

async function concerned({ tx }: Means, { destination }: Delivery) {
  const partnerIds =
    destination.kind === 'conversation'
      ? (await tx.bindings.at(destination.conversationRowId)).map(({ partnerId }) => partnerId)
      : destination.kind === 'person'
        ? (await tx.memberships.ofPerson(destination.personId)).map(({ partnerId }) => partnerId)
        : []
  const partners = await Promise.all([...new Set(partnerIds)].map((id) => tx.partners.get(id)))
  return partners.filter((partner) => partner !== undefined)
}
