import type { BookedEntry, LedgerDispute, PeriodClose } from '../../domain/sla/ledger/period-close.ts'

/** What was closed and booked of the ledgers of both sides. Append-only. */
export interface LedgerTable {
  /** All of a partner, with each time that one was computed anew: by side, period and turn. */
  closesOf(partnerId: string): Promise<PeriodClose[]>
  /** All of a partner, each side's in the order in which they were booked. */
  entriesOf(partnerId: string): Promise<BookedEntry[]>
  /** Which lines of a partner's ledgers are disputed, in the order of periods. */
  disputesOf(partnerId: string): Promise<LedgerDispute[]>
  /** Throws ConflictError where there is one of that turn already. */
  addClose(close: PeriodClose): Promise<void>
  /** Throws ConflictError where there is one of that number already. */
  addEntry(entry: BookedEntry): Promise<void>
  addDispute(dispute: LedgerDispute): Promise<void>
}
