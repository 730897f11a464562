import type { Case, CaseStatus } from '../../domain/cases/case.ts'
import { caseLabel, isOver, STATUSES } from '../../domain/cases/case.ts'
import type { CaseTable } from '../../ports/store/work.ts'
import { expectVersion } from '../expect-saved.ts'
import type { Prisma } from '../generated/sqlite/client.ts'
import { withNames } from '../shapes/names.ts'
import { caseShape } from '../shapes/case.ts'
import { wordOf } from '../shapes/column.ts'
import { readState } from '../shapes/state.ts'
import type { Unit } from '../tx-client.ts'

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
    async list({ partnerId, unresolved, limit }) {
      const newest = (status?: CaseStatus): Promise<Row[]> =>
        db.case.findMany({
          where: { ...(partnerId !== undefined && { partnerId }), ...(status && { status }) },
          orderBy: { number: 'desc' },
          take: limit,
        })
      if (!unresolved) return all(await newest())
      // One status at a time, the index has them in order: what is over, and more than is asked for, is not even looked at.
      const rows: Row[] = []
      for (const status of UNRESOLVED) rows.push(...(await newest(status)))
      return all(rows.toSorted((a, b) => b.number - a.number).slice(0, limit))
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
    async openByPartner() {
      const counts = await db.case.groupBy({
        by: ['partnerId'],
        where: { status: { in: UNRESOLVED } },
        _count: { _all: true },
      })
      return new Map(counts.map(({ partnerId, _count }) => [partnerId, _count._all]))
    },
    async insert(opened) {
      const { id, number, partnerId, openedAt } = opened
      await db.case.create({ data: { id, number, partnerId, openedAt: new Date(openedAt), ...columns(opened) } })
    },
    async save(changed) {
      const { id, version } = changed
      const saved = await db.case.updateMany({ where: { id, version: version - 1 }, data: columns(changed) })
      expectVersion(saved, caseLabel(changed.number), version)
    },
  }
}

function columns(state: Case) {
  return { status: state.status, version: state.version, state: caseShape.write(state) }
}
