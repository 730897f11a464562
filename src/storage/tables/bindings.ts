import { PURPOSES } from '../../domain/partners/purpose.ts'
import type { Binding, BindingTable } from '../../ports/store/registry.ts'
import { wordOf } from '../shapes/column.ts'
import type { Unit } from '../tx-client.ts'
import { readConversation } from './conversations.ts'

type Row = { partnerId: string; conversationRowId: string; purpose: string }

export function bindingTable({ db, before }: Unit): BindingTable {
  return {
    async of(partnerId) {
      const rows = await db.binding.findMany({
        where: { partnerId },
        include: { conversation: true },
        orderBy: { conversation: { seq: 'asc' } },
      })
      const { conversations } = await before.registry()
      return rows.map((row) => {
        const conversation = readConversation(row.conversation)
        conversations.set(conversation.id, conversation)
        return { ...read(row), conversation }
      })
    },
    async at(conversationRowId) {
      const rows = await db.binding.findMany({
        where: { conversationRowId },
        orderBy: [{ partner: { registeredAt: 'asc' } }, { partnerId: 'asc' }],
      })
      return rows.map(read)
    },
    async add({ partnerId, conversationRowId, purpose }) {
      const key = { partnerId, conversationRowId, purpose }
      const there = await db.binding.count({ where: key })
      if (there === 0) await db.binding.create({ data: key })
    },
    async remove({ partnerId, conversationRowId, purpose }) {
      await db.binding.deleteMany({ where: { partnerId, conversationRowId, purpose } })
    },
  }
}

function read({ partnerId, conversationRowId, purpose }: Row): Binding {
  const from = { table: 'Binding', id: `${partnerId} ${conversationRowId}` }
  return { partnerId, conversationRowId, purpose: wordOf(PURPOSES, purpose, 'purpose', from) }
}
