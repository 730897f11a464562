import { type Maintenance, MAINTENANCE_STATUSES, maintenanceLabel } from '../../domain/maintenance/maintenance.ts'
import type { MaintenanceTable } from '../../ports/store/maintenance.ts'
import { expectVersion } from '../expect-saved.ts'
import type { Prisma } from '../generated/sqlite/client.ts'
import { wordOf } from '../shapes/column.ts'
import { maintenanceShape } from '../shapes/maintenance.ts'
import { withNames } from '../shapes/names.ts'
import { readState } from '../shapes/state.ts'
import type { Unit } from '../tx-client.ts'

type Row = Prisma.MaintenanceGetPayload<object>

const STANDS = { status: { not: 'cancelled' } } satisfies Prisma.MaintenanceWhereInput
const BY_START = [{ startsAt: 'asc' }, { number: 'asc' }] satisfies Prisma.MaintenanceOrderByWithRelationInput[]

export function maintenanceTable(unit: Unit): MaintenanceTable {
  const { db } = unit
  const read = (rows: Row[]): Promise<Maintenance[]> =>
    withNames(unit, () => rows.map((row) => readState(maintenanceShape, 'Maintenance', row)))
  const one = async (row: Row | null) => (row === null ? undefined : (await read([row]))[0])
  return {
    async get(id) {
      return one(await db.maintenance.findUnique({ where: { id } }))
    },
    async byNumber(number) {
      return one(await db.maintenance.findUnique({ where: { number } }))
    },
    async meeting(partnerId, { from, to }) {
      const where = { ...STANDS, partnerId, startsAt: { lt: new Date(to) }, endsAt: { gt: new Date(from) } }
      return read(await db.maintenance.findMany({ where, orderBy: BY_START }))
    },
    async standing(partnerIds, at) {
      if (partnerIds.length === 0) return []
      const where = { ...STANDS, partnerId: { in: [...partnerIds] }, endsAt: { gt: new Date(at) } }
      return read(await db.maintenance.findMany({ where, orderBy: BY_START }))
    },
    async past(partnerId, at, limit) {
      const where = { partnerId, OR: [{ status: 'cancelled' }, { endsAt: { lte: new Date(at) } }] }
      return read(await db.maintenance.findMany({ where, orderBy: { number: 'desc' }, take: limit }))
    },
    async statusesOf(partnerId) {
      const rows = await db.maintenance.findMany({
        where: { partnerId },
        orderBy: { number: 'asc' },
        select: { id: true, number: true, status: true },
      })
      return rows.map(({ id, number, status }) => ({
        number,
        status: wordOf(MAINTENANCE_STATUSES, status, 'status', { table: 'Maintenance', id }),
      }))
    },
    async insert(maintenance) {
      const { id, number, partnerId, side } = maintenance
      await db.maintenance.create({ data: { id, number, partnerId, side, ...columns(maintenance) } })
    },
    async save(maintenance) {
      const { id, version } = maintenance
      const data = columns(maintenance)
      const saved = await db.maintenance.updateMany({ where: { id, version: version - 1 }, data })
      expectVersion(saved, maintenanceLabel(maintenance.number), version)
    },
  }
}

function columns(maintenance: Maintenance) {
  const { status, from, to, version } = maintenance
  return {
    ...{ status, startsAt: new Date(from), endsAt: new Date(to), version },
    state: maintenanceShape.write(maintenance),
  }
}
