import { randomBytes } from 'node:crypto'
import { judgePageToken, makePageToken } from '../../domain/escalations/page-token.ts'
import { SIDES } from '../../domain/partners/party.ts'
import type { PageAddress, PageAddressTable, PageTokenTable } from '../../ports/store/pages.ts'
import type { Prisma } from '../generated/sqlite/client.ts'
import { sha256 } from '../sha256.ts'
import { wordOf } from '../shapes/column.ts'
import type { Unit } from '../tx-client.ts'

type Row = Prisma.PageAddressGetPayload<object>

export function pageAddressTable({ db }: Unit): PageAddressTable {
  return {
    async of(personId) {
      const row = await db.pageAddress.findUnique({ where: { personId } })
      return row === null ? undefined : addressOf(row)
    },
    async among(personIds) {
      const rows = await db.pageAddress.findMany({
        where: { personId: { in: [...personIds] } },
        select: { personId: true },
      })
      return rows.map(({ personId }) => personId)
    },
    async named() {
      const where = { personId: { startsWith: 'hook:' } }
      return (await db.pageAddress.findMany({ where, orderBy: { personId: 'asc' } })).map(addressOf)
    },
    async save({ personId, url, secret, former, changedAt }) {
      const columns = {
        ...{ url, secret, formerSecret: former?.secret ?? null },
        formerUntil: former === undefined ? null : new Date(former.until),
        changedAt: new Date(changedAt),
      }
      await db.pageAddress.upsert({ where: { personId }, create: { personId, ...columns }, update: columns })
    },
    async remove(personId) {
      await db.pageAddress.deleteMany({ where: { personId } })
    },
  }
}

function addressOf({ personId, url, secret, formerSecret, formerUntil, changedAt }: Row): PageAddress {
  return {
    ...{ personId, url, secret, changedAt: changedAt.getTime() },
    ...(formerSecret !== null &&
      formerUntil !== null && { former: { secret: formerSecret, until: formerUntil.getTime() } }),
  }
}

export function pageTokenTable({ db }: Unit): PageTokenTable {
  return {
    async mint({ id, deliveryId, madeAt, ...call }) {
      const { text, kept } = makePageToken(call, randomBytes(32).toString('base64url'), sha256)
      await db.pageToken.create({ data: { id, deliveryId, ...kept, usedAt: null, madeAt: new Date(madeAt) } })
      return text
    },
    async of(id) {
      const row = await db.pageToken.findUnique({ where: { id } })
      if (row === null) return undefined
      const { deliveryId, digest, ladderId, side, step, cycle, personId, madeAt, usedAt } = row
      return {
        ...{ deliveryId, digest, ladderId, step, cycle, personId, madeAt: madeAt.getTime() },
        side: wordOf(SIDES, side, 'side', { table: 'PageToken', id }),
        ...(usedAt !== null && { usedAt: usedAt.getTime() }),
      }
    },
    judge: async (text, found, about) => judgePageToken(text, found, about, sha256),
    async use({ deliveryId }, at) {
      await db.pageToken.updateMany({ where: { deliveryId, usedAt: null }, data: { usedAt: new Date(at) } })
    },
  }
}
