import type { Conversation, ConversationTable } from '../../ports/store/registry.ts'
import { expectRow } from '../expect-saved.ts'
import { Prisma } from '../generated/sqlite/client.ts'
import { parseColumn, wordOf } from '../shapes/column.ts'
import { platformName } from '../shapes/parts/words.ts'
import { referenceShape } from '../shapes/reference.ts'
import { storableText } from '../storable.ts'
import { meetInstallation } from './installations.ts'
import type { Unit } from '../tx-client.ts'

type Row = Prisma.ConversationGetPayload<object>

/** A row of conversations as the port knows it. */
export function readConversation(row: Row): Conversation {
  const from = { table: 'Conversation', id: row.id }
  return {
    id: row.id,
    platform: parseColumn(platformName, row.platform, from),
    tenantId: row.tenantId,
    conversationId: row.conversationId,
    kind: wordOf(['channel', 'direct'], row.kind, 'kind', from),
    ...(row.groupId !== null && { group: row.groupId }),
    name: row.name,
    ...(row.reference !== null && referenceShape.read(row.reference, from)),
    present: row.present,
    ...(row.absentSince !== null && { absentSince: row.absentSince.getTime() }),
    ...(row.archived === true && { archived: true }),
    ...(row.outsiders !== null && { outsiders: row.outsiders }),
    ...(row.heardAt !== null && { heardAt: row.heardAt.getTime() }),
  }
}

export function conversationTable(unit: Unit): ConversationTable {
  const { db, before } = unit
  const met = async (row: Row | null): Promise<Conversation | undefined> => {
    if (row === null) return undefined
    const conversation = readConversation(row)
    const { conversations } = await before.registry()
    conversations.set(row.id, conversation)
    return conversation
  }
  return {
    async get(id) {
      const { conversations } = await before.registry()
      return conversations.get(id) ?? met(await db.conversation.findUnique({ where: { id } }))
    },
    async anyOf(platform, tenantId) {
      const row = await db.conversation.findFirst({
        where: { platform, tenantId, present: true },
        orderBy: { seq: 'desc' },
      })
      return met(row)
    },
    async at(platform, tenantId, conversationId) {
      const row = await db.conversation.findUnique({
        where: { platform_tenantId_conversationId: { platform, tenantId, conversationId } },
      })
      return met(row)
    },
    async ofGroup(platform, tenantId, group) {
      const rows = await db.conversation.findMany({
        where: { platform, tenantId, groupId: group },
        orderBy: { seq: 'asc' },
      })
      return rows.map(readConversation)
    },
    async insert(conversation) {
      await meetInstallation(unit, conversation)
      await db.conversation.create({ data: { id: conversation.id, ...columns(conversation) } })
    },
    async save(conversation) {
      const changed = await db.conversation.updateMany({
        where: { id: conversation.id },
        data: columns(conversation),
      })
      expectRow(changed, `Conversation ${conversation.id}`)
    },
    async heard({ platform, tenantId, conversationId }, now) {
      await db.conversation.updateMany({
        where: { platform, tenantId, conversationId },
        data: { heardAt: new Date(now) },
      })
    },
  }
}

function columns(conversation: Conversation) {
  const {
    platform,
    tenantId,
    conversationId,
    kind,
    group,
    name,
    reference,
    present,
    absentSince,
    archived,
    outsiders,
  } = conversation
  return {
    platform,
    tenantId,
    conversationId,
    kind,
    groupId: group ?? null,
    name: storableText(name),
    reference: reference === undefined ? Prisma.DbNull : referenceShape.write({ reference }),
    present,
    absentSince: absentSince === undefined ? null : new Date(absentSince),
    archived: archived ?? null,
    outsiders: outsiders ?? null,
  }
}
