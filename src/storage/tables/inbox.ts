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
      const known = await db.inboundEvent.count({ where: { id } })
      if (known > 0) return false
      await db.inboundEvent.create({
        data: {
          id,
          inbound: inboundShape.write(inbound),
          receivedAt: new Date(receivedAt),
          status: 'pending',
          attempts: 0,
        },
      })
      touched.inbox = true
      return true
    },
    async get(id) {
      const row = await db.inboundEvent.findUnique({ where: { id } })
      return row === null ? undefined : read(row)
    },
    async claim(id, now) {
      const { count } = await db.inboundEvent.updateMany({
        where: { id, status: { not: 'processed' } },
        data: { status: 'processed', processedAt: new Date(now) },
      })
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
    async pending(limit) {
      const rows = await db.inboundEvent.findMany({
        where: { status: 'pending' },
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

function read({ id, inbound, receivedAt, attempts }: Prisma.InboundEventGetPayload<object>): StoredInbound {
  return {
    id,
    inbound: inboundShape.read(inbound, { table: 'InboundEvent', id }),
    receivedAt: receivedAt.getTime(),
    attempts,
  }
}
