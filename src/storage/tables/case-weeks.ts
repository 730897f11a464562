import type { Case } from '../../domain/cases/case.ts'
import { wasOpenAt } from '../../domain/cases/was-open-at.ts'
import type { WeekFigures } from '../../domain/digests/week-changes.ts'
import type { TwoWeeks } from '../../domain/digests/week.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { ForTwoWeeks } from '../../ports/store/work.ts'
import { Prisma } from '../generated/sqlite/client.ts'
import type { Unit } from '../tx-client.ts'
import { type Counted, times } from './count-times.ts'

type Figures = Pick<WeekFigures, 'opened' | 'reopened' | 'closed' | 'open' | 'oldestAt'>

/** What a case goes on by that was over. */
const GOES_ON = ['CaseReopened', 'ResolutionStruck', 'WithdrawalTakenBack', 'MergeTakenBack']

/**
 * How many of each of these partners were opened and closed in two weeks, and open at their ends. Columns tell it of nearly all; of what was over and went
 * on again since, the few of them, its log.
 */
export async function casesInWeeks(
  unit: Unit,
  partnerIds: readonly string[],
  weeks: TwoWeeks,
  read: (rows: Prisma.CaseGetPayload<object>[]) => Promise<Case[]>,
): Promise<Map<string, ForTwoWeeks<keyof Figures>>> {
  if (partnerIds.length === 0) return new Map()
  const { db } = unit
  const { from, mid, until } = weeks
  const theirs = Prisma.sql`"partnerId" IN (${Prisma.join([...partnerIds])})`
  const [start, middle, end] = [new Date(from), new Date(mid), new Date(until)]
  const recent = Prisma.sql`(
    SELECT * FROM "Case" WHERE ${theirs} AND "overAt" IS NULL
    UNION ALL SELECT * FROM "Case" WHERE ${theirs} AND "overAt" >= ${start}
  ) AS recent`
  const again = await read(
    await db.$queryRaw<Prisma.CaseGetPayload<object>[]>`
    SELECT * FROM ${recent} WHERE EXISTS (
      SELECT 1 FROM "Fact" WHERE "Fact"."partnerId" = recent."partnerId" AND "Fact"."subject" = 'CASE-' || recent."number"
        AND "Fact"."kind" IN (${Prisma.join(GOES_ON)}) AND "Fact"."at" >= ${start}
    )`,
  )
  const openAt = (at: Date) => Prisma.sql`"openedAt" < ${at} AND ("overAt" IS NULL OR "overAt" >= ${at})`
  const others =
    again.length === 0 ? Prisma.sql`TRUE` : Prisma.sql`"id" NOT IN (${Prisma.join(again.map(({ id }) => id))})`
  const rows = await db.$queryRaw<Counted[]>`
    SELECT "partnerId",
      ${times(Prisma.sql`"openedAt" >= ${start} AND "openedAt" < ${middle}`)} AS "openedBefore",
      ${times(Prisma.sql`"openedAt" >= ${middle} AND "openedAt" < ${end}`)} AS "openedLast",
      ${times(Prisma.sql`"overAt" >= ${start} AND "overAt" < ${middle}`)} AS "closedBefore",
      ${times(Prisma.sql`"overAt" >= ${middle} AND "overAt" < ${end}`)} AS "closedLast",
      ${times(openAt(middle))} AS "openBefore", ${times(openAt(end))} AS "openLast",
      MIN(CASE WHEN ${openAt(middle)} THEN "number" END) AS "oldestBefore",
      MIN(CASE WHEN ${openAt(end)} THEN "number" END) AS "oldestLast"
    FROM ${recent} WHERE ${others}
    GROUP BY "partnerId"`
  const numbers = rows.flatMap((row) => [row.oldestBefore, row.oldestLast].flatMap((one) => one ?? [])).map(Number)
  const opened = await db.case.findMany({
    where: { number: { in: numbers } },
    select: { number: true, openedAt: true },
  })
  const openedAt = new Map(opened.map((one) => [one.number, one.openedAt.getTime()]))
  const told = new Map<string, ForTwoWeeks<keyof Figures>>()
  for (const row of rows) {
    const of = (week: 'Before' | 'Last'): Figures => ({
      ...{ opened: Number(row[`opened${week}`]), reopened: 0, closed: Number(row[`closed${week}`]) },
      ...withOldest(Number(row[`open${week}`]), openedAt.get(Number(row[`oldest${week}`] ?? 0))),
    })
    told.set(String(row.partnerId), { before: of('Before'), last: of('Last') })
  }
  for (const one of again) {
    const { before, last } = told.get(one.partnerId) ?? { before: NOTHING, last: NOTHING }
    told.set(one.partnerId, {
      before: sumOf(before, figuresOf(one, from, mid)),
      last: sumOf(last, figuresOf(one, mid, until)),
    })
  }
  return told
}

const NOTHING: Figures = { opened: 0, reopened: 0, closed: 0, open: 0 }

/** Of one case, as the week ended against how it began. */
function figuresOf(one: Case, begins: Instant, ends: Instant): Figures {
  const isNew = one.openedAt >= begins && one.openedAt < ends
  const [was, is] = [wasOpenAt(one, begins), wasOpenAt(one, ends)]
  return {
    ...{ opened: Number(isNew), reopened: Number(is && !was && !isNew), closed: Number(!is && (was || isNew)) },
    ...withOldest(Number(is), is ? one.openedAt : undefined),
  }
}

function sumOf(one: Figures, other: Figures): Figures {
  const ages = [one, other].flatMap(({ oldestAt }) => oldestAt ?? [])
  return {
    ...{
      opened: one.opened + other.opened,
      reopened: one.reopened + other.reopened,
      closed: one.closed + other.closed,
    },
    ...withOldest(one.open + other.open, ages.length === 0 ? undefined : Math.min(...ages)),
  }
}

function withOldest(open: number, oldestAt: Instant | undefined): Pick<Figures, 'open' | 'oldestAt'> {
  return { open, ...(oldestAt !== undefined && { oldestAt }) }
}
