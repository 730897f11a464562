import type { FormTable } from './forms.ts'
import type { InboxTable } from './inbox.ts'
import type { OutboxTable } from './outbox.ts'
import type {
  BindingTable,
  ConversationTable,
  ManagerOfAllTable,
  MembershipTable,
  PartnerTable,
  PersonTable,
} from './registry.ts'
import type { TimerTable } from './timers.ts'
import type { CaseTable, ClockTable, CounterTable, FactTable, LadderTable, RunTable } from './work.ts'

/** The database that remembers. SQLite and PostgreSQL behave alike; one contract suite proves it. */
export interface Store {
  /**
   * Run `work` in one transaction: all of it is kept, or none. When another process won a race (ConflictError), the whole of `work`
   * is run again, a bounded number of times: it must do nothing but read and write through `tx`.
   * After a commit that touched timers, deliveries or the inbox, the listeners of `onCommit` are called.
   */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** A consistent read that never sees an uncommitted write. */
  read<T>(work: (view: Tx) => Promise<T>): Promise<T>
  /** Called after each commit, with what it touched, so that the engines wake at once. Returns the unsubscribe function. */
  onCommit(listener: (touched: Touched) => void): () => void
  close(): Promise<void>
}

export type Touched = { timers: boolean; outbox: boolean; inbox: boolean }

/** Everything one transaction can read and write. */
export interface Tx {
  partners: PartnerTable
  people: PersonTable
  memberships: MembershipTable
  managersOfAll: ManagerOfAllTable
  conversations: ConversationTable
  bindings: BindingTable
  cases: CaseTable
  clocks: ClockTable
  runs: RunTable
  ladders: LadderTable
  facts: FactTable
  counters: CounterTable
  timers: TimerTable
  outbox: OutboxTable
  inbox: InboxTable
  forms: FormTable
}

/** Another transaction saved a newer version first. `Store.transact` retries on it; it surfaces only after the last try. */
export class ConflictError extends Error {
  readonly code = 'conflict'
  override name = 'ConflictError'
}
