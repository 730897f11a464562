import { measured } from '../../domain/sla/start-clock.ts'
import type { Clock } from '../../domain/sla/clock.ts'
import { hoursOf } from '../../domain/terms/hours-of.ts'
import type { ClockTable } from '../../ports/store/work.ts'
import { agreementIn, agreementsOf } from '../agreements-of.ts'
import { expectVersion } from '../expect-saved.ts'
import type { Prisma } from '../generated/sqlite/client.ts'
import { clockShape } from '../shapes/clock.ts'
import { readState } from '../shapes/state.ts'
import { StorageError } from '../storage-error.ts'
import type { Unit } from '../tx-client.ts'

type Row = Prisma.ClockGetPayload<object>

export function clockTable(unit: Unit): ClockTable {
  const { db } = unit
  return {
    async get(id) {
      const row = await db.clock.findUnique({ where: { id } })
      return row === null ? undefined : (await read(unit, [row]))[0]
    },
    async ofCase(caseId) {
      const rows = await db.clock.findMany({ where: { caseId }, orderBy: [{ measure: 'asc' }, { cycle: 'asc' }] })
      return read(unit, rows)
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

/** A clock copies nothing of the terms that it runs under: they are the version of the agreement and the objective that it refers to. */
async function read(unit: Unit, rows: Row[]): Promise<Clock[]> {
  const agreements = await agreementsOf(
    unit,
    rows.map(({ agreementId }) => agreementId),
  )
  return rows.map((row) => {
    const { id, version, terms } = agreementIn(agreements, row.agreementId)
    const objective = terms.objectives.find((one) => one.id === row.objectiveId)
    if (!objective)
      throw new StorageError('broken-row', `The objective of the clock ${row.id} is not in its agreement.`)
    return {
      ...readState(clockShape, 'Clock', row),
      agreement: { id, version },
      ...measured(objective, hoursOf(terms, objective)),
    }
  })
}

function columns(clock: Clock) {
  const { status, version, agreement, objective } = clock
  return { status, version, agreementId: agreement.id, objectiveId: objective.id, state: clockShape.write(clock) }
}
