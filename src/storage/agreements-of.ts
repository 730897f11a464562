import type { AgreementVersion } from '../domain/terms/agreement.ts'
import type { CalendarOfTerms, Terms } from '../domain/terms/terms.ts'
import { readJson } from './storable.ts'
import { StorageError } from './storage-error.ts'
import type { Unit } from './tx-client.ts'

/** A version as its row has it: of its calendars, which have rows of their own, the content. */
export type StoredAgreement = { shape: 1 } & Pick<AgreementVersion, 'by' | 'via' | 'changes'> & {
    terms: Omit<Terms, 'calendars'> & { calendars: Record<string, string> }
  }

/** A calendar as its row has it, whatever each agreement calls it. */
export type StoredCalendar = { shape: 1 } & Omit<CalendarOfTerms, 'name' | 'version'>

/** The versions of agreements with these ids, in two queries at most. Throws StorageError `broken-row` where one is missing. */
export async function agreementsOf(unit: Unit, ids: Iterable<string>): Promise<Map<string, AgreementVersion>> {
  const { known } = unit
  const unknown = [...new Set(ids)].filter((id) => !known.get(id))
  const found = new Map([...ids].flatMap((id) => known.get(id) ?? []).map((version) => [version.id, version]))
  if (unknown.length === 0) return found
  const rows = await unit.db.agreementVersion.findMany({ where: { id: { in: unknown } } })
  const read = rows.map(({ state, ...row }) => ({ ...row, stored: readJson<StoredAgreement>(state) }))
  const calendars = await calendarsOf(
    unit,
    read.flatMap(({ stored }) => Object.values(stored.terms.calendars)),
  )
  for (const { id, partnerId, version, validFrom, recordedAt, stored } of read) {
    const { shape: _, terms, ...said } = stored
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

async function calendarsOf({ db }: Unit, contents: string[]): Promise<Map<string, Omit<StoredCalendar, 'shape'>>> {
  const rows = await db.calendar.findMany({ where: { content: { in: [...new Set(contents)] } } })
  return new Map(
    rows.map(({ content, state }) => {
      const { shape: _, ...rules } = readJson<StoredCalendar>(state)
      return [content, rules]
    }),
  )
}
