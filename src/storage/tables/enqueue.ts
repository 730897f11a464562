import { queueKeyOf } from '../../ports/store/outbox.ts'
import type { NewDelivery } from '../../ports/store/outbox.ts'
import type { Unit } from '../tx-client.ts'
import { destinationShape } from '../shapes/destination.ts'
import { faceColumns } from './delivery-row.ts'

/** Put a delivery behind its destination's queue, or its card into the queued delivery of the same card there. */
export async function enqueue({ db, touched }: Unit, delivery: NewDelivery): Promise<boolean> {
  const { id, onceKey, cardKey, about, forPartner, destination, now } = delivery
  if (onceKey !== undefined) {
    const taken = await db.onceKey.count({ where: { key: onceKey } })
    if (taken > 0) return false
    await db.onceKey.create({ data: { key: onceKey, at: new Date(now) } })
  }

  touched.outbox = true
  const queueKey = queueKeyOf(destination)
  // The destination too: a newer way to reply replaces one that is about to expire.
  const face = { ...faceColumns(delivery), destination: destinationShape.write(destination) }
  if (cardKey !== undefined) {
    // Never into one that is sending or may have arrived: its card is already on the way.
    const queued = await db.delivery.findFirst({
      where: { cardKey, queueKey, unfinished: true, status: 'queued' },
      select: { seq: true },
    })
    if (queued !== null) {
      await db.delivery.update({ where: { seq: queued.seq }, data: face, select: { seq: true } })
      return true
    }
  }
  await db.delivery.create({
    data: {
      id,
      queueKey,
      cardKey: cardKey ?? null,
      ...face,
      status: 'queued',
      unfinished: true,
      attempts: 0,
      nextAttemptAt: new Date(now),
      waitsSince: new Date(now),
      answer: destination.kind === 'reply',
      onceKey: onceKey ?? null,
      about: about ?? null,
      forPartner: forPartner ?? null,
      uncertain: false,
      createdAt: new Date(now),
    },
    select: { seq: true },
  })
  return true
}
