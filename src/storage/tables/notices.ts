import type { Delivery } from '../../ports/store/outbox.ts'
import type { Unit } from '../tx-client.ts'
import { readDelivery } from './delivery-row.ts'

/** The unfinished notices about these, oldest first. What was asked about once in a transaction is not asked again until it changes. */
export async function unfinishedAbout({ db, notices }: Unit, about: string[]): Promise<Delivery[]> {
  const unknown = about.filter((one) => !notices.has(one))
  if (unknown.length > 0) {
    const rows = await db.delivery.findMany({ where: { about: { in: unknown }, unfinished: true } })
    const found = Map.groupBy(rows.map(readDelivery), (delivery) => delivery.about)
    for (const one of unknown) notices.set(one, found.get(one) ?? [])
  }
  return [...new Set(about)].flatMap((one) => notices.get(one) ?? []).toSorted((a, b) => a.seq - b.seq)
}
