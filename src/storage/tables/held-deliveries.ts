import type { Instant } from '../../domain/time/instant.ts'
import type { Delivery } from '../../ports/store/outbox.ts'
import type { Unit } from '../tx-client.ts'
import { readDelivery } from './delivery-row.ts'
import { insert } from './enqueue.ts'
import { OVER } from './queue-head.ts'

/** What is held for these destinations, oldest first. */
export async function held({ db }: Unit, queueKeys: string[]): Promise<Delivery[]> {
  const rows = await db.delivery.findMany({
    where: { unfinished: true, queueKey: { in: queueKeys }, status: 'held' },
    orderBy: { seq: 'asc' },
  })
  return rows.map(readDelivery)
}

export async function byIds({ db }: Unit, ids: string[]): Promise<Delivery[]> {
  if (ids.length === 0) return []
  const rows = await db.delivery.findMany({ where: { id: { in: ids } }, orderBy: { seq: 'asc' } })
  return rows.map(readDelivery)
}

/** Each is written anew behind the others: one in front of what is being sent there would be sent beside it. */
export async function releaseHeld(
  unit: Unit,
  these: Delivery[],
  now: Instant,
  how?: { atAnyHour: true },
): Promise<void> {
  forget(unit)
  if (how) {
    const where = { id: { in: these.map(({ id }) => id) }, unfinished: true }
    await unit.db.delivery.updateMany({ where, data: { inHours: false } })
  }
  for (const { inHours, ...one } of these) {
    const { count } = await unit.db.delivery.deleteMany({ where: { id: one.id, status: 'held' } })
    if (count === 1) await insert(unit, { ...one, now, ...(inHours && !how && { inHours }) })
  }
}

export async function dropHeld(unit: Unit, these: Delivery[]): Promise<void> {
  forget(unit)
  const where = { id: { in: these.map(({ id }) => id) }, status: 'held' }
  await unit.db.delivery.updateMany({ where, data: { status: 'dropped', ...OVER } })
}

export async function holdAgain(unit: Unit, ids: string[]): Promise<void> {
  if (ids.length === 0) return
  forget(unit)
  const rows = await unit.db.delivery.findMany({ where: { id: { in: ids }, status: 'dropped' } })
  for (const { id, seq, cardKey, queueKey } of rows) {
    const newer =
      cardKey === null ? null : await unit.db.delivery.findFirst({ where: { cardKey, queueKey, seq: { gt: seq } } })
    if (newer === null)
      await unit.db.delivery.updateMany({
        where: { id, status: 'dropped' },
        data: { status: 'held', unfinished: true },
      })
  }
}

function forget({ touched, queued, notices }: Unit): void {
  touched.outbox = true
  queued.clear()
  notices.clear()
}
