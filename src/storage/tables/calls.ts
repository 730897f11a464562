import type { Call, CallTable } from '../../ports/store/calls.ts'
import { queueKeyOf } from '../../ports/store/outbox.ts'
import type { Prisma } from '../generated/sqlite/client.ts'
import { calledShape } from '../shapes/destination.ts'
import { storableText } from '../storable.ts'
import type { Unit } from '../tx-client.ts'

export function callTable({ db }: Unit): CallTable {
  const get = async (id: string): Promise<Call | undefined> => {
    const rows = await db.call.findMany({ where: { callId: storableText(id) }, orderBy: { seq: 'asc' } })
    return read(rows)
  }
  return {
    get,
    async since(queueKey, after) {
      const rows = await db.call.findMany({
        where: { queueKey, startedAt: { gt: new Date(after) } },
        orderBy: { seq: 'asc' },
      })
      const newest = rows.toSorted((a, b) => b.startedAt.getTime() - a.startedAt.getTime() || b.seq - a.seq)
      const ids = [...new Set(newest.map(({ callId }) => callId))]
      const byCall = Map.groupBy(rows, ({ callId }) => callId)
      return ids.map((id) => read(byCall.get(id) ?? [])).filter((call) => call !== undefined)
    },
    async ofLadder(ladderId) {
      const own = await db.call.findMany({ where: { ladderId }, orderBy: { seq: 'asc' }, select: { callId: true } })
      if (own.length === 0) return []
      const ids = own.map(({ callId }) => callId)
      const rows = await db.call.findMany({ where: { callId: { in: ids } }, orderBy: { seq: 'asc' } })
      const byCall = Map.groupBy(rows, ({ callId }) => callId)
      return ids.map((id) => read(byCall.get(id) ?? [])).filter((call) => call !== undefined)
    },
    async rings(id, at) {
      await db.call.updateMany({ where: { callId: id }, data: { startedAt: new Date(at) } })
    },
    async add({ id, destination, startedAt }, ladderId) {
      await db.call.create({
        data: {
          callId: id,
          queueKey: queueKeyOf(destination),
          destination: calledShape.write(destination),
          ladderId,
          startedAt: new Date(startedAt),
        },
      })
    },
  }
}

function read(rows: Prisma.CallGetPayload<object>[]): Call | undefined {
  const [first] = rows
  return (
    first && {
      id: first.callId,
      destination: calledShape.read(first.destination, { table: 'Call', id: first.callId }),
      startedAt: first.startedAt.getTime(),
      ladderIds: rows.map(({ ladderId }) => ladderId),
    }
  )
}
