import { CHAINS } from '../../domain/timeline/fact.ts'
import type { MessageAt, ThreadMessage, ThreadMessageTable } from '../../ports/store/thread-messages.ts'
import type { Prisma } from '../generated/sqlite/client.ts'
import { wordOf } from '../shapes/column.ts'
import { storableText } from '../storable.ts'
import type { Unit } from '../tx-client.ts'

export function threadMessageTable({ db }: Unit): ThreadMessageTable {
  return {
    async get(id) {
      const row = await db.threadMessage.findUnique({ where: { id: storableText(id) } })
      return row === null ? undefined : read(row)
    },
    async at(message, partnerId) {
      const one = { ...placeOf(message), partnerId: storableText(partnerId) }
      const row = await db.threadMessage.findUnique({
        where: { platform_tenantId_conversationId_messageId_partnerId: one },
      })
      return row === null ? undefined : read(row)
    },
    async allAt(message) {
      const rows = await db.threadMessage.findMany({ where: placeOf(message), orderBy: { seq: 'asc' } })
      return rows.map(read)
    },
    async newest(caseId, chain, limit) {
      const rows = await db.threadMessage.findMany({
        where: { caseId, chain },
        orderBy: { seq: 'desc' },
        take: limit,
      })
      return rows.map(read)
    },
    async insert(message) {
      const { id, partnerId, personId = null, saidAt, chain } = message
      const fixed = { id, partnerId, personId, saidAt: new Date(saidAt), chain }
      await db.threadMessage.create({ data: { ...fixed, ...placeOf(message), ...changing(message) } })
    },
    async save(message) {
      await db.threadMessage.updateMany({ where: { id: message.id }, data: changing(message) })
    },
  }
}

function placeOf({ platform, tenantId, conversationId, messageId }: MessageAt): MessageAt {
  const text = storableText
  return { platform, tenantId: text(tenantId), conversationId: text(conversationId), messageId: text(messageId) }
}

function changing({ caseId, facts, counted }: ThreadMessage) {
  return { caseId, facts: facts.join(' '), counted }
}

function read(row: Prisma.ThreadMessageGetPayload<object>): ThreadMessage {
  const { id, platform, tenantId, conversationId, messageId, partnerId, caseId, personId, saidAt, facts } = row
  return {
    ...{ id, platform, tenantId, conversationId, messageId, partnerId, caseId },
    ...(personId !== null && { personId }),
    saidAt: saidAt.getTime(),
    chain: wordOf(CHAINS, row.chain, 'chain', { table: 'ThreadMessage', id }),
    facts: facts === '' ? [] : facts.split(' ').map(Number),
    counted: row.counted,
  }
}
