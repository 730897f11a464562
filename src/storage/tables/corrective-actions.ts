import { ACTION_STATUSES, actionLabel, type CorrectiveAction } from '../../domain/corrective/corrective-action.ts'
import type { CorrectiveActionTable } from '../../ports/store/corrective-actions.ts'
import { expectVersion } from '../expect-saved.ts'
import type { Prisma } from '../generated/sqlite/client.ts'
import { wordOf } from '../shapes/column.ts'
import { correctiveActionShape } from '../shapes/corrective-action.ts'
import { withNames } from '../shapes/names.ts'
import { readState } from '../shapes/state.ts'
import type { Unit } from '../tx-client.ts'

type Row = Prisma.CorrectiveActionGetPayload<object>

const UNFINISHED = { status: { in: ['asked', 'open'] } }

export function correctiveActionTable(unit: Unit): CorrectiveActionTable {
  const { db } = unit
  const read = (rows: Row[]): Promise<CorrectiveAction[]> =>
    withNames(unit, () => rows.map((row) => readState(correctiveActionShape, 'CorrectiveAction', row)))
  const one = async (row: Row | null) => (row === null ? undefined : (await read([row]))[0])
  return {
    async get(id) {
      return one(await db.correctiveAction.findUnique({ where: { id } }))
    },
    async byNumber(number) {
      return one(await db.correctiveAction.findUnique({ where: { number } }))
    },
    async ofSources(ids) {
      if (ids.length === 0) return []
      const where = { sourceId: { in: [...ids] } }
      return read(await db.correctiveAction.findMany({ where, orderBy: { number: 'asc' } }))
    },
    async unfinished(partnerId) {
      const where = { ...UNFINISHED, partnerId }
      return read(await db.correctiveAction.findMany({ where, orderBy: { number: 'asc' } }))
    },
    async asking({ partnerIds, personId }) {
      const whose = [{ partnerId: { in: [...partnerIds] } }, ...(personId === undefined ? [] : [{ ownerId: personId }])]
      return read(await db.correctiveAction.findMany({ where: { ...UNFINISHED, OR: whose } }))
    },
    async statusesOf(partnerId) {
      const rows = await db.correctiveAction.findMany({
        where: { partnerId },
        orderBy: { number: 'asc' },
        select: { id: true, number: true, status: true },
      })
      return rows.map(({ id, number, status }) => ({
        number,
        status: wordOf(ACTION_STATUSES, status, 'status', { table: 'CorrectiveAction', id }),
      }))
    },
    async insert(action) {
      const { id, number, partnerId, source } = action
      await db.correctiveAction.create({
        data: { id, number, partnerId, sourceId: source?.id ?? null, ...columns(action) },
      })
    },
    async save(action) {
      const { id, version } = action
      const saved = await db.correctiveAction.updateMany({
        where: { id, version: version - 1 },
        data: columns(action),
      })
      expectVersion(saved, actionLabel(action.number), version)
    },
  }
}

function columns(action: CorrectiveAction) {
  const { status, owner, version } = action
  return { status, ownerId: owner.personId, version, state: correctiveActionShape.write(action) }
}
