import type { Terms } from '../../domain/terms/terms.ts'
import type { AgreementTable } from '../../ports/store/agreements.ts'
import { agreementsOf } from '../agreements-of.ts'
import { sha256 } from '../sha256.ts'
import { agreementShape } from '../shapes/agreement.ts'
import { calendarShape } from '../shapes/calendar.ts'
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
      return ids.map((id) => versions.get(id)!)
    },
    async insert({ id, partnerId, version, validFrom, recordedAt, terms, ...said }) {
      const calendars = await keepCalendars(unit, terms)
      await db.agreementVersion.create({
        data: {
          ...{ id, partnerId, version },
          validFrom: new Date(validFrom),
          recordedAt: new Date(recordedAt),
          state: agreementShape.write({ ...said, terms: { ...terms, calendars } }),
        },
      })
    },
  }
}

/** Each calendar once, whoever else agreed on the same; what it is called differs from one agreement to the other. */
async function keepCalendars({ db }: Unit, { calendars }: Terms): Promise<Record<string, string>> {
  const contents: [name: string, content: string][] = []
  for (const [name, calendar] of Object.entries(calendars)) {
    const state = calendarShape.write(calendar)
    const content = sha256(JSON.stringify(state)).slice(0, CONTENT_LETTERS)
    await db.calendar.upsert({ where: { content }, create: { content, state }, update: {} })
    contents.push([name, content])
  }
  return Object.fromEntries(contents)
}

/** 128 bits: nobody finds two calendars of the same name. */
const CONTENT_LETTERS = 32
