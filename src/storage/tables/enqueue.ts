import { laneOf, queueKeyOf } from '../../ports/store/outbox.ts'
import type { NewDelivery } from '../../ports/store/outbox.ts'
import type { Unit } from '../tx-client.ts'
import { cardShape } from '../shapes/card.ts'
import { destinationShape } from '../shapes/destination.ts'
import { faceColumns } from './delivery-row.ts'
import { laneColumn } from './lane-column.ts'

/** Put a delivery behind its destination's queue, or its card into the queued delivery of the same card there. */
export async function enqueue(unit: Unit, delivery: NewDelivery): Promise<boolean> {
  const { db, touched } = unit
  const { onceKey, cardKey, destination, now } = delivery
  if (onceKey !== undefined) {
    const taken = await db.$executeRaw`
      INSERT INTO "OnceKey" ("key", "at") VALUES (${onceKey}, ${new Date(now)}) ON CONFLICT ("key") DO NOTHING`
    if (taken === 0) return false
  }
  touched.outbox = true
  if (cardKey !== undefined) {
    // Never into one that is sending or may have arrived: its card is already on the way.
    const queued = { cardKey, queueKey: queueKeyOf(destination), unfinished: true, status: 'queued' }
    // The destination too: a newer way to reply replaces one that is about to expire.
    const face = { ...faceColumns(delivery), destination: destinationShape.write(destination) }
    const { count } = await db.delivery.updateMany({ where: queued, data: face })
    if (count > 0) return true
  }
  await insert(unit, delivery)
  return true
}

/** In one statement, which sees whether anything is before it. The same words on both databases. */
async function insert({ db }: Unit, delivery: NewDelivery): Promise<void> {
  const { id, onceKey, cardKey, about, forPartner, destination, card, forBoth } = delivery
  const queueKey = queueKeyOf(destination)
  const now = new Date(delivery.now)
  await db.$executeRaw`
    INSERT INTO "Delivery" (
      "id", "queueKey", "lane", "head", "cardKey", "destination", "card", "forBoth", "status", "unfinished", "attempts",
      "nextAttemptAt", "dueAt", "waitsSince", "uncertain", "createdAt", "onceKey", "about", "forPartner"
    ) VALUES (
      ${id}, ${queueKey}, ${laneColumn(laneOf(destination))},
      NOT EXISTS (SELECT 1 FROM "Delivery" WHERE "unfinished" = TRUE AND "queueKey" = ${queueKey}),
      ${cardKey ?? null}, ${JSON.stringify(destinationShape.write(destination))}, ${JSON.stringify(cardShape.write(card))},
      ${forBoth === undefined ? null : JSON.stringify(cardShape.write(forBoth))}, 'queued', TRUE, 0,
      ${now}, ${now}, ${now}, FALSE, ${now}, ${onceKey ?? null}, ${about ?? null}, ${forPartner ?? null}
    )`
}
