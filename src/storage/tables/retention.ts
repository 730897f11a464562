import type { KeptForATime, RetentionTable } from '../../ports/store/retention.ts'
import type { Unit } from '../tx-client.ts'

/** Each is found by an index that begins with what it is judged by: the cost does not grow with what is kept. */
const PRUNE: Record<KeptForATime, (db: Unit['db'], before: Date, limit: number) => Promise<{ count: number }>> = {
  inbox: (db, lt, limit) => db.inboundEvent.deleteMany({ where: { status: 'processed', receivedAt: { lt } }, limit }),
  forms: (db, lt, limit) => db.submittedForm.deleteMany({ where: { submittedAt: { lt } }, limit }),
  'held requests': (db, lt, limit) => db.heldRequest.deleteMany({ where: { askedAt: { lt } }, limit }),
  alarms: (db, lt, limit) => db.alarm.deleteMany({ where: { at: { lt } }, limit }),
  calls: (db, lt, limit) => db.call.deleteMany({ where: { startedAt: { lt } }, limit }),
  deliveries: (db, lt, limit) => db.delivery.deleteMany({ where: { unfinished: false, createdAt: { lt } }, limit }),
  'taken requests': (db, lt, limit) => db.takenRequest.deleteMany({ where: { takenAt: { lt } }, limit }),
  'page tokens': (db, lt, limit) => db.pageToken.deleteMany({ where: { madeAt: { lt } }, limit }),
  absences: (db, lt, limit) => db.absence.deleteMany({ where: { endsAt: { lt } }, limit }),
  'once keys': (db, lt, limit) => db.onceKey.deleteMany({ where: { at: { lt } }, limit }),
}

export function retentionTable({ db }: Unit): RetentionTable {
  return {
    async prune(what, before, limit) {
      const { count } = await PRUNE[what](db, new Date(before), limit)
      return count
    },
    async quietPlaces(before, limit) {
      return db.shown.findMany({
        where: { arrivedAt: { lt: new Date(before) } },
        orderBy: [{ arrivedAt: 'asc' }, { seq: 'asc' }],
        take: limit,
        select: { cardKey: true, queueKey: true },
      })
    },
    async forgetPlace({ cardKey, queueKey }) {
      await db.shown.deleteMany({ where: { cardKey, queueKey } })
    },
    async keepPlace({ cardKey, queueKey }, now) {
      await db.shown.updateMany({ where: { cardKey, queueKey }, data: { arrivedAt: new Date(now) } })
    },
  }
}
