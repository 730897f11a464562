import type { CaseOrigin, CaseOriginTable } from '../../ports/store/case-origins.ts'
import type { Prisma } from '../generated/sqlite/client.ts'
import { storableText } from '../storable.ts'
import type { Unit } from '../tx-client.ts'

export function caseOriginTable({ db }: Unit): CaseOriginTable {
  return {
    async of({ platform, tenantId, conversationId, messageId }) {
      const at = inText({ platform, tenantId, conversationId, messageId })
      const rows = await db.caseOrigin.findMany({ where: at, orderBy: { seq: 'asc' } })
      return rows.map((row) => read(row))
    },
    async inThread({ platform, tenantId, conversationId, threadId }) {
      const at = inText({ platform, tenantId, conversationId, threadId })
      const row = await db.caseOrigin.findUnique({ where: { platform_tenantId_conversationId_threadId: at } })
      return row === null ? undefined : read(row)
    },
    async insert(origin) {
      const { platform, tenantId, conversationId, messageId, threadId, partnerId, caseId } = origin
      const at = inText({ platform, tenantId, conversationId, messageId })
      await db.caseOrigin.create({
        data: { ...at, partnerId, caseId, threadId: threadId === undefined ? null : storableText(threadId) },
      })
    },
  }
}

function inText<Names extends string>(place: Record<Names, string>): Record<Names, string> {
  const result = { ...place }
  for (const name in place) result[name] = storableText(place[name])
  return result
}

function read({
  platform,
  tenantId,
  conversationId,
  messageId,
  threadId,
  partnerId,
  caseId,
}: Prisma.CaseOriginGetPayload<object>): CaseOrigin {
  const at = { platform, tenantId, conversationId, messageId }
  return { ...at, partnerId, caseId, ...(threadId !== null && { threadId }) }
}
