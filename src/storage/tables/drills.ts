import type { Drills } from '../../domain/drills/drill.ts'
import type { DrillTable } from '../../ports/store/drills.ts'
import { expectVersion } from '../expect-saved.ts'
import type { Prisma } from '../generated/sqlite/client.ts'
import { drillsShape } from '../shapes/drills.ts'
import { readState } from '../shapes/state.ts'
import type { Unit } from '../tx-client.ts'

export function drillTable({ db }: Unit): DrillTable {
  return {
    async of(partnerId) {
      const row = await db.drill.findUnique({ where: { partnerId } })
      return row === null ? undefined : read(row)
    },
    async ofEach(partnerIds) {
      const rows = await db.drill.findMany({ where: { partnerId: { in: [...partnerIds] } } })
      return rows.map(read)
    },
    async save(drills) {
      const { id: partnerId, version } = drills
      const data = { version, state: drillsShape.write(drills) }
      if (version === 1) {
        await db.drill.create({ data: { partnerId, ...data } })
        return
      }
      const saved = await db.drill.updateMany({ where: { partnerId, version: version - 1 }, data })
      expectVersion(saved, `the drills of ${partnerId}`, version)
    },
  }
}

function read(row: Prisma.DrillGetPayload<object>): Drills {
  return readState(drillsShape, 'Drill', { ...row, id: row.partnerId })
}
