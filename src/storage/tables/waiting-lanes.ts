import type { Instant } from '../../domain/time/instant.ts'
import type { WaitingLane } from '../../ports/store/outbox.ts'
import type { Unit } from '../tx-client.ts'
import { readLane } from './lane-column.ts'

type Row = { lane: string; dueAt: Moment; setBack: number | bigint | boolean; refusedSince: Moment | null }
/** What a subquery finds has no type of its own on SQLite. */
type Moment = Date | string

/**
 * All lanes in which something waits, in one statement that reads a few entries of an index for each, however much waits: from each lane it
 * steps to the next. The same words on both databases.
 */
export async function waitingLanes({ db }: Unit, now: Instant): Promise<WaitingLane[]> {
  const rows = await db.$queryRaw<Row[]>`
    WITH RECURSIVE "known" ("lane") AS (
      SELECT MIN("lane") FROM "Delivery" WHERE "head" = TRUE
      UNION ALL
      SELECT (SELECT MIN(d."lane") FROM "Delivery" AS d WHERE d."head" = TRUE AND d."lane" > "known"."lane")
      FROM "known" WHERE "known"."lane" IS NOT NULL
    )
    SELECT "known"."lane" AS "lane",
      (SELECT MIN(d."dueAt") FROM "Delivery" AS d WHERE d."head" = TRUE AND d."lane" = "known"."lane") AS "dueAt",
      (SELECT MAX(d."waitsSince") FROM "Delivery" AS d WHERE d."head" = TRUE AND d."lane" = "known"."lane") > ${new Date(now)} AS "setBack",
      (SELECT MIN(d."refusedSince") FROM "Delivery" AS d WHERE d."head" = TRUE AND d."lane" = "known"."lane") AS "refusedSince"
    FROM "known" WHERE "known"."lane" IS NOT NULL`
  return rows.map(({ lane, dueAt, setBack, refusedSince }) => ({
    ...readLane(lane),
    at: Number(setBack) === 1 ? now : instantOf(dueAt),
    ...(refusedSince !== null && { refusedSince: instantOf(refusedSince) }),
  }))
}

function instantOf(moment: Moment): Instant {
  return new Date(moment).getTime()
}
