import { inboundId, type InboxTable, type StoredInbound } from '../../ports/store/inbox.ts'
import type { Prisma } from '../generated/sqlite/client.ts'
import { inboundShape } from '../shapes/inbound.ts'
import { storableText } from '../storable.ts'
import { StorageError } from '../storage-error.ts'
import type { Unit } from '../tx-client.ts'

export function inboxTable({ db, touched }: Unit): InboxTable {
  return {
    async insertIfNew(inbound, receivedAt) {
      const id = storableText(inboundId(inbound))
      const written = JSON.stringify(inboundShape.write(inbound))
      // The same words on both databases.
      const count = await db.$executeRaw`
        INSERT INTO "InboundEvent" ("id", "inbound", "receivedAt", "status", "attempts")
        VALUES (${id}, ${written}, ${new Date(receivedAt)}, 'pending', 0)
        ON CONFLICT ("id") DO NOTHING`
      touched.inbox ||= count > 0
      return count > 0
    },
    async claim(id, now, left) {
      if (left !== undefined) {
        const data = { status: 'processed', processedAt: new Date(now), inbound: inboundShape.write(left) }
        return (await db.inboundEvent.updateMany({ where: { id, status: { not: 'processed' } }, data })).count === 1
      }
      const count = await db.$executeRaw`
        UPDATE "InboundEvent" SET "status" = 'processed', "processedAt" = ${new Date(now)}
        WHERE "id" = ${id} AND "status" <> 'processed'`
      return count === 1
    },
    async recordFault(id, reason, giveUpAfter) {
      const row = await db.inboundEvent.findUnique({ where: { id }, select: { attempts: true } })
      if (row === null) throw new StorageError('missing-row', `The event ${id} is not stored.`)
      const attempts = row.attempts + 1
      const lastReason = storableText(reason)
      await db.inboundEvent.update({ where: { id }, data: { attempts, lastReason } })
      if (attempts < giveUpAfter) return 'will retry'
      await db.inboundEvent.updateMany({ where: { id, status: 'pending' }, data: { status: 'set-aside' } })
      return 'set aside'
    },
    async recordWait(id, reason) {
      await db.inboundEvent.updateMany({ where: { id }, data: { lastReason: storableText(reason) } })
      return 'will retry'
    },
    async pending(limit, after) {
      const before = after === undefined ? null : await db.inboundEvent.findUnique({ where: { id: after } })
      const rows = await db.inboundEvent.findMany({
        where: { status: 'pending', ...(before && { OR: laterThan(before) }) },
        orderBy: [{ receivedAt: 'asc' }, { seq: 'asc' }],
        take: limit,
      })
      return rows.map(read)
    },
    async setAside(limit) {
      const rows = await db.inboundEvent.findMany({
        where: { status: 'set-aside' },
        orderBy: [{ receivedAt: 'desc' }, { seq: 'desc' }],
        take: limit,
      })
      return rows.map((row) => ({ ...read(row), reason: row.lastReason ?? '' }))
    },
  }
}

function laterThan({ receivedAt, seq }: { receivedAt: Date; seq: number }) {
  return [{ receivedAt: { gt: receivedAt } }, { receivedAt, seq: { gt: seq } }]
}

function read({ id, inbound, receivedAt, attempts }: Prisma.InboundEventGetPayload<object>): StoredInbound {
  return {
    id,
    inbound: inboundShape.read(inbound, { table: 'InboundEvent', id }),
    receivedAt: receivedAt.getTime(),
    attempts,
  }
}
