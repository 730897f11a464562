import type { Unit } from '../tx-client.ts'

/**
 * Drop the queued deliveries of a card at the destinations where it does not stand and is not on its way. Behind one that is
 * sending or may have arrived, the queued one stays: without it that destination would keep an old face for ever.
 */
export async function dropUnsent({ db, touched }: Unit, cardKey: string): Promise<void> {
  const shown = await db.shown.findMany({ where: { cardKey }, select: { queueKey: true } })
  const onTheWay = await db.delivery.findMany({
    where: { cardKey, unfinished: true, status: { in: ['sending', 'unknown'] } },
    select: { queueKey: true },
  })
  const reached = [...shown, ...onTheWay].map(({ queueKey }) => queueKey)
  const { count } = await db.delivery.updateMany({
    where: { cardKey, unfinished: true, status: 'queued', queueKey: { notIn: reached } },
    data: { status: 'dropped', unfinished: false },
  })
  touched.outbox ||= count > 0
}
