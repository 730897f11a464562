import { DELIVERY_STATUSES } from '../../ports/store/outbox.ts'
import type { Delivery, Destination, Shown } from '../../ports/store/outbox.ts'
import { Prisma } from '../generated/sqlite/client.ts'
import { cardShape } from '../shapes/card.ts'
import { wordOf } from '../shapes/column.ts'
import { destinationShape } from '../shapes/destination.ts'

type ShownRow = Prisma.ShownGetPayload<object>

/** A row of deliveries as the port knows it. */
export function readDelivery(row: Prisma.DeliveryGetPayload<object>): Delivery {
  const from = { table: 'Delivery', id: row.id }
  const { cardKey, threadOf, lastCode, lastReason, sentAt, firstAttemptAt, onceKey, about, forPartner } = row
  return {
    id: row.id,
    seq: row.seq,
    destination: destinationShape.read(row.destination, from),
    queueKey: row.queueKey,
    ...(cardKey !== null && { cardKey }),
    ...(threadOf !== null && { threadOf }),
    card: cardShape.read(row.card, from),
    ...(row.forBoth !== null && { forBoth: cardShape.read(row.forBoth, from) }),
    status: wordOf(DELIVERY_STATUSES, row.status, 'status', from),
    attempts: row.attempts,
    failures: row.failures,
    nextAttemptAt: row.nextAttemptAt.getTime(),
    ...(row.status === 'sending' && { leaseUntil: row.dueAt.getTime() }),
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
    ...(row.inHours && { inHours: true }),
  }
}

/** Both faces at once: a newer one never stands beside an older one's other face. */
export function faceColumns({ card, forBoth }: Pick<Delivery, 'card' | 'forBoth'>) {
  return { card: cardShape.write(card), forBoth: forBoth === undefined ? Prisma.DbNull : cardShape.write(forBoth) }
}

/** A row of shown cards as the port knows it. */
export function readShown(row: ShownRow): Shown {
  const { cardKey, queueKey, messageId, conversationId, threadId } = row
  const thread = threadId !== null && { threadId }
  return { cardKey, queueKey, destination: readPlace(row), messageId, conversationId, ...thread }
}

/** Where a shown card stands. */
function readPlace({ destination, cardKey }: Pick<ShownRow, 'destination' | 'cardKey'>): Destination {
  return destinationShape.read(destination, { table: 'Shown', id: cardKey })
}
