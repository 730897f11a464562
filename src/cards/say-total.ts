import { type Currency, type Minor, sayAmount } from '../domain/sla/ledger/currency.ts'
import type { SideOfLedger } from '../domain/sla/ledger/ledger-view.ts'

/** "Acme Hosting pays EUR 150.00", "Northwind is paid EUR 20.00", "nothing to pay". `company`: ours. */
export function sayTotal(
  { side, total, currency }: Pick<SideOfLedger, 'side' | 'total' | 'currency'>,
  { company, name }: { company: string; name: string },
): string {
  if (total === 0) return 'nothing to pay'
  const who = side === 'internal' ? company : name
  return `${who} ${total < 0 ? 'pays' : 'is paid'} ${sayAmount(Math.abs(total), currency)}`
}

/** "EUR 300.00 less to pay", as whoever owes sees it. */
export function sayMore(minor: Minor, currency: Currency): string {
  return `${sayAmount(Math.abs(minor), currency)} ${minor < 0 ? 'more' : 'less'} to pay`
}
