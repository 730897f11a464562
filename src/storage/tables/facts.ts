import type { Fact } from '../../domain/timeline/fact.ts'
import { linkFact } from '../../domain/timeline/link-fact.ts'
import type { FactTable } from '../../ports/store/work.ts'
import { Prisma } from '../generated/sqlite/client.ts'
import { wordOf } from '../shapes/column.ts'
import { readFactBy, readFactData } from '../shapes/fact.ts'
import { storable, toJson } from '../storable.ts'
import type { Unit } from '../tx-client.ts'
import { sha256 } from '../sha256.ts'

export function factTable({ db }: Unit): FactTable {
  return {
    async append(draft) {
      const previous = await db.fact.findFirst({
        where: { partnerId: draft.partnerId },
        orderBy: { seq: 'desc' },
        select: { seq: true, hash: true },
      })
      // Hashed as it will be read back, or the chain would not verify.
      const fact = linkFact(previous ?? undefined, storable(draft), sha256)
      const { partnerId, seq, at, subject, kind, by, data, audience, prevHash, hash } = fact
      await db.fact.create({
        data: {
          partnerId,
          seq,
          at: new Date(at),
          subject,
          kind,
          by: by === undefined ? Prisma.DbNull : toJson(by),
          data: toJson(data),
          audience,
          prevHash,
          hash,
        },
      })
      return fact
    },
    async of(partnerId, subject) {
      const rows = await db.fact.findMany({
        where: { partnerId, ...(subject !== undefined && { subject }) },
        orderBy: { seq: 'asc' },
      })
      return rows.map(read)
    },
  }
}

function read(row: Prisma.FactGetPayload<object>): Fact {
  const { partnerId, seq, at, subject, kind, audience, by, data, prevHash, hash } = row
  const from = { table: 'Fact', id: `${partnerId} ${seq}` }
  return {
    partnerId,
    seq,
    at: at.getTime(),
    subject,
    kind,
    ...(by !== null && { by: readFactBy(by, from) }),
    data: readFactData(data, from),
    audience: wordOf(['internal', 'shared'], audience, 'audience', from),
    prevHash,
    hash,
  }
}
