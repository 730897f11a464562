import { isAccountOf } from '../../../domain/erasure/known-by.ts'
import type { Scrubber } from '../../../domain/erasure/scrub.ts'
import { cardShape } from '../../shapes/card.ts'
import { destinationShape } from '../../shapes/destination.ts'
import { faceColumns } from '../delivery-row.ts'
import type { Unit } from '../../tx-client.ts'
import { moveUp } from '../queue-head.ts'
import { namesTraced, rowsTraced } from './rows-traced.ts'

/**
 * What was sent is forgotten whole: nothing waits for it, and what people wrote may stand in it in many forms. What is still to be sent to
 * them is dropped, and in what is to be sent to others, whichever of its faces, they are "somebody".
 */
export async function eraseSent(unit: Unit, queueKeys: string[], scrubber: Scrubber): Promise<void> {
  const { db, touched } = unit
  await db.delivery.deleteMany({ where: { status: { in: ['sent', 'dropped'] } } })
  await db.delivery.deleteMany({ where: { queueKey: { in: queueKeys } } })
  await dropReplies(unit, scrubber)
  for (const seq of await rowsTraced(db, 'Delivery', scrubber)) {
    const row = await db.delivery.findUniqueOrThrow({ where: { seq } })
    const from = { table: 'Delivery', id: row.id }
    const faces = {
      card: scrubber.scrub(cardShape.read(row.card, from)),
      ...(row.forBoth !== null && { forBoth: scrubber.scrub(cardShape.read(row.forBoth, from)) }),
    }
    const onceKey = scrubber.isTraced(row.onceKey) ? null : row.onceKey
    const data = { ...faceColumns(faces), lastReason: scrubber.scrub(row.lastReason), onceKey }
    await db.delivery.update({ where: { seq }, data })
  }
  const keys = await namesTraced(db, 'OnceKey', scrubber)
  await db.onceKey.deleteMany({ where: { key: { in: keys } } })
  touched.outbox = true
}

/** An answer to somebody says of which organisation they are, unless it was kept before answers did. */
async function dropReplies(unit: Unit, { traces: { accounts } }: Scrubber): Promise<void> {
  const { db } = unit
  const queues = new Set<string>()
  for (const { platform, userId } of accounts) {
    const rows = await db.delivery.findMany({
      where: { queueKey: { startsWith: `${platform}:reply:`, endsWith: `:${userId}` } },
      select: { id: true, seq: true, queueKey: true, destination: true },
    })
    for (const { id, seq, queueKey, destination } of rows) {
      const to = destinationShape.read(destination, { table: 'Delivery', id })
      if (to.kind !== 'reply') continue
      const organisations = to.organisation === undefined ? [] : [to.organisation]
      if (!isAccountOf({ platform: to.platform, userId: to.userId, organisations }, accounts)) continue
      await db.delivery.delete({ where: { seq } })
      queues.add(queueKey)
    }
  }
  await moveUp(unit, [...queues])
}
