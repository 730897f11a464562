import { type CaseMark, isOfTwo } from '../../domain/marks/case-mark.ts'
import type { CaseMarkTable } from '../../ports/store/case-marks.ts'
import { expectVersion } from '../expect-saved.ts'
import type { Prisma } from '../generated/sqlite/client.ts'
import { caseMarkShape } from '../shapes/case-mark.ts'
import { withNames } from '../shapes/names.ts'
import { readState } from '../shapes/state.ts'
import type { Unit } from '../tx-client.ts'

type Row = Prisma.CaseMarkGetPayload<object>

const OLDEST_FIRST = [{ saidAt: 'asc' }, { id: 'asc' }] satisfies Prisma.CaseMarkOrderByWithRelationInput[]

export function caseMarkTable(unit: Unit): CaseMarkTable {
  const { db } = unit
  const read = (rows: Row[]): Promise<CaseMark[]> =>
    withNames(unit, () => rows.map((row) => readState(caseMarkShape, 'CaseMark', row)))
  return {
    async ofCases(caseIds) {
      if (caseIds.length === 0) return []
      const any = { in: [...caseIds] }
      return read(
        await db.caseMark.findMany({ where: { OR: [{ caseId: any }, { otherId: any }] }, orderBy: OLDEST_FIRST }),
      )
    },
    async of(partnerId) {
      return read(await db.caseMark.findMany({ where: { partnerId }, orderBy: OLDEST_FIRST }))
    },
    async links(partnerId) {
      return read(await db.caseMark.findMany({ where: { partnerId, otherId: { not: null } }, orderBy: OLDEST_FIRST }))
    },
    async insert(mark) {
      const { id, partnerId, caseId, at, said } = mark
      const otherId = isOfTwo(said) ? said.other.id : null
      await db.caseMark.create({
        data: { id, partnerId, caseId, otherId, saidAt: new Date(at), ...columns(mark) },
      })
    },
    async save(mark) {
      const { id, version } = mark
      const saved = await db.caseMark.updateMany({ where: { id, version: version - 1 }, data: columns(mark) })
      expectVersion(saved, `what is said of a case (${id})`, version)
    },
  }
}

function columns(mark: CaseMark) {
  return { version: mark.version, state: caseMarkShape.write(mark) }
}
