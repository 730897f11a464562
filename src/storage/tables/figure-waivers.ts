import { SIDES } from '../../domain/partners/party.ts'
import type { FigureWaiverTable } from '../../ports/store/figure-waivers.ts'
import { wordOf } from '../shapes/column.ts'
import type { Unit } from '../tx-client.ts'

export function figureWaiverTable({ db }: Unit): FigureWaiverTable {
  return {
    async inPeriods(partnerId, periods) {
      if (periods.length === 0) return []
      const rows = await db.figureWaiver.findMany({
        where: { partnerId, period: { in: [...periods] } },
        orderBy: [{ period: 'asc' }, { figureId: 'asc' }],
      })
      return rows.map(({ at, side, ...row }) => ({
        ...row,
        side: wordOf(SIDES, side, 'side', { table: 'FigureWaiver', id: row.id }),
        at: at.getTime(),
      }))
    },
    async insert({ at, ...waiver }) {
      await db.figureWaiver.create({ data: { ...waiver, at: new Date(at) } })
    },
  }
}
