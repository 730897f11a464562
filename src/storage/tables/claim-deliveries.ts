import type { Instant, Ms } from '../../domain/time/instant.ts'
import type { Delivery } from '../../ports/store/outbox.ts'
import { Prisma } from '../generated/sqlite/client.ts'
import type { Unit } from '../tx-client.ts'
import { readDelivery } from './delivery-row.ts'

// The same words on both databases. Only the first unfinished delivery of a queue is at its head.
const heads = Prisma.sql`
  FROM "Delivery" AS d
  WHERE d."unfinished" = TRUE AND NOT EXISTS (
    SELECT 1 FROM "Delivery" AS before
    WHERE before."unfinished" = TRUE AND before."queueKey" = d."queueKey" AND before."seq" < d."seq"
  )`

/** Take the heads that are due. Each is taken by an update guarded by what was read, so that two processes never both hold it. */
export async function claimDeliveries({ db }: Unit, now: Instant, leaseMs: Ms, limit: number): Promise<Delivery[]> {
  const moment = new Date(now)
  const due = await db.$queryRaw<{ seq: number | bigint }[]>`
    SELECT d."seq" ${heads}
      AND d."nextAttemptAt" <= ${moment} AND (d."status" <> 'sending' OR d."leaseUntil" <= ${moment})
    ORDER BY d."nextAttemptAt", d."seq"
    LIMIT ${limit}`

  const claimed: Delivery[] = []
  for (const head of due) {
    const seq = Number(head.seq)
    const row = await db.delivery.findUniqueOrThrow({ where: { seq } })
    const { attempts, status } = row
    const change = {
      status: 'sending',
      attempts: attempts + 1,
      leaseUntil: new Date(now + leaseMs),
      uncertain: row.uncertain || status === 'sending',
    }
    const { count } = await db.delivery.updateMany({ where: { seq, attempts, status }, data: change })
    if (count === 1) claimed.push(readDelivery({ ...row, ...change }))
  }
  return claimed
}

/** When the first head can be taken; possibly in the past. */
export async function nextClaimAt({ db }: Unit): Promise<Instant | undefined> {
  const [head] = await db.$queryRaw<{ seq: number | bigint }[]>`
    SELECT d."seq" ${heads}
    ORDER BY CASE WHEN d."status" = 'sending' THEN d."leaseUntil" ELSE d."nextAttemptAt" END
    LIMIT 1`
  if (head === undefined) return undefined
  const row = await db.delivery.findUniqueOrThrow({ where: { seq: Number(head.seq) } })
  return (row.status === 'sending' && row.leaseUntil !== null ? row.leaseUntil : row.nextAttemptAt).getTime()
}
