import type { Clock } from '../../domain/sla/clock.ts'
import type { ClockTable } from '../../ports/store/work.ts'
import { expectVersion } from '../expect-saved.ts'
import type { Prisma } from '../generated/sqlite/client.ts'
import { clockShape } from '../shapes/clock.ts'
import { withNames } from '../shapes/names.ts'
import { readState } from '../shapes/state.ts'
import type { Unit } from '../tx-client.ts'

type Row = Prisma.ClockGetPayload<object>

export function clockTable({ db }: Unit): ClockTable {
  const read = (row: Row): Clock => readState(clockShape, 'Clock', row)
  return {
    async get(id) {
      const row = await db.clock.findUnique({ where: { id } })
      return row === null ? undefined : withNames(db, () => read(row))
    },
    async ofSubject(subjectKind, subjectId) {
      const orderBy = [{ measure: 'asc' as const }, { round: 'asc' as const }]
      const rows = await db.clock.findMany({ where: { subjectKind, subjectId }, orderBy })
      return withNames(db, () => rows.map(read))
    },
    async insert(clock) {
      const { id, subjectKind, subjectId, partnerId, round, measure, obligor } = clock
      const fixed = { id, subjectKind, subjectId, partnerId, round, measure, obligor }
      await db.clock.create({ data: { ...fixed, ...columns(clock) } })
    },
    async save(clock) {
      const { id, version } = clock
      const saved = await db.clock.updateMany({ where: { id, version: version - 1 }, data: columns(clock) })
      expectVersion(saved, `Clock ${id}`, version)
    },
  }
}

/** `met` is there once a clock counts: not while its stop is unconfirmed, nor where it is void or a breach was let pass. */
function columns(clock: Clock) {
  return {
    objectiveId: objectiveIdOf(clock),
    status: clock.status,
    dueAt: 'dueAt' in clock ? new Date(clock.dueAt) : null,
    breachedAt: clock.breachedAt === undefined ? null : new Date(clock.breachedAt),
    stoppedAt: 'stoppedAt' in clock ? new Date(clock.stoppedAt) : null,
    met: clock.status === 'stopped' && !clock.waived ? clock.met : null,
    version: clock.version,
    state: clockShape.write(clock),
  }
}

function objectiveIdOf({ objective }: Clock): string {
  const { measure, kind = 'any kind', severity = 'any severity' } = objective
  return `${measure}, ${kind}, ${severity}`
}
