import type { AgreementVersion } from '../domain/terms/agreement.ts'
import { agreementShape } from './shapes/agreement.ts'
import { calendarShape, type KeptCalendar } from './shapes/calendar.ts'
import { StorageError } from './storage-error.ts'
import type { Unit } from './tx-client.ts'

/** The versions of agreements with these ids, in two queries at most. Throws StorageError `broken-row` where one is missing. */
export async function agreementsOf(unit: Unit, ids: Iterable<string>): Promise<Map<string, AgreementVersion>> {
  const { known } = unit
  const unknown = [...new Set(ids)].filter((id) => !known.get(id))
  const found = new Map([...ids].flatMap((id) => known.get(id) ?? []).map((version) => [version.id, version]))
  if (unknown.length === 0) return found
  const rows = await unit.db.agreementVersion.findMany({ where: { id: { in: unknown } } })
  const read = rows.map(({ state, ...row }) => ({
    ...row,
    kept: agreementShape.read(state, { table: 'AgreementVersion', id: row.id }),
  }))
  const calendars = await calendarsOf(
    unit,
    read.flatMap(({ kept }) => Object.values(kept.terms.calendars)),
  )
  for (const { id, partnerId, version, validFrom, recordedAt, kept } of read) {
    const { terms, ...said } = kept
    const named = Object.entries(terms.calendars).map(([name, content]) => {
      const rules = calendars.get(content)
      if (!rules) throw new StorageError('broken-row', `The calendar ${content} of the agreement ${id} is missing.`)
      return [name, { name, version, ...rules }] as const
    })
    const agreement: AgreementVersion = {
      ...{ id, partnerId, version, validFrom: validFrom.getTime(), recordedAt: recordedAt.getTime() },
      ...said,
      terms: { ...terms, calendars: Object.fromEntries(named) },
    }
    known.add(agreement)
    found.set(id, agreement)
  }
  return found
}

/** The version with this id among those found. */
export function agreementIn(found: Map<string, AgreementVersion>, id: string): AgreementVersion {
  const agreement = found.get(id)
  if (!agreement) throw new StorageError('broken-row', `The agreement ${id} is missing. Restore a backup.`)
  return agreement
}

async function calendarsOf({ db }: Unit, contents: string[]): Promise<Map<string, KeptCalendar>> {
  const rows = await db.calendar.findMany({ where: { content: { in: [...new Set(contents)] } } })
  return new Map(
    rows.map(({ content, state }) => [content, calendarShape.read(state, { table: 'Calendar', id: content })]),
  )
}
