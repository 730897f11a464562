import type { Card } from '../../cards/card.ts'
import type { Delivery, DeliveryStatus, Destination, Shown } from '../../ports/store/outbox.ts'
import { Prisma } from '../generated/sqlite/client.ts'
import { readJson, toJson } from '../storable.ts'

/** A row of deliveries as the port knows it. */
export function readDelivery(row: Prisma.DeliveryGetPayload<object>): Delivery {
  const { cardKey, leaseUntil, lastCode, lastReason, sentAt, firstAttemptAt, onceKey, about, forPartner } = row
  return {
    id: row.id,
    seq: row.seq,
    destination: readJson<Destination>(row.destination),
    queueKey: row.queueKey,
    ...(cardKey !== null && { cardKey }),
    card: readJson<Card>(row.card),
    ...(row.forBoth !== null && { forBoth: readJson<Card>(row.forBoth) }),
    status: row.status as DeliveryStatus,
    attempts: row.attempts,
    nextAttemptAt: row.nextAttemptAt.getTime(),
    ...(leaseUntil !== null && { leaseUntil: leaseUntil.getTime() }),
    uncertain: row.uncertain,
    ...(lastCode !== null && { lastCode }),
    ...(lastReason !== null && { lastReason }),
    createdAt: row.createdAt.getTime(),
    ...(sentAt !== null && { sentAt: sentAt.getTime() }),
    ...(firstAttemptAt !== null && { firstAttemptAt: firstAttemptAt.getTime() }),
    ...(onceKey !== null && { onceKey }),
    ...(about !== null && { about }),
    ...(forPartner !== null && { forPartner }),
    ...(row.unwanted === true && { unwanted: true }),
  }
}

/** Both faces at once: a newer one never stands beside an older one's other face. */
export function faceColumns({ card, forBoth }: Pick<Delivery, 'card' | 'forBoth'>) {
  return { card: toJson(card), forBoth: forBoth === undefined ? Prisma.DbNull : toJson(forBoth) }
}

/** A row of shown cards as the port knows it. */
export function readShown(row: Prisma.ShownGetPayload<object>): Shown {
  const { cardKey, queueKey, destination, messageId, conversationId } = row
  return { cardKey, queueKey, destination: readJson<Destination>(destination), messageId, conversationId }
}
