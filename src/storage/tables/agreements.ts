import type { AgreementTable } from '../../ports/store/agreements.ts'
import { agreementIn, agreementsOf } from '../agreements-of.ts'
import { keepCalendar } from '../kept-calendars.ts'
import { agreementShape } from '../shapes/agreement.ts'
import type { Unit } from '../tx-client.ts'

export function agreementTable(unit: Unit): AgreementTable {
  const { db } = unit
  return {
    async get(id) {
      return (await agreementsOf(unit, [id])).get(id)
    },
    async of(partnerId) {
      const rows = await db.agreementVersion.findMany({
        where: { partnerId },
        orderBy: { version: 'asc' },
        select: { id: true },
      })
      const ids = rows.map(({ id }) => id)
      const versions = await agreementsOf(unit, ids)
      return ids.map((id) => agreementIn(versions, id))
    },
    async ofEach(partnerIds) {
      if (partnerIds.length === 0) return new Map()
      const rows = await db.agreementVersion.findMany({
        where: { partnerId: { in: [...partnerIds] } },
        orderBy: [{ partnerId: 'asc' }, { version: 'asc' }],
        select: { id: true },
      })
      const ids = rows.map(({ id }) => id)
      const versions = await agreementsOf(unit, ids)
      return Map.groupBy(
        ids.map((id) => agreementIn(versions, id)),
        ({ partnerId }) => partnerId,
      )
    },
    async insert({ id, partnerId, version, validFrom, recordedAt, terms, ...said }) {
      const calendars: [name: string, content: string][] = []
      for (const [name, { rules }] of Object.entries(terms.calendars))
        calendars.push([name, await keepCalendar(db, rules)])
      const kept = { ...terms, calendars: Object.fromEntries(calendars) }
      await db.agreementVersion.create({
        data: {
          ...{ id, partnerId, version },
          validFrom: new Date(validFrom),
          recordedAt: new Date(recordedAt),
          state: agreementShape.write({ ...said, terms: kept }),
        },
      })
    },
  }
}
