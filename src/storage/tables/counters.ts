import type { CounterTable } from '../../ports/store/work.ts'
import type { Unit } from '../tx-client.ts'

export function counterTable({ db }: Unit): CounterTable {
  return {
    async next(series) {
      const { last } = await db.counter.upsert({
        where: { series },
        create: { series, last: 1 },
        update: { last: { increment: 1 } },
      })
      return last
    },
  }
}
