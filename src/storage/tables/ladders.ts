import type { Cause, Ladder } from '../../domain/escalations/ladder.ts'
import { CAUSES, ladderLabel } from '../../domain/escalations/ladder.ts'
import { ladderCalled, policyOf } from '../../domain/terms/climbs-by.ts'
import { usualHours } from '../../domain/terms/hours-of.ts'
import type { LadderTable } from '../../ports/store/work.ts'
import { agreementIn, agreementsOf } from '../agreements-of.ts'
import { expectVersion } from '../expect-saved.ts'
import { Prisma } from '../generated/sqlite/client.ts'
import { ladderShape } from '../shapes/ladder.ts'
import { withNames } from '../shapes/names.ts'
import { readState } from '../shapes/state.ts'
import { wordOf } from '../shapes/column.ts'
import type { Unit } from '../tx-client.ts'
import { answersIn } from './ladder-answers.ts'
import { type Counted } from './count-times.ts'
import { writeLinked } from './facts.ts'

type Row = Prisma.LadderGetPayload<object>

/** As rows say it, those written when both sides climbed as one, too. */
const STATUSES: Record<(typeof STATUS_WORDS)[number], Ladder['status']> = {
  ...{ open: 'open', held: 'held', resolved: 'resolved' },
  ...{ climbing: 'open', exhausted: 'open', acknowledged: 'held' },
}
const STATUS_WORDS = ['open', 'held', 'resolved', 'climbing', 'exhausted', 'acknowledged'] as const

/** Not null, in words for which SQLite uses an index. */
const ACTIVE = { activeKey: { gt: '' } }

export function ladderTable(unit: Unit): LadderTable {
  const { db } = unit
  return {
    async get(id) {
      const row = await db.ladder.findUnique({ where: { id } })
      return row === null ? undefined : (await read(unit, [row]))[0]
    },
    async byNumber(number) {
      const row = await db.ladder.findUnique({ where: { number } })
      return row === null ? undefined : (await read(unit, [row]))[0]
    },
    async active({ partnerId, subjectId }) {
      const rows = await db.ladder.findMany({
        where: {
          ...(subjectId === undefined ? ACTIVE : { activeKey: { in: keysOf(subjectId) } }),
          ...(partnerId !== undefined && { partnerId }),
        },
        orderBy: [{ startedAt: 'asc' }, { number: 'asc' }],
      })
      return read(unit, rows)
    },
    async activeOf(partnerIds) {
      if (partnerIds.length === 0) return []
      const rows = await db.ladder.findMany({
        where: { ...ACTIVE, partnerId: { in: [...partnerIds] } },
        orderBy: [{ startedAt: 'asc' }, { number: 'asc' }],
      })
      return read(unit, rows)
    },
    async statusesOf(partnerId) {
      const rows = await db.ladder.findMany({
        where: { partnerId },
        orderBy: { number: 'asc' },
        select: { id: true, number: true, status: true },
      })
      return rows.map(({ id, number, status }) => ({
        number,
        status: STATUSES[wordOf(STATUS_WORDS, status, 'status', { table: 'Ladder', id })],
      }))
    },
    async activeByPartner() {
      // Grouped by the database, every ladder there ever was would be gone through.
      const active = await db.ladder.findMany({ where: ACTIVE, select: { partnerId: true } })
      return new Map([...Map.groupBy(active, ({ partnerId }) => partnerId)].map(([id, own]) => [id, own.length]))
    },
    async exhaustedInWeeks(partnerIds, { from, mid, until }) {
      if (partnerIds.length === 0) return new Map()
      const [start, middle, end] = [new Date(from), new Date(mid), new Date(until)]
      // What was exhausted once may be taken up by now: only the record tells it. From ladders to their facts, which SQLite does in this order.
      const rows = await db.$queryRaw<Counted[]>`
        SELECT "Ladder"."partnerId",
          COUNT(DISTINCT CASE WHEN "Fact"."at" < ${middle} THEN "Ladder"."id" END) AS "before",
          COUNT(DISTINCT CASE WHEN "Fact"."at" >= ${middle} THEN "Ladder"."id" END) AS "last"
        FROM "Ladder" CROSS JOIN "Fact"
        WHERE "Ladder"."partnerId" IN (${Prisma.join([...partnerIds])}) AND "Fact"."partnerId" = "Ladder"."partnerId"
          AND "Fact"."subject" = 'ESC-' || "Ladder"."number" AND "Fact"."kind" = 'EscalationExhausted'
          AND "Fact"."at" >= ${start} AND "Fact"."at" < ${end}
        GROUP BY "Ladder"."partnerId"`
      return new Map(
        rows.map(({ partnerId, before, last }) => [
          String(partnerId),
          { before: { exhausted: Number(before) }, last: { exhausted: Number(last) } },
        ]),
      )
    },
    async answersOf(partnerIds, from, until) {
      await writeLinked(unit)
      return answersIn(unit, partnerIds, from, until)
    },
    async startedSince(partnerIds, since) {
      if (partnerIds.length === 0) return []
      const rows = await db.ladder.findMany({
        where: { partnerId: { in: [...partnerIds] }, startedAt: { gte: new Date(since) } },
        orderBy: [{ startedAt: 'asc' }, { number: 'asc' }],
      })
      return read(unit, rows)
    },
    async about(partnerId, subjectId) {
      const rows = await db.ladder.findMany({
        where: { partnerId, subjectId },
        orderBy: [{ startedAt: 'asc' }, { number: 'asc' }],
      })
      return read(unit, rows)
    },
    async insert(ladder) {
      const { id, number, partnerId, subject, startedAt } = ladder
      // What it began about: it is told of there for good.
      const fixed = { id, number, partnerId, subjectId: subject.id, startedAt: new Date(startedAt) }
      await db.ladder.create({ data: { ...fixed, ...columns(ladder) } })
    },
    async save(ladder) {
      const { id, version } = ladder
      const saved = await db.ladder.updateMany({ where: { id, version: version - 1 }, data: columns(ladder) })
      expectVersion(saved, ladderLabel(ladder.number), version)
    },
  }
}

/** A ladder copies nothing of the terms that it climbs by: they are the version of the agreement and the ladder in it that it refers to. */
async function read(unit: Unit, rows: Row[]): Promise<Ladder[]> {
  const agreements = await agreementsOf(
    unit,
    rows.map(({ agreementId }) => agreementId),
  )
  const kept = await withNames(unit, () => rows.map((row) => readState(ladderShape, 'Ladder', row)))
  return kept.map((ladder, at) => {
    const { agreementId, ladderName } = rows[at]!
    const { id, version, terms } = agreementIn(agreements, agreementId)
    const policy = policyOf(ladderCalled(terms, ladderName))
    return { ...ladder, agreement: { id, version }, ladderName, policy, calendar: usualHours(terms) }
  })
}

function columns(ladder: Ladder) {
  const { status, version, subject, cause, agreement, ladderName } = ladder
  const activeKey = status === 'resolved' ? null : ladder.ofOneCause ? keyOfOne(subject.id, cause) : subject.id
  return { status, cause, version, activeKey, agreementId: agreement.id, ladderName, state: ladderShape.write(ladder) }
}

/** A subject has one unresolved ladder at most; of those begun when each cause had its own, one of each cause. */
function keysOf(subjectId: string): string[] {
  return [subjectId, ...CAUSES.map((cause) => keyOfOne(subjectId, cause))]
}

function keyOfOne(subjectId: string, cause: Cause): string {
  return `${subjectId}:${cause}`
}
