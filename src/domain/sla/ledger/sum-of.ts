import type { LedgerEntry } from './ledger.ts'

/** What entries come to for the side whose ledger they are in. */
export function sumOf(entries: readonly Pick<LedgerEntry, 'minor'>[]): number {
  return entries.reduce((sum, { minor }) => sum + minor, 0)
}
