import type { DrillTable } from '../../ports/store/drills.ts'
import { expectVersion } from '../expect-saved.ts'
import { drillsShape } from '../shapes/drills.ts'
import { readState } from '../shapes/state.ts'
import type { Unit } from '../tx-client.ts'

export function drillTable({ db }: Unit): DrillTable {
  return {
    async of(partnerId) {
      const row = await db.drill.findUnique({ where: { partnerId } })
      return row === null ? undefined : readState(drillsShape, 'Drill', { ...row, id: row.partnerId })
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
