import { laneOf, queueKeyOf } from '../../ports/store/outbox.ts'
import type { NewDelivery } from '../../ports/store/outbox.ts'
import { Prisma } from '../generated/sqlite/client.ts'
import type { Unit } from '../tx-client.ts'
import { cardShape } from '../shapes/card.ts'
import { destinationShape } from '../shapes/destination.ts'
import { faceColumns } from './delivery-row.ts'
import { laneColumn } from './lane-column.ts'

/** Put a delivery behind its destination's queue, or its card into the queued delivery of the same card there. */
export async function enqueue(unit: Unit, delivery: NewDelivery): Promise<boolean> {
  const { db, touched, queued, notices } = unit
  const { onceKey, cardKey, about, destination, now } = delivery
  if (onceKey !== undefined) {
    const taken = await db.$executeRaw`
      INSERT INTO "OnceKey" ("key", "at") VALUES (${onceKey}, ${new Date(now)}) ON CONFLICT ("key") DO NOTHING`
    if (taken === 0) return false
  }
  touched.outbox = true
  if (cardKey !== undefined) {
    const queueKey = queueKeyOf(destination)
    const known = queued.get(cardKey)
    if (known?.has(queueKey) !== false && (await putInto(unit, cardKey, queueKey, delivery))) return true
    known?.add(queueKey)
  }
  if (about !== undefined) notices.delete(about)
  await insert(unit, delivery)
  return true
}

/** Never into one that is sending or may have arrived: its card is already on the way. */
async function putInto({ db }: Unit, cardKey: string, queueKey: string, delivery: NewDelivery): Promise<boolean> {
  // The destination too: a newer way to reply replaces one that is about to expire.
  const face = { ...faceColumns(delivery), destination: destinationShape.write(delivery.destination) }
  const where = { cardKey, queueKey, unfinished: true, status: { in: ['held', 'queued'] } }
  return (await db.delivery.updateMany({ where, data: face })).count > 0
}

/** Behind whatever waits there. In one statement, which sees whether anything is before it. The same words on both databases. */
export async function insert({ db }: Unit, delivery: NewDelivery & { uncertain?: boolean }): Promise<void> {
  const { id, onceKey, cardKey, threadOf, about, forPartner, destination, card, forBoth } = delivery
  const { inHours = false, uncertain = false } = delivery
  const queueKey = queueKeyOf(destination)
  const now = new Date(delivery.now)
  const status = delivery.held ? 'held' : uncertain ? 'unknown' : 'queued'
  await db.$executeRaw`
    INSERT INTO "Delivery" (
      "id", "queueKey", "lane", "head", "cardKey", "destination", "card", "forBoth", "status", "unfinished", "attempts", "failures",
      "nextAttemptAt", "dueAt", "waitsSince", "uncertain", "createdAt", "onceKey", "about", "forPartner", "threadOf", "inHours"
    ) VALUES (
      ${id}, ${queueKey}, ${laneColumn(laneOf(destination))},
      ${delivery.held ? Prisma.sql`FALSE` : isFirstOf(queueKey)},
      ${cardKey ?? null}, ${JSON.stringify(destinationShape.write(destination))}, ${JSON.stringify(cardShape.write(card))},
      ${forBoth === undefined ? null : JSON.stringify(cardShape.write(forBoth))}, ${status}, TRUE, 0, 0,
      ${now}, ${now}, ${now}, ${uncertain}, ${now}, ${onceKey ?? null}, ${about ?? null}, ${forPartner ?? null}, ${threadOf ?? null},
      ${inHours}
    )`
}

const isFirstOf = (queueKey: string) => Prisma.sql`
  NOT EXISTS (SELECT 1 FROM "Delivery" WHERE "unfinished" = TRUE AND "queueKey" = ${queueKey} AND "status" <> 'held')`
