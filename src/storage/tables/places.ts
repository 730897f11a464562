import { type Destination, queueKeyOf } from '../../ports/store/outbox.ts'
import type { Prisma } from '../generated/sqlite/client.ts'
import { destinationShape } from '../shapes/destination.ts'
import type { Unit } from '../tx-client.ts'

/** `seq`: of the delivery, or of where it is kept that the card is shown. `status`: "shown", or that of the delivery. */
type Place = { seq: number; destination: Prisma.JsonValue; queueKey: string; status: string }

/** Where a card stands, then where it is on its way, each in order. */
export async function placesOf({ db }: Unit, cardKey: string): Promise<Place[]> {
  const rows = await db.$queryRaw<(Omit<Place, 'seq'> & { seq: number | bigint })[]>`
    SELECT 0 AS "rank", "seq", "destination", "queueKey", 'shown' AS "status" FROM "Shown" WHERE "cardKey" = ${cardKey}
    UNION ALL
    SELECT 1 AS "rank", "seq", "destination", "queueKey", "status" FROM "Delivery"
      WHERE "cardKey" = ${cardKey} AND "unfinished" = TRUE
    ORDER BY 1, 2`
  return rows.map((row) => ({ ...row, seq: Number(row.seq) }))
}

/** Where a card stands and where it is on its way, without repetition. What of it waits is known from then on. */
export async function destinationsOf(unit: Unit, cardKey: string): Promise<Destination[]> {
  const places = await placesOf(unit, cardKey)
  const waiting = places.filter(({ status }) => status === 'queued' || status === 'held')
  unit.queued.set(cardKey, new Set(waiting.map(({ queueKey }) => queueKey)))
  const destinations = places.map(({ destination }) =>
    destinationShape.read(typeof destination === 'string' ? JSON.parse(destination) : destination, {
      table: 'Delivery',
      id: cardKey,
    }),
  )
  return [...new Map(destinations.map((to) => [queueKeyOf(to), to])).values()]
}
