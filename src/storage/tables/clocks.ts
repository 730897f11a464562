import type { Clock } from '../../domain/sla/clock.ts'
import type { ClockTable } from '../../ports/store/work.ts'
import { expectVersion } from '../expect-saved.ts'
import { clockShape } from '../shapes/clock.ts'
import { readState } from '../shapes/state.ts'
import type { Unit } from '../tx-client.ts'

export function clockTable({ db }: Unit): ClockTable {
  return {
    async get(id) {
      const row = await db.clock.findUnique({ where: { id } })
      return row === null ? undefined : readState(clockShape, 'Clock', row)
    },
    async ofCase(caseId) {
      const rows = await db.clock.findMany({ where: { caseId }, orderBy: [{ measure: 'asc' }, { cycle: 'asc' }] })
      return rows.map((row) => readState(clockShape, 'Clock', row))
    },
    async insert(clock) {
      const { id, caseId, measure, cycle } = clock
      await db.clock.create({ data: { id, caseId, measure, cycle, ...columns(clock) } })
    },
    async save(clock) {
      const { id, version } = clock
      const saved = await db.clock.updateMany({ where: { id, version: version - 1 }, data: columns(clock) })
      expectVersion(saved, `Clock ${id}`, version)
    },
  }
}

function columns(clock: Clock) {
  return { status: clock.status, version: clock.version, state: clockShape.write(clock) }
}
