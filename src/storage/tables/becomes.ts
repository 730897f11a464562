import type { CardAt } from '../../ports/store/outbox.ts'
import type { Unit } from '../tx-client.ts'

/** Where it is shown, and what of it waits. What is being sent names the card by which its sender will say that it arrived. */
export async function becomes(
  { db, queued, touched }: Unit,
  { cardKey, queueKey }: CardAt,
  other: string,
): Promise<void> {
  const going = { cardKey, status: { in: ['sending', 'unknown'] } }
  const inTheWay = { queueKey, unfinished: true, OR: [going, { cardKey: other }] }
  if ((await db.delivery.count({ where: inTheWay })) > 0) return
  if ((await db.shown.count({ where: { cardKey: other, queueKey } })) > 0) return
  const where = { cardKey, queueKey }
  await db.shown.updateMany({ where, data: { cardKey: other } })
  await db.delivery.updateMany({ where: { ...where, unfinished: true }, data: { cardKey: other } })
  queued.clear()
  touched.outbox = true
  touched.shown = true
}
