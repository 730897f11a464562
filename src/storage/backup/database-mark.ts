import type { Instant } from '../../domain/time/instant.ts'
import { sha256 } from '../sha256.ts'
import type { KeptRows } from './kept-rows.ts'

/**
 * What tells a database and its backups from any other: made of the partner that was registered first, and so the same in whatever was
 * restored. Undefined while there is none.
 */
export function markOf(partners: { id: string; registeredAt: Instant }[]): string | undefined {
  const [first] = partners.toSorted((a, b) => a.registeredAt - b.registeredAt || (a.id < b.id ? -1 : 1))
  return first && sha256(`liaison database ${first.id}`).slice(0, 32)
}

/** The same of what a backup is made from. */
export async function markIn(kept: KeptRows): Promise<string | undefined> {
  const table = kept.tables.find(({ name }) => name === 'Partner')
  if (table === undefined) return undefined
  const at = (name: string): number => table.columns.findIndex((column) => column.name === name)
  const partners: Parameters<typeof markOf>[0] = []
  for await (const row of kept.rowsOf(table))
    partners.push({ id: String(row[at('id')]), registeredAt: Date.parse(String(row[at('registeredAt')])) })
  return markOf(partners)
}
