import type { Run } from '../../domain/checkins/run.ts'
import { runLabel } from '../../domain/checkins/run.ts'
import type { RunTable } from '../../ports/store/work.ts'
import { expectVersion } from '../expect-saved.ts'
import { readState, toJson } from '../storable.ts'
import type { Unit } from '../tx-client.ts'

export function runTable({ db }: Unit): RunTable {
  return {
    async get(id) {
      const row = await db.run.findUnique({ where: { id } })
      return row === null ? undefined : readState<Run>(row)
    },
    async byNumber(number) {
      const row = await db.run.findUnique({ where: { number } })
      return row === null ? undefined : readState<Run>(row)
    },
    async latestOf(partnerId) {
      const row = await db.run.findFirst({
        where: { partnerId },
        orderBy: [{ openedAt: 'desc' }, { number: 'desc' }],
      })
      return row === null ? undefined : readState<Run>(row)
    },
    async openFor(personId) {
      const rows = await db.run.findMany({
        where: { status: 'open', respondents: { some: { personId } } },
        orderBy: { number: 'desc' },
      })
      return rows.map((row) => readState<Run>(row))
    },
    async countOf(partnerId) {
      return db.run.count({ where: { partnerId } })
    },
    async insert(run) {
      const { id, number, partnerId, openedAt } = run
      await db.run.create({ data: { id, number, partnerId, openedAt: new Date(openedAt), ...columns(run) } })
      for (const personId of respondentIds(run)) await db.runRespondent.create({ data: { runId: id, personId } })
    },
    async save(run) {
      const { id, version } = run
      const saved = await db.run.updateMany({ where: { id, version: version - 1 }, data: columns(run) })
      expectVersion(saved, runLabel(run.number), version)

      const asked = respondentIds(run)
      await db.runRespondent.deleteMany({ where: { runId: id, personId: { notIn: [...asked] } } })
      const kept = await db.runRespondent.findMany({ where: { runId: id } })
      for (const { personId } of kept) asked.delete(personId)
      for (const personId of asked) await db.runRespondent.create({ data: { runId: id, personId } })
    },
  }
}

function columns(run: Run) {
  return { status: run.status, version: run.version, state: toJson(run) }
}

function respondentIds(run: Run): Set<string> {
  return new Set(run.respondents.map(({ personId }) => personId))
}
