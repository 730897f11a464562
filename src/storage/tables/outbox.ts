import { queueKeyOf } from '../../ports/store/outbox.ts'
import type { Destination, OutboxTable } from '../../ports/store/outbox.ts'
import { readJson } from '../storable.ts'
import type { Unit } from '../tx-client.ts'
import { claimDeliveries, nextClaimAt } from './claim-deliveries.ts'
import { readDelivery, readShown } from './delivery-row.ts'
import { dropUnsent } from './drop-unsent.ts'
import { enqueue } from './enqueue.ts'
import { fail, markSent, retryAt } from './finish-attempt.ts'

export function outboxTable(unit: Unit): OutboxTable {
  const { db } = unit
  return {
    enqueue: (delivery) => enqueue(unit, delivery),
    dropUnsent: (cardKey) => dropUnsent(unit, cardKey),
    claim: (now, leaseMs, limit) => claimDeliveries(unit, now, leaseMs, limit),
    nextClaimAt: () => nextClaimAt(unit),
    markSent: (delivery, sent, now) => markSent(unit, delivery, sent, now),
    retryAt: (delivery, at, why) => retryAt(unit, delivery, at, why),
    fail: (delivery, why) => fail(unit, delivery, why),

    async destinationsOf(cardKey) {
      const shown = await db.shown.findMany({ where: { cardKey }, orderBy: { seq: 'asc' } })
      const coming = await db.delivery.findMany({ where: { cardKey, unfinished: true }, orderBy: { seq: 'asc' } })
      const destinations = new Map<string, Destination>()
      for (const { destination } of [...shown, ...coming]) {
        const to = readJson<Destination>(destination)
        destinations.set(queueKeyOf(to), to)
      }
      return [...destinations.values()]
    },
    async shownAs(platform, conversationId, messageId) {
      const row = await db.shown.findFirst({
        where: { platform, conversationId, messageId },
        orderBy: { seq: 'desc' },
      })
      return row === null ? undefined : readShown(row)
    },
    async shownAt(cardKey, queueKey) {
      const row = await db.shown.findUnique({ where: { cardKey_queueKey: { cardKey, queueKey } } })
      return row === null ? undefined : readShown(row)
    },
    async summary(limit) {
      const counts = { queued: 0, sending: 0, unknown: 0, sent: 0, failed: 0, dropped: 0 }
      const groups = await db.delivery.groupBy({ by: ['status'], _count: { _all: true } })
      for (const { status, _count } of groups) counts[status as keyof typeof counts] = _count._all
      const failed = await db.delivery.findMany({ where: { status: 'failed' }, orderBy: { seq: 'desc' }, take: limit })
      return { counts, failed: failed.map(readDelivery) }
    },
  }
}
