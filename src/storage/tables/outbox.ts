import { DELIVERY_STATUSES, LANES } from '../../ports/store/outbox.ts'
import type { DeliveryStatus, OutboxTable } from '../../ports/store/outbox.ts'
import { wordOf } from '../shapes/column.ts'
import type { Unit } from '../tx-client.ts'
import { claimDeliveries, renew } from './claim-deliveries.ts'
import { laneColumn } from './lane-column.ts'
import { faceColumns, readDelivery } from './delivery-row.ts'
import { dropAbout, dropUnsent } from './drop-unsent.ts'
import { enqueue } from './enqueue.ts'
import { byIds, dropHeld, held, holdAgain, releaseHeld } from './held-deliveries.ts'
import { becomes } from './becomes.ts'
import { unfinishedAbout } from './notices.ts'
import { destinationsOf } from './places.ts'
import { standing } from './standing.ts'
import { waitingLanes } from './waiting-lanes.ts'
import { drop, fail, giveWay, holdBack, leaveInDoubt, markSent, postpone, retryAt } from './finish-attempt.ts'

export function outboxTable(unit: Unit): OutboxTable {
  const { db } = unit
  return {
    enqueue: (delivery) => enqueue(unit, delivery),
    dropUnsent: (cardKey) => dropUnsent(unit, cardKey),
    dropAbout: (about) => dropAbout(unit, about),
    claim: (now, leaseMs, limit) => claimDeliveries(unit, now, leaseMs, limit),
    renew: (held, now, leaseMs) => renew(unit, held, now, leaseMs),
    lanes: (now) => waitingLanes(unit, now),
    markSent: (delivery, sent, now) => markSent(unit, delivery, sent, now),
    postpone: (delivery, wait) => postpone(unit, delivery, wait),
    retryAt: (delivery, retry) => retryAt(unit, delivery, retry),
    holdBack: (delivery, uncertain) => holdBack(unit, delivery, uncertain),
    fail: (delivery, why, now) => fail(unit, delivery, why, now),
    leaveInDoubt: (delivery, why) => leaveInDoubt(unit, delivery, why),
    drop: (delivery, why) => drop(unit, delivery, why),
    giveWay: (delivery, why) => giveWay(unit, delivery, why),

    async takeOver() {
      const count = await db.$executeRaw`
        UPDATE "Delivery" SET "status" = 'unknown', "uncertain" = TRUE, "dueAt" = "nextAttemptAt"
        WHERE "unfinished" = TRUE AND "status" = 'sending'`
      unit.touched.outbox ||= count > 0
    },
    async unfinished(of) {
      if ('about' in of) return unfinishedAbout(unit, of.about)
      const rows = await db.delivery.findMany({
        where: { cardKey: of.cardKey, unfinished: true },
        orderBy: { seq: 'asc' },
      })
      return rows.map(readDelivery)
    },
    async hasArrived(about, since) {
      const sentAt = since === undefined ? {} : { sentAt: { gte: new Date(since) } }
      return (await db.delivery.findFirst({ where: { about: { in: about }, status: 'sent', ...sentAt } })) !== null
    },
    async redraw(deliveryId, faces) {
      unit.notices.clear()
      await db.delivery.updateMany({ where: { id: deliveryId, unfinished: true }, data: faceColumns(faces) })
    },
    async wasAsked(onceKeys) {
      if (onceKeys.length === 0) return false
      return (await db.onceKey.findFirst({ where: { key: { in: onceKeys } } })) !== null
    },
    async unreachable(queueKeys) {
      const rows = await db.unreachable.findMany({ where: { queueKey: { in: queueKeys } } })
      return rows.map(({ queueKey, since, code, reason, gone }) => ({
        queueKey,
        since: since.getTime(),
        code,
        reason,
        ...(gone !== null && {
          gone: wordOf(['person', 'conversation'], gone, 'gone', { table: 'Unreachable', id: queueKey }),
        }),
      }))
    },
    async forgetUnreachable(queueKey) {
      await db.unreachable.deleteMany({ where: { queueKey } })
    },
    held: (queueKeys) => held(unit, queueKeys),
    byIds: (ids) => byIds(unit, ids),
    release: (these, now, how) => releaseHeld(unit, these, now, how),
    dropHeld: (these) => dropHeld(unit, these),
    holdAgain: (ids) => holdAgain(unit, ids),
    destinationsOf: (cardKey) => destinationsOf(unit, cardKey),
    async lastFace(cardKey) {
      const row = await db.delivery.findFirst({ where: { cardKey }, orderBy: { seq: 'desc' } })
      return row === null ? undefined : readDelivery(row).card
    },
    async cardsInThread(queueKey, threadId) {
      const rows = await db.$queryRaw<{ cardKey: string }[]>`
        SELECT "cardKey" FROM "Shown" WHERE "queueKey" = ${queueKey} AND "messageId" = ${threadId}
        UNION ALL
        SELECT "cardKey" FROM "Shown" WHERE "queueKey" = ${queueKey} AND "threadId" = ${threadId}`
      return rows.map(({ cardKey }) => cardKey)
    },
    async staleAt(queueKey) {
      const rows = await db.$queryRaw<{ cardKey: string }[]>`
        SELECT DISTINCT "cardKey" FROM "Delivery" AS "lost"
        WHERE "unfinished" = FALSE AND "queueKey" = ${queueKey} AND "cardKey" IS NOT NULL AND "status" IN ('failed', 'doubtful')
          AND NOT EXISTS (
            SELECT 1 FROM "Delivery" AS "later"
            WHERE "later"."cardKey" = "lost"."cardKey" AND "later"."queueKey" = "lost"."queueKey"
              AND "later"."seq" > "lost"."seq" AND "later"."status" = 'sent')
        ORDER BY "cardKey"`
      return rows.map(({ cardKey }) => cardKey)
    },
    async bringsCard(queueKey) {
      const rows = await db.$queryRaw<unknown[]>`
        SELECT "seq" FROM "Delivery" WHERE "unfinished" = TRUE AND "queueKey" = ${queueKey} AND "cardKey" IS NOT NULL AND "status" <> 'held' LIMIT 1`
      return rows.length > 0
    },
    async forgetShown({ cardKey, queueKey }) {
      await db.shown.deleteMany({ where: { cardKey, queueKey } })
    },
    becomes: (card, cardKey) => becomes(unit, card, cardKey),
    standing: (cards) => standing(unit, cards),
    async refusedLongest(platform) {
      const lanes = LANES.map((kind) => laneColumn({ platform, kind }))
      const rows = await Promise.all(
        lanes.map((lane) =>
          db.delivery.findFirst({
            where: { head: true, lane, refusedSince: { not: null } },
            orderBy: { refusedSince: 'asc' },
          }),
        ),
      )
      const [row] = rows.filter((one) => one !== null).toSorted((a, b) => a.seq - b.seq)
      return row && { since: row.createdAt.getTime(), reason: row.lastReason ?? row.lastCode ?? '' }
    },
    async waiting(before, limit) {
      const where = { head: true, createdAt: { lt: new Date(before) } }
      const rows = await db.delivery.findMany({ where, orderBy: { seq: 'asc' }, take: limit })
      return rows.map(readDelivery)
    },
    async summary(limit) {
      const groups = await db.delivery.groupBy({ by: ['status'], _count: { _all: true } })
      const counts = { held: 0, queued: 0, sending: 0, unknown: 0, sent: 0, failed: 0, doubtful: 0, dropped: 0 }
      for (const status of DELIVERY_STATUSES)
        counts[status] = groups.find((group) => group.status === status)?._count._all ?? 0
      const newest = async (status: DeliveryStatus) => {
        const rows = await db.delivery.findMany({ where: { status }, orderBy: { seq: 'desc' }, take: limit })
        return rows.map(readDelivery)
      }
      return { counts, failed: await newest('failed'), doubtful: await newest('doubtful') }
    },
  }
}
