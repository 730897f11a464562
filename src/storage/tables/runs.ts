import type { Run } from '../../domain/checkins/run.ts'
import { runLabel } from '../../domain/checkins/run.ts'
import type { RunTable } from '../../ports/store/work.ts'
import { agreementIn, agreementsOf } from '../agreements-of.ts'
import { expectVersion } from '../expect-saved.ts'
import { Prisma } from '../generated/sqlite/client.ts'
import { withNames } from '../shapes/names.ts'
import { runShape } from '../shapes/run.ts'
import { readState } from '../shapes/state.ts'
import { wordOf } from '../shapes/column.ts'
import type { Unit } from '../tx-client.ts'

type Row = Prisma.RunGetPayload<object>

export function runTable(unit: Unit): RunTable {
  const { db } = unit
  return {
    async get(id) {
      const row = await db.run.findUnique({ where: { id } })
      return row === null ? undefined : (await read(unit, [row]))[0]
    },
    async byNumber(number) {
      const row = await db.run.findUnique({ where: { number } })
      return row === null ? undefined : (await read(unit, [row]))[0]
    },
    async latestOf(partnerId, audience) {
      const row = await db.run.findFirst({
        where: { partnerId, ...(audience && { audience }) },
        orderBy: [{ openedAt: 'desc' }, { number: 'desc' }],
      })
      return row === null ? undefined : (await read(unit, [row]))[0]
    },
    async openOf(partnerId) {
      const rows = await db.run.findMany({ where: { partnerId, status: 'open' }, orderBy: { number: 'asc' } })
      return (await read(unit, rows)).filter((run) => run.status === 'open')
    },
    async lastOfEach(partnerIds, limit) {
      if (partnerIds.length === 0) return []
      const rows = await db.$queryRaw<Row[]>`
        SELECT * FROM (
          SELECT "Run".*, ROW_NUMBER() OVER (PARTITION BY "partnerId", "audience" ORDER BY "openedAt" DESC, "number" DESC) AS "nth"
          FROM "Run" WHERE "partnerId" IN (${Prisma.join([...partnerIds])})
        ) AS newest WHERE "nth" <= ${limit} ORDER BY "number" DESC`
      return read(unit, rows)
    },
    async openFor(personId) {
      const rows = await db.run.findMany({
        where: { status: 'open', respondents: { some: { personId } } },
        orderBy: { number: 'desc' },
      })
      return read(unit, rows)
    },
    async askingSince(personIds, since) {
      const rows = await db.run.findMany({
        where: { openedAt: { gte: new Date(since) }, respondents: { some: { personId: { in: [...personIds] } } } },
        orderBy: { number: 'asc' },
      })
      return read(unit, rows)
    },
    async before({ partnerId, audience, number }, since, ofFirst) {
      const where = { partnerId, audience, status: 'closed', number: { lt: number } }
      const first = await db.run.findFirst({ where, orderBy: { number: 'asc' } })
      const last = await db.run.findFirst({ where, orderBy: { number: 'desc' } })
      if (!first || !last) return []
      const spans = [
        { openedAt: { gte: new Date(since) } },
        { openedAt: { lte: new Date(first.openedAt.getTime() + ofFirst) } },
        { id: last.id },
      ]
      const rows = await db.run.findMany({ where: { ...where, OR: spans }, orderBy: { number: 'asc' } })
      return (await read(unit, rows)).filter((run) => run.status === 'closed')
    },
    async closedSince(partnerIds, since) {
      if (partnerIds.length === 0) return []
      const rows = await db.run.findMany({
        where: { partnerId: { in: [...partnerIds] }, status: 'closed', openedAt: { gte: new Date(since) } },
        orderBy: { number: 'asc' },
      })
      return (await read(unit, rows)).filter((run) => run.status === 'closed')
    },
    async countOf(partnerId, audience) {
      return db.run.count({ where: { partnerId, ...(audience && { audience }) } })
    },
    async statusesOf(partnerId) {
      const rows = await db.run.findMany({
        where: { partnerId },
        orderBy: { number: 'asc' },
        select: { id: true, number: true, status: true },
      })
      return rows.map(({ id, number, status }) => ({
        number,
        status: wordOf(['open', 'closed'], status, 'status', { table: 'Run', id }),
      }))
    },
    async insert(run) {
      const { id, number, partnerId, audience, openedAt } = run
      await db.run.create({ data: { id, number, partnerId, audience, openedAt: new Date(openedAt), ...columns(run) } })
      for (const personId of respondentIds(run)) await db.runRespondent.create({ data: { runId: id, personId } })
    },
    async save(run) {
      const { id, version } = run
      const saved = await db.run.updateMany({ where: { id, version: version - 1 }, data: columns(run) })
      expectVersion(saved, runLabel(run.number), version)

      const asked = respondentIds(run)
      await db.runRespondent.deleteMany({ where: { runId: id, personId: { notIn: [...asked] } } })
      const kept = await db.runRespondent.findMany({ where: { runId: id } })
      for (const { personId } of kept) asked.delete(personId)
      for (const personId of asked) await db.runRespondent.create({ data: { runId: id, personId } })
    },
  }
}

async function read(unit: Unit, rows: Row[]): Promise<Run[]> {
  const agreements = await agreementsOf(
    unit,
    rows.map(({ agreementId }) => agreementId),
  )
  const kept = await withNames(unit, () => rows.map((row) => readState(runShape, 'Run', row)))
  return kept.map((run, at) => {
    const { id, version } = agreementIn(agreements, rows[at]!.agreementId)
    return { ...run, agreement: { id, version } }
  })
}

function columns(run: Run) {
  return { status: run.status, version: run.version, agreementId: run.agreement.id, state: runShape.write(run) }
}

function respondentIds(run: Run): Set<string> {
  return new Set(run.respondents.map(({ personId }) => personId))
}
