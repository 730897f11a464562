import type { Case } from '../../domain/cases/case.ts'
import { caseLabel, isOver, overSince, STATUSES } from '../../domain/cases/case.ts'
import { SIDES } from '../../domain/partners/party.ts'
import type { CaseTable } from '../../ports/store/work.ts'
import { expectVersion } from '../expect-saved.ts'
import { Prisma } from '../generated/sqlite/client.ts'
import { withNames } from '../shapes/names.ts'
import { caseShape } from '../shapes/case.ts'
import { wordOf } from '../shapes/column.ts'
import { readState } from '../shapes/state.ts'
import type { Unit } from '../tx-client.ts'
import { casesInWeeks } from './case-weeks.ts'
import { holding } from './erasure/holding.ts'

type Row = Prisma.CaseGetPayload<object>

const UNRESOLVED = STATUSES.filter((status) => !isOver({ status }))

export function caseTable(unit: Unit): CaseTable {
  const { db } = unit
  const read = (row: Row): Case => readState(caseShape, 'Case', row)
  const only = (row: Row): Promise<Case> => withNames(unit, () => read(row))
  const all = (rows: Row[]): Promise<Case[]> => withNames(unit, () => rows.map(read))
  return {
    async get(id) {
      const row = await db.case.findUnique({ where: { id } })
      return row === null ? undefined : only(row)
    },
    async byNumber(number) {
      const row = await db.case.findUnique({ where: { number } })
      return row === null ? undefined : only(row)
    },
    async ofIds(ids) {
      return ids.length === 0 ? [] : all(await db.case.findMany({ where: { id: { in: [...ids] } } }))
    },
    async list({ partnerId, unresolved, below, limit }) {
      const which = [
        partnerId === undefined ? Prisma.sql`TRUE` : Prisma.sql`"partnerId" = ${partnerId}`,
        ...(below === undefined ? [] : [Prisma.sql`"number" < ${below}`]),
      ]
      const among = Prisma.join(which, ' AND ')
      const newest = (ofStatus: Prisma.Sql): Prisma.Sql => Prisma.sql`
        SELECT * FROM (SELECT * FROM "Case" WHERE ${among} ${ofStatus} ORDER BY "number" DESC LIMIT ${limit}) AS newest`
      // One status at a time, the index has them in order: what is over, and more than is asked for, is not even looked at.
      const parts = unresolved
        ? UNRESOLVED.map((status) => newest(Prisma.sql`AND "status" = ${status}`))
        : [newest(Prisma.empty)]
      return all(await db.$queryRaw<Row[]>`${Prisma.join(parts, ' UNION ALL ')} ORDER BY "number" DESC LIMIT ${limit}`)
    },
    async statusesOf(partnerId) {
      const rows = await db.case.findMany({
        where: { partnerId },
        orderBy: { number: 'asc' },
        select: { id: true, number: true, status: true },
      })
      return rows.map(({ id, number, status }) => ({
        number,
        status: wordOf(STATUSES, status, 'status', { table: 'Case', id }),
      }))
    },
    async unconfirmed(partnerId) {
      // There is a timer for each, and for no other: what was confirmed long ago is not looked at.
      return all(
        await db.$queryRaw<Row[]>`
        SELECT "Case".* FROM "Timer" JOIN "Case" ON "Case"."id" = "Timer"."subjectId"
        WHERE "Timer"."kind" = 'case.silence' AND "Case"."partnerId" = ${partnerId} ORDER BY "Case"."number"`,
      )
    },
    async toBeMergedInto(id, partnerId) {
      const found = await all(
        await db.$queryRaw<Row[]>`
        SELECT "Case".* FROM "Case"
        WHERE "Case"."partnerId" = ${partnerId} AND "Case"."status" IN (${Prisma.join(UNRESOLVED)})
          AND ${holding(Prisma.raw('"Case"."state"'), [`"${id}"`])}`,
      )
      return found.filter(({ merging }) => merging?.into.id === id)
    },
    async touching(partnerId, { from, to }) {
      const [start, end] = [new Date(from), new Date(to)]
      const theirs = Prisma.sql`"partnerId" = ${partnerId}`
      // Whatever is merged is younger than what it is merged into.
      const found = await all(
        await db.$queryRaw<Row[]>`
        WITH touching AS (
          SELECT * FROM "Case" WHERE ${theirs} AND "overAt" IS NULL AND "openedAt" < ${end}
          UNION ALL SELECT * FROM "Case" WHERE ${theirs} AND "overAt" >= ${start} AND "openedAt" < ${end}
        )
        SELECT * FROM touching
        UNION ALL SELECT * FROM "Case" WHERE ${theirs} AND "status" = 'merged' AND "overAt" < ${start}
          AND "number" > (SELECT MIN("number") FROM touching)`,
      )
      const byId = new Map(found.map((one) => [one.id, one]))
      const isIn = (one: Case): boolean => {
        if (one.status !== 'merged' || one.endedAt >= from) return true
        const into = byId.get(one.into.id)
        return into !== undefined && isIn(into)
      }
      return found.filter(isIn)
    },
    async followers(id, limit) {
      const rows = await db.case.findMany({
        where: { followsId: id },
        orderBy: { number: 'desc' },
        take: limit,
        select: { number: true },
      })
      return rows.map(({ number }) => number)
    },
    async asking({ partnerIds, personId }) {
      const about = [
        ...(partnerIds.length > 0 ? [Prisma.sql`"Case"."partnerId" IN (${Prisma.join([...partnerIds])})`] : []),
        ...(personId === undefined ? [] : [holding(Prisma.raw('"Case"."state"'), [`"${personId}"`])]),
      ]
      if (about.length === 0) return []
      const theirs = Prisma.sql`(${Prisma.join(about, ' OR ')})`
      return all(
        await db.$queryRaw<Row[]>`
        SELECT "Case".* FROM "Case" WHERE "Case"."status" IN (${Prisma.join(UNRESOLVED)}) AND ${theirs}
        UNION ALL
        SELECT "Case".* FROM "Timer" JOIN "Case" ON "Case"."id" = "Timer"."subjectId"
        WHERE "Timer"."kind" = 'case.silence' AND "Case"."status" = 'resolved' AND ${theirs}`,
      )
    },
    async due({ partnerIds, from, until, after, limit }) {
      if (partnerIds?.length === 0) return []
      const ofPartner = partnerIds
        ? Prisma.sql`"Case"."partnerId" IN (${Prisma.join([...partnerIds])})`
        : Prisma.sql`TRUE`
      const at = after && new Date(after.dueAt)
      const beyond = after
        ? Prisma.sql`HAVING MIN("Clock"."dueAt") > ${at} OR (MIN("Clock"."dueAt") = ${at} AND "Case"."number" > ${after.number})`
        : Prisma.empty
      // From what is open to its clocks, which SQLite does in the order of a CROSS JOIN: what was due long ago and is done is not looked at.
      const first = await db.$queryRaw<{ id: string }[]>`
        SELECT "Case"."id" FROM "Case"
        CROSS JOIN "Clock"
        WHERE "Clock"."subjectKind" = 'case' AND "Clock"."subjectId" = "Case"."id" AND "Case"."status" IN (${Prisma.join(UNRESOLVED)}) AND ${ofPartner} AND "Clock"."status" = 'running'
          AND "Clock"."obligor" IN (${Prisma.join([...SIDES])}) AND "Clock"."dueAt" >= ${new Date(from)} AND "Clock"."dueAt" <= ${new Date(until)}
        GROUP BY "Case"."id", "Case"."number" ${beyond}
        ORDER BY MIN("Clock"."dueAt"), "Case"."number" LIMIT ${limit}`
      const ids = first.map(({ id }) => id)
      const times = await db.clock.groupBy({
        by: ['subjectId'],
        where: {
          subjectKind: 'case',
          subjectId: { in: ids },
          status: 'running',
          obligor: { in: [...SIDES] },
          dueAt: { gte: new Date(from), lte: new Date(until) },
        },
        _min: { dueAt: true },
      })
      const dueAt = new Map(times.map(({ subjectId, _min }) => [subjectId, _min.dueAt?.getTime()]))
      const states = new Map(
        (await all(await db.case.findMany({ where: { id: { in: ids } } }))).map((one) => [one.id, one]),
      )
      return ids.map((id) => ({ state: states.get(id)!, dueAt: dueAt.get(id)! }))
    },
    async openByPartner() {
      const counts = await db.case.groupBy({
        by: ['partnerId'],
        where: { status: { in: UNRESOLVED } },
        _count: { _all: true },
      })
      return new Map(counts.map(({ partnerId, _count }) => [partnerId, _count._all]))
    },
    inWeeks: (partnerIds, weeks) => casesInWeeks(unit, partnerIds, weeks, all),
    async openedSince(partnerIds, since) {
      if (partnerIds.length === 0) return []
      const where = { partnerId: { in: [...partnerIds] }, openedAt: { gte: new Date(since) } }
      return all(await db.case.findMany({ where, orderBy: { number: 'asc' } }))
    },
    async insert(opened) {
      const { id, number, partnerId, openedAt, follows } = opened
      const since = { openedAt: new Date(openedAt), followsId: follows?.id ?? null }
      await db.case.create({ data: { id, number, partnerId, ...since, ...columns(opened) } })
    },
    async save(changed) {
      const { id, version } = changed
      const saved = await db.case.updateMany({ where: { id, version: version - 1 }, data: columns(changed) })
      expectVersion(saved, caseLabel(changed.number), version)
    },
  }
}

function columns(state: Case) {
  const over = overSince(state)
  const overAt = over === undefined ? null : new Date(over)
  return { status: state.status, overAt, version: state.version, state: caseShape.write(state) }
}
