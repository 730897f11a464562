import type { Case } from '../../domain/cases/case.ts'
import { caseLabel, ENDED } from '../../domain/cases/case.ts'
import type { CaseTable } from '../../ports/store/work.ts'
import { expectVersion } from '../expect-saved.ts'
import type { Prisma } from '../generated/sqlite/client.ts'
import { withNames } from '../shapes/names.ts'
import { caseShape } from '../shapes/case.ts'
import { readState } from '../shapes/state.ts'
import type { Unit } from '../tx-client.ts'

type Row = Prisma.CaseGetPayload<object>

export function caseTable({ db }: Unit): CaseTable {
  const read = (row: Row): Case => readState(caseShape, 'Case', row)
  const only = (row: Row): Promise<Case> => withNames(db, () => read(row))
  const all = (rows: Row[]): Promise<Case[]> => withNames(db, () => rows.map(read))
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
      const rows = await db.case.findMany({
        where: { ...(partnerId !== undefined && { partnerId }), ...(unresolved && { status: { notIn: [...ENDED] } }) },
        orderBy: { number: 'desc' },
        take: limit,
      })
      return all(rows)
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
