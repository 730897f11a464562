import { type Instant, MINUTE, type Ms } from '../../domain/time/instant.ts'
import type { Delivery, Lane, Which } from '../../ports/store/outbox.ts'
import { Prisma } from '../generated/sqlite/client.ts'
import type { Unit } from '../tx-client.ts'
import { readDelivery } from './delivery-row.ts'

/** A lease that was granted this far in the future is one of before the clock was set back; less is how clocks of processes differ. */
const SET_BACK_MS: Ms = MINUTE

// The same words on both databases. Only the first unfinished delivery of a queue is at its head.
const heads = ({ lane, platform, away = [] }: Which) => Prisma.sql`
  FROM "Delivery" AS d
  WHERE d."unfinished" = TRUE AND NOT EXISTS (
    SELECT 1 FROM "Delivery" AS before
    WHERE before."unfinished" = TRUE AND before."queueKey" = d."queueKey" AND before."seq" < d."seq"
  ) ${of(lane)} ${onlyFor(platform)} ${notFor(away)}`

function of(lane: Lane | undefined) {
  if (lane === undefined) return Prisma.empty
  return lane === 'answers' ? Prisma.sql`AND d."answer" IS TRUE` : Prisma.sql`AND d."answer" IS NOT TRUE`
}

/** A queue's key begins with its platform. */
function onlyFor(platform: string | undefined) {
  return platform === undefined ? Prisma.empty : Prisma.sql`AND d."queueKey" LIKE ${`${platform}:%`}`
}

function notFor(away: readonly string[]) {
  const parts = away.map((platform) => Prisma.sql`AND d."queueKey" NOT LIKE ${`${platform}:%`}`)
  return parts.length === 0 ? Prisma.empty : Prisma.join(parts, ' ')
}

/** Its wait began in the future: the clock was set back since, and nobody knows any more how long it would be. */
const setBack = (now: Instant) => Prisma.sql`(
  d."status" <> 'sending' AND d."waitsSince" > ${new Date(now)}
  OR d."status" = 'sending' AND d."waitsSince" > ${new Date(now + SET_BACK_MS)})`

/** Take the heads that are due. Each is taken by an update guarded by what was read, so that two processes never both hold it. */
export async function claimDeliveries(
  { db }: Unit,
  now: Instant,
  leaseMs: Ms,
  limit: number,
  which: Which = {},
): Promise<Delivery[]> {
  const moment = new Date(now)
  const due = await db.$queryRaw<{ seq: number | bigint }[]>`
    SELECT d."seq" ${heads(which)}
      AND ((CASE WHEN d."status" = 'sending' THEN d."leaseUntil" ELSE d."nextAttemptAt" END) <= ${moment} OR ${setBack(now)})
    ORDER BY d."nextAttemptAt", d."seq"
    LIMIT ${limit}`

  const claimed: Delivery[] = []
  for (const head of due) {
    const seq = Number(head.seq)
    const row = await db.delivery.findUniqueOrThrow({ where: { seq } })
    const { attempts, status, firstAttemptAt } = row
    // Time in which it was due and nobody tried does not count: we were down, or the clock was moved.
    const idleMs = Math.max(0, now - row.nextAttemptAt.getTime())
    const change = {
      status: 'sending',
      attempts: attempts + 1,
      leaseUntil: new Date(now + leaseMs),
      waitsSince: moment,
      ...(firstAttemptAt !== null && { firstAttemptAt: new Date(firstAttemptAt.getTime() + idleMs) }),
      uncertain: row.uncertain || status === 'sending',
    }
    const { count } = await db.delivery.updateMany({ where: { seq, attempts, status }, data: change })
    if (count === 1) claimed.push(readDelivery({ ...row, ...change }))
  }
  return claimed
}

/** When the first head can be taken; possibly in the past. */
export async function nextClaimAt({ db }: Unit, now: Instant, which: Which = {}): Promise<Instant | undefined> {
  const [head] = await db.$queryRaw<{ seq: number | bigint; setBack: number | bigint }[]>`
    SELECT d."seq", CASE WHEN ${setBack(now)} THEN 1 ELSE 0 END AS "setBack" ${heads(which)}
    ORDER BY "setBack" DESC, CASE WHEN d."status" = 'sending' THEN d."leaseUntil" ELSE d."nextAttemptAt" END
    LIMIT 1`
  if (head === undefined) return undefined
  if (Number(head.setBack) === 1) return now
  const row = await db.delivery.findUniqueOrThrow({ where: { seq: Number(head.seq) } })
  return (row.status === 'sending' && row.leaseUntil !== null ? row.leaseUntil : row.nextAttemptAt).getTime()
}
