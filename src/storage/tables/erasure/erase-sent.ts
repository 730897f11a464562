import { isTraced, scrub, type Traces } from '../../../domain/erasure/scrub.ts'
import { Prisma } from '../../generated/sqlite/client.ts'
import { cardShape } from '../../shapes/card.ts'
import type { Unit } from '../../tx-client.ts'
import { AT_ONCE, holding } from './holding.ts'

/**
 * What was sent is forgotten whole: nothing waits for it, and what people wrote may stand in it in many forms. What is still to be sent to
 * them is dropped, and in what is to be sent to others they are "somebody".
 */
export async function eraseSent({ db, touched }: Unit, queueKeys: string[], traces: Traces): Promise<void> {
  await db.delivery.deleteMany({ where: { status: { in: ['sent', 'dropped'] } } })
  await db.delivery.deleteMany({ where: { queueKey: { in: queueKeys } } })
  for (const userId of traces.userIds)
    await db.delivery.deleteMany({ where: { queueKey: { contains: ':reply:', endsWith: `:${userId}` } } })
  for (let after = 0; ;) {
    const rows = await db.delivery.findMany({ where: { seq: { gt: after } }, orderBy: { seq: 'asc' }, take: AT_ONCE })
    for (const row of rows) {
      const { id, seq, lastReason } = row
      const card = cardShape.read(row.card, { table: 'Delivery', id })
      if (!isTraced([card, lastReason], traces)) continue
      const data = { card: cardShape.write(scrub(card, traces)), lastReason: scrub(lastReason, traces) }
      await db.delivery.update({ where: { seq }, data })
    }
    after = rows.at(-1)?.seq ?? after
    if (rows.length < AT_ONCE) break
  }
  const keys = await db.$queryRaw<{ key: string }[]>`
    SELECT "key" FROM "OnceKey" WHERE ${holding(Prisma.raw('"key"'), traces.userIds)}`
  const theirs = keys.map(({ key }) => key).filter((key) => isTraced(key, traces))
  await db.onceKey.deleteMany({ where: { key: { in: theirs } } })
  touched.outbox = true
}
