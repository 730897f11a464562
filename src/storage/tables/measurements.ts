import { SIDES } from '../../domain/partners/party.ts'
import type { Measurement } from '../../domain/sla/figures/measurement.ts'
import type { MeasurementTable } from '../../ports/store/measurements.ts'
import type { Prisma } from '../generated/sqlite/client.ts'
import { wordOf } from '../shapes/column.ts'
import type { Unit } from '../tx-client.ts'

type Row = Prisma.MeasurementGetPayload<object>

export function measurementTable({ db }: Unit): MeasurementTable {
  return {
    async inPeriods(partnerIds, periods) {
      if (partnerIds.length === 0 || periods.length === 0) return []
      const rows = await db.measurement.findMany({
        where: { partnerId: { in: [...partnerIds] }, period: { in: [...periods] } },
        orderBy: [{ figureId: 'asc' }, { period: 'asc' }, { turn: 'asc' }],
      })
      return rows.map(readMeasurement)
    },
    async insert({ at, personId, ...measurement }) {
      await db.measurement.create({ data: { ...measurement, at: new Date(at), personId: personId ?? null } })
    },
  }
}

function readMeasurement({ at, side, personId, ...row }: Row): Measurement {
  return {
    ...row,
    side: wordOf(SIDES, side, 'side', { table: 'Measurement', id: row.id }),
    at: at.getTime(),
    ...(personId !== null && { personId }),
  }
}
