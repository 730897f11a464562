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
      const newest = await db.call.findFirst({
        where: { queueKey, startedAt: { gt: new Date(after) } },
        orderBy: [{ startedAt: 'desc' }, { seq: 'desc' }],
        select: { callId: true },
      })
      return newest === null ? undefined : get(newest.callId)
    },
    async ofLadder(ladderId) {
      const rows = await db.call.findMany({ where: { ladderId }, orderBy: { seq: 'asc' }, select: { callId: true } })
      return (await Promise.all(rows.map(({ callId }) => get(callId)))).filter((call) => call !== undefined)
    },
    async add({ id, destination, startedAt }, ladderId) {
      const there = await db.call.count({ where: { callId: id, ladderId } })
      if (there > 0) return
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
