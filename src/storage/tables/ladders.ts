import type { Ladder } from '../../domain/escalations/ladder.ts'
import { ladderLabel } from '../../domain/escalations/ladder.ts'
import type { LadderTable } from '../../ports/store/work.ts'
import { expectVersion } from '../expect-saved.ts'
import type { Prisma } from '../generated/sqlite/client.ts'
import { withNames } from '../shapes/names.ts'
import { ladderShape } from '../shapes/ladder.ts'
import { readState } from '../shapes/state.ts'
import type { Unit } from '../tx-client.ts'

type Row = Prisma.LadderGetPayload<object>

export function ladderTable({ db }: Unit): LadderTable {
  const read = (row: Row): Ladder => readState(ladderShape, 'Ladder', row)
  const only = (row: Row): Promise<Ladder> => withNames(db, () => read(row))
  const all = (rows: Row[]): Promise<Ladder[]> => withNames(db, () => rows.map(read))
  return {
    async get(id) {
      const row = await db.ladder.findUnique({ where: { id } })
      return row === null ? undefined : only(row)
    },
    async byNumber(number) {
      const row = await db.ladder.findUnique({ where: { number } })
      return row === null ? undefined : only(row)
    },
    async active({ partnerId, subjectId, cause }) {
      const rows = await db.ladder.findMany({
        where: {
          activeKey: { not: null },
          ...(partnerId !== undefined && { partnerId }),
          ...(subjectId !== undefined && { subjectId }),
          ...(cause !== undefined && { cause }),
        },
        orderBy: [{ startedAt: 'asc' }, { number: 'asc' }],
      })
      return all(rows)
    },
    async about(partnerId, subjectId) {
      const rows = await db.ladder.findMany({
        where: { partnerId, subjectId },
        orderBy: [{ startedAt: 'asc' }, { number: 'asc' }],
      })
      return all(rows)
    },
    async insert(ladder) {
      const { id, number, partnerId, subject, cause, startedAt } = ladder
      const fixed = { id, number, partnerId, subjectId: subject.id, cause, startedAt: new Date(startedAt) }
      await db.ladder.create({ data: { ...fixed, ...columns(ladder) } })
    },
    async save(ladder) {
      const { id, version } = ladder
      const saved = await db.ladder.updateMany({ where: { id, version: version - 1 }, data: columns(ladder) })
      expectVersion(saved, ladderLabel(ladder.number), version)
    },
  }
}

function columns(ladder: Ladder) {
  const { status, version, subject, cause } = ladder
  return {
    status,
    version,
    activeKey: status === 'resolved' ? null : `${subject.id}:${cause}`,
    state: ladderShape.write(ladder),
  }
}
