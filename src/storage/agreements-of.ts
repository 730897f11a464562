import type { AgreementVersion } from '../domain/terms/agreement.ts'
import { resolveCalendar } from '../domain/terms/resolve-calendar.ts'
import type { AgreedCalendar } from '../domain/terms/terms.ts'
import { rulesOf, yearsOf } from './kept-calendars.ts'
import { agreementShape, type KeptAgreement } from './shapes/agreement.ts'
import { StorageError } from './storage-error.ts'
import type { Unit } from './tx-client.ts'

/** The versions of agreements with these ids, in three queries at most. Throws StorageError `broken-row` where a calendar is missing. */
export async function agreementsOf(unit: Unit, ids: Iterable<string>): Promise<Map<string, AgreementVersion>> {
  const { db, known } = unit
  const found = new Map([...ids].flatMap((id) => known.get(id) ?? []).map((version) => [version.id, version]))
  const unknown = [...new Set(ids)].filter((id) => !found.has(id))
  if (unknown.length === 0) return found
  const rows = await db.agreementVersion.findMany({ where: { id: { in: unknown } } })
  const read = rows.map(({ state, ...row }) => ({
    ...row,
    kept: agreementShape.read(state, { table: 'AgreementVersion', id: row.id }),
  }))
  const contents = [...new Set(read.flatMap(({ kept }) => Object.values(kept.terms.calendars)))]
  const calendars = { rules: await rulesOf(db, contents), years: await yearsOf(db, contents) }
  for (const { id, partnerId, version, validFrom, recordedAt, kept } of read) {
    const { terms, ...said } = kept
    const agreement: AgreementVersion = {
      ...{ id, partnerId, version, validFrom: validFrom.getTime(), recordedAt: recordedAt.getTime() },
      ...said,
      terms: { ...terms, calendars: agreedCalendars(id, version, kept, calendars) },
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

type Calendars = { rules: Awaited<ReturnType<typeof rulesOf>>; years: Awaited<ReturnType<typeof yearsOf>> }

function agreedCalendars(id: string, version: number, { terms }: KeptAgreement, { rules, years }: Calendars) {
  return Object.fromEntries(
    Object.entries(terms.calendars).map(([name, content]): [string, AgreedCalendar] => {
      const kept = rules.get(content)
      if (!kept) {
        throw new StorageError(
          'broken-row',
          `The calendar ${content} of the agreement ${id} is missing. Restore a backup.`,
        )
      }
      const named = { name, ...kept }
      return [name, { rules: named, calendar: resolveCalendar(named, years.get(content) ?? {}, version) }]
    }),
  )
}
