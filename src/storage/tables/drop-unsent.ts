import type { Delivery } from '../../ports/store/outbox.ts'
import type { Unit } from '../tx-client.ts'
import { readDelivery } from './delivery-row.ts'
import { moveUp, OVER } from './queue-head.ts'

const DROPPED = { status: 'dropped', ...OVER }

/**
 * Drop the queued deliveries of a card at the destinations where it does not stand and is not on its way. Behind one that is
 * sending or may have arrived, the queued one stays: without it that destination would keep an old face for ever.
 */
export async function dropUnsent(unit: Unit, cardKey: string): Promise<void> {
  const { db, touched } = unit
  const shown = await db.shown.findMany({ where: { cardKey }, select: { queueKey: true } })
  const stands = shown.map(({ queueKey }) => queueKey)
  const onTheWay = { cardKey, unfinished: true, status: { in: ['sending', 'unknown'] }, queueKey: { notIn: stands } }
  const going = await db.delivery.findMany({ where: onTheWay, select: { queueKey: true } })
  await db.delivery.updateMany({ where: onTheWay, data: { unwanted: true } })
  const reached = [...stands, ...going.map(({ queueKey }) => queueKey)]
  const unsent = await db.delivery.updateManyAndReturn({
    where: { cardKey, unfinished: true, status: 'queued', queueKey: { notIn: reached } },
    data: DROPPED,
    select: { queueKey: true },
  })
  await moveUp(unit, queuesOf(unsent))
  touched.outbox ||= unsent.length > 0
}

/** One that is sending is dropped should it come back; the others at once. Those that never left may be asked for again. */
export async function dropAbout(unit: Unit, about: string[]): Promise<Delivery[]> {
  const { db, touched } = unit
  if (about.length === 0) return []
  const unfinished = { about: { in: about }, unfinished: true }
  await db.delivery.updateMany({ where: { ...unfinished, status: 'sending' }, data: { unwanted: true } })
  const unsent = await db.delivery.findMany({ where: { ...unfinished, status: 'queued' }, orderBy: { seq: 'asc' } })
  const dropped = await db.delivery.updateManyAndReturn({
    where: { ...unfinished, status: { in: ['queued', 'unknown'] } },
    data: DROPPED,
    select: { queueKey: true },
  })
  await moveUp(unit, queuesOf(dropped))
  touched.outbox ||= dropped.length > 0
  const onceKeys = unsent.flatMap(({ onceKey }) => onceKey ?? [])
  await db.onceKey.deleteMany({ where: { key: { in: onceKeys } } })
  return unsent.map((row) => readDelivery({ ...row, ...DROPPED }))
}

function queuesOf(rows: { queueKey: string }[]): string[] {
  return rows.map(({ queueKey }) => queueKey)
}
