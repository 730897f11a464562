import type { Instant } from '../../domain/time/instant.ts'
import type { Delivery } from '../../ports/store/outbox.ts'
import { Prisma } from '../generated/sqlite/client.ts'
import type { Unit } from '../tx-client.ts'

/** What ends a delivery: it is no longer looked for, nor the first of its queue. */
export const OVER = { unfinished: false, head: false }

const firstOf = (queueKey: string) => Prisma.sql`
  SELECT MIN("seq") FROM "Delivery" WHERE "unfinished" = TRUE AND "queueKey" = ${queueKey} AND "status" <> 'held'`

/** Something of these queues is over, or gone: the first that is left in each is its head. */
export async function moveUp({ db }: Unit, queueKeys: readonly string[]): Promise<void> {
  const queues = [...new Set(queueKeys)]
  if (queues.length === 0) return
  await db.$executeRaw`
    UPDATE "Delivery" SET "head" = TRUE
    WHERE "seq" IN (${Prisma.join(queues.map(firstOf), ' UNION ALL ')}) AND "head" = FALSE`
}

/**
 * It has arrived, and the next of its queue is the head: in one statement, since every message there is ends like this. Returns what became of
 * it: `gone` when it was erased with whom it was for, while it was on its way; `last` when none is behind it; `outOfReach` when its destination was
 * thought to be.
 */
export async function moveUpAfterSent(
  { db }: Unit,
  { id, seq, queueKey }: Delivery,
  now: Instant,
): Promise<{ gone: boolean; last: boolean; outOfReach: boolean }> {
  const rows = await db.$queryRaw<{ id: string; outOfReach: number | bigint | boolean }[]>`
    UPDATE "Delivery" SET
      "head" = ("id" <> ${id}),
      "unfinished" = ("id" <> ${id}),
      "status" = CASE "id" WHEN ${id} THEN 'sent' ELSE "status" END,
      "uncertain" = ("uncertain" AND "id" <> ${id}),
      "sentAt" = CASE "id" WHEN ${id} THEN ${new Date(now)} ELSE "sentAt" END
    WHERE "seq" IN (
      SELECT "seq" FROM "Delivery" WHERE "id" = ${id}
      UNION ALL ${firstOf(queueKey)} AND "seq" > ${seq}
    )
    RETURNING "id", EXISTS (SELECT 1 FROM "Unreachable" WHERE "Unreachable"."queueKey" = ${queueKey}) AS "outOfReach"`
  const ids = rows.map((row) => row.id)
  return {
    gone: !ids.includes(id),
    last: ids.every((one) => one === id),
    outOfReach: rows.some((row) => Number(row.outOfReach) === 1),
  }
}
