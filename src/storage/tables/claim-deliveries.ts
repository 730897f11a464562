import { type Instant, MINUTE, type Ms } from '../../domain/time/instant.ts'
import type { Delivery, Lane } from '../../ports/store/outbox.ts'
import { Prisma } from '../generated/sqlite/client.ts'
import type { Unit } from '../tx-client.ts'
import { readDelivery } from './delivery-row.ts'
import { laneColumn } from './lane-column.ts'

/** A lease that was granted this far in the future is one of before the clock was set back; less is how clocks of processes differ. */
const SET_BACK_MS: Ms = MINUTE

/**
 * Take the heads that are due, whatever else waits: in two statements, found by an index. The same words on both databases. No two processes ever
 * hold one of them both, since the transactions are serializable.
 */
export async function claimDeliveries(
  { db }: Unit,
  now: Instant,
  leaseMs: Ms,
  limit: number | readonly (Lane & { limit: number })[],
): Promise<Delivery[]> {
  const moment = new Date(now)
  const rooms =
    typeof limit === 'number'
      ? [{ within: Prisma.empty, limit }]
      : limit.map((room) => ({ within: Prisma.sql`AND "lane" = ${laneColumn(room)}`, limit: room.limit }))
  if (rooms.length === 0) return []
  const due = rooms.map(
    ({ within, limit }) => Prisma.sql`SELECT "seq" FROM (
      SELECT * FROM (
        SELECT "seq" FROM "Delivery" WHERE "head" = TRUE ${within} AND "dueAt" <= ${moment} ORDER BY "dueAt", "seq" LIMIT ${limit}
      ) AS due
      UNION ALL
      SELECT * FROM (
        SELECT "seq" FROM "Delivery" WHERE "head" = TRUE ${within} AND "waitsSince" > ${moment} ORDER BY "waitsSince" LIMIT ${limit}
      ) AS early
      LIMIT ${limit}
    ) AS room`,
  )
  const { dueAt, waitsSince } = leased(now, leaseMs)
  const taken = await db.$queryRaw<{ seq: number | bigint }[]>`
    UPDATE "Delivery" SET
      "uncertain" = ("uncertain" OR "status" = 'sending'),
      "status" = 'sending',
      "attempts" = "attempts" + 1,
      "dueAt" = ${dueAt},
      "waitsSince" = ${waitsSince}
    WHERE "seq" IN (${Prisma.join(due, ' UNION ALL ')})
    RETURNING "seq"`
  if (taken.length === 0) return []
  const rows = await db.$queryRaw<Prisma.DeliveryGetPayload<object>[]>`
    SELECT * FROM "Delivery" WHERE "seq" IN (${Prisma.join(taken.map(({ seq }) => Number(seq)))})
    ORDER BY "nextAttemptAt", "seq"`
  return rows.map((row) => withoutIdleTime(readDelivery(row), now))
}

/** By the attempts they are told from what somebody else has taken meanwhile. */
export async function renew({ db }: Unit, held: readonly Delivery[], now: Instant, leaseMs: Ms): Promise<void> {
  await db.delivery.updateMany({
    where: { status: 'sending', OR: held.map(({ seq, attempts }) => ({ seq, attempts })) },
    data: leased(now, leaseMs),
  })
}

function leased(now: Instant, leaseMs: Ms) {
  return { dueAt: new Date(now + leaseMs), waitsSince: new Date(now - SET_BACK_MS) }
}

/** Time in which it was due and nobody tried does not count: we were down, or the clock was moved. Whatever comes of the attempt keeps it. */
function withoutIdleTime(delivery: Delivery, now: Instant): Delivery {
  const { firstAttemptAt, nextAttemptAt } = delivery
  if (firstAttemptAt === undefined) return delivery
  return { ...delivery, firstAttemptAt: firstAttemptAt + Math.max(0, now - nextAttemptAt) }
}
