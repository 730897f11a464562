import type { Delivery } from '../../ports/store/outbox.ts'
import type { Unit } from '../tx-client.ts'
import { readDelivery } from './delivery-row.ts'
import { unfinishedAbout } from './notices.ts'
import { placesOf } from './places.ts'
import { moveUp, OVER } from './queue-head.ts'

const DROPPED = { status: 'dropped', ...OVER }

/**
 * Drop the queued deliveries of a card at the destinations where it does not stand and is not on its way. Behind one that is
 * sending or may have arrived, the queued one stays: without it that destination would keep an old face for ever.
 */
export async function dropUnsent(unit: Unit, cardKey: string): Promise<Delivery[]> {
  const places = await placesOf(unit, cardKey)
  const stands = places.filter(({ status }) => status === 'shown').map(({ queueKey }) => queueKey)
  const going = places.filter(
    ({ status, queueKey }) => (status === 'sending' || status === 'unknown') && !stands.includes(queueKey),
  )
  await mark(unit, going, { unwanted: true })
  const reached = [...stands, ...going.map(({ queueKey }) => queueKey)]
  const unsent = places.filter(({ status, queueKey }) => isUntried(status) && !reached.includes(queueKey))
  if (unsent.length === 0) return []
  await dropThese(unit, unsent)
  const rows = await unit.db.delivery.findMany({ where: { seq: { in: unsent.map(({ seq }) => seq) } } })
  return rows.map(readDelivery)
}

/** One that is sending is dropped should it come back; the others at once. Those that never left may be asked for again. */
export async function dropAbout(unit: Unit, about: string[]): Promise<Delivery[]> {
  const unfinished = await unfinishedAbout(unit, about)
  await mark(
    unit,
    unfinished.filter(({ status }) => status === 'sending'),
    { unwanted: true },
  )
  await dropThese(
    unit,
    unfinished.filter(({ status }) => status !== 'sending'),
  )
  const unsent = unfinished.filter(({ status }) => isUntried(status))
  const onceKeys = unsent.flatMap(({ onceKey }) => onceKey ?? [])
  if (onceKeys.length > 0) await unit.db.onceKey.deleteMany({ where: { key: { in: onceKeys } } })
  return unsent.map((delivery) => ({ ...delivery, status: 'dropped' }))
}

function isUntried(status: string): boolean {
  return status === 'queued' || status === 'held'
}

type Known = { seq: number; queueKey: string }

async function dropThese(unit: Unit, deliveries: Known[]): Promise<void> {
  if (deliveries.length === 0) return
  await mark(unit, deliveries, DROPPED)
  await moveUp(
    unit,
    deliveries.map(({ queueKey }) => queueKey),
  )
  unit.touched.outbox = true
}

async function mark(
  { db, queued, notices }: Unit,
  deliveries: Known[],
  data: { unwanted: true } | typeof DROPPED,
): Promise<void> {
  if (deliveries.length === 0) return
  queued.clear()
  notices.clear()
  await db.delivery.updateMany({ where: { seq: { in: deliveries.map(({ seq }) => seq) } }, data })
}
