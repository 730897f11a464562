import { type Currency, sayAmount } from './currency.ts'
import type { LedgerEntry } from './ledger.ts'

/** "penalty EUR 200.00", "earn-back EUR 50.00 of 2026-09", "correction EUR 200.00 of 2026-09": what the side that owes gets stands behind a plus. */
export function sayEntry({ word, minor, of }: Pick<LedgerEntry, 'word' | 'minor' | 'of'>, currency: Currency): string {
  const sign = word === 'correction' && minor > 0 ? '+' : word === 'correction' ? '−' : ''
  return `${word} ${sign}${sayAmount(Math.abs(minor), currency)}${of === undefined ? '' : ` of ${of}`}`
}
