import { TIMER_KINDS } from '../../ports/store/timers.ts'
import type { Timer, TimerTable } from '../../ports/store/timers.ts'
import type { Prisma } from '../generated/sqlite/client.ts'
import { wordOf } from '../shapes/column.ts'
import { timerShape } from '../shapes/timer.ts'
import type { Unit } from '../tx-client.ts'

export function timerTable({ db, touched }: Unit): TimerTable {
  return {
    async set({ key, subjectId, dueAt, ...matter }) {
      // A new row: a timer that is set again goes behind those of the same instant.
      await db.timer.deleteMany({ where: { key } })
      await db.timer.create({
        data: { key, kind: matter.kind, subjectId, dueAt: new Date(dueAt), data: timerShape.write(matter) },
      })
      touched.timers = true
    },
    async cancel(key) {
      const { count } = await db.timer.deleteMany({ where: { key } })
      touched.timers ||= count > 0
    },
    async cancelAll(kind, subjectId) {
      const { count } = await db.timer.deleteMany({ where: { kind, subjectId } })
      touched.timers ||= count > 0
    },
    async get(key) {
      const row = await db.timer.findUnique({ where: { key } })
      return row === null ? undefined : read(row)
    },
    async take({ key, dueAt }) {
      const { count } = await db.timer.deleteMany({ where: { key, dueAt: new Date(dueAt) } })
      return count === 1
    },
    async earliest() {
      const row = await db.timer.findFirst({ orderBy: [{ dueAt: 'asc' }, { seq: 'asc' }] })
      return row === null ? undefined : read(row)
    },
    async nextDueAt() {
      const row = await db.timer.findFirst({ orderBy: { dueAt: 'asc' }, select: { dueAt: true } })
      return row?.dueAt.getTime()
    },
    async list(limit) {
      const rows = await db.timer.findMany({ orderBy: [{ dueAt: 'asc' }, { seq: 'asc' }], take: limit })
      return rows.map(read)
    },
  }
}

function read({ key, kind, subjectId, dueAt, data }: Prisma.TimerGetPayload<object>): Timer {
  const from = { table: 'Timer', id: key }
  // The column says of which kind it is: rows of before say it nowhere else.
  const matter = { ...Object(data), kind: wordOf(TIMER_KINDS, kind, 'kind', from) }
  return { key, subjectId, dueAt: dueAt.getTime(), ...timerShape.read(matter, from) }
}
