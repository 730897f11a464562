import type { Clock } from '../../domain/sla/clock.ts'
import type { ClockTable } from '../../ports/store/work.ts'
import { expectVersion } from '../expect-saved.ts'
import { readState, toJson } from '../storable.ts'
import type { Unit } from '../tx-client.ts'

export function clockTable({ db }: Unit): ClockTable {
  return {
    async get(id) {
      const row = await db.clock.findUnique({ where: { id } })
      return row === null ? undefined : readState<Clock>(row)
    },
    async ofSubject(subjectKind, subjectId) {
      const orderBy = [{ measure: 'asc' as const }, { round: 'asc' as const }]
      const rows = await db.clock.findMany({ where: { subjectKind, subjectId }, orderBy })
      return rows.map((row) => readState<Clock>(row))
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
    state: toJson(clock),
  }
}

function objectiveIdOf({ objective }: Clock): string {
  const { measure, kind = 'any kind', severity = 'any severity' } = objective
  return `${measure}, ${kind}, ${severity}`
}
