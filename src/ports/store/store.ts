import type { AnonymousAnswerTable } from './anonymous-answers.ts'
import type { AgreementTable, CalendarTable, ProposalTable } from './agreements.ts'
import type { CallTable } from './calls.ts'
import type { CheckInTemplateTable } from './check-in-templates.ts'
import type { CaseOriginTable } from './case-origins.ts'
import type { CorrectiveActionTable } from './corrective-actions.ts'
import type { DrillTable } from './drills.ts'
import type { ErasureTable } from './erasure.ts'
import type { FormTable } from './forms.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { AlarmTable, HeldTable } from './held.ts'
import type { InboxTable } from './inbox.ts'
import type { LedgerTable } from './ledger.ts'
import type { FigureWaiverTable } from './figure-waivers.ts'
import type { MeasurementTable } from './measurements.ts'
import type { CaseMarkTable } from './case-marks.ts'
import type { MaintenanceTable } from './maintenance.ts'
import type { MuteTable } from './mutes.ts'
import type { OutboxTable } from './outbox.ts'
import type { PageAddressTable, PageTokenTable } from './pages.ts'
import type {
  BindingTable,
  ConversationTable,
  InstallationTable,
  ManagerOfAllTable,
  MembershipTable,
  PartnerOrganisationTable,
  PartnerTable,
  PersonTable,
} from './registry.ts'
import type { TakenRequestTable, TokenTable } from './tokens.ts'
import type { RetentionTable } from './retention.ts'
import type { AbsenceTable, RotationTable } from './rotations.ts'
import type { TimerTable } from './timers.ts'
import type { ToldAloneTable } from './told-alone.ts'
import type { ThreadMessageTable } from './thread-messages.ts'
import type { CaseTable, ClockTable, CounterTable, FactTable, LadderTable, RunTable } from './work.ts'

/** The database that remembers. SQLite and PostgreSQL behave alike; one contract suite proves it. */
export interface Store {
  /**
   * Run `work` in one transaction: all of it is kept, or none. When another process won a race (ConflictError), the whole of `work`
   * is run again, a bounded number of times: it must do nothing but read and write through `tx`.
   * After a commit that touched timers, deliveries, the inbox or where cards stand, the listeners of `onCommit` are called.
   */
  transact<T>(work: (tx: Tx) => Promise<T>): Promise<T>
  /** A consistent read that never sees an uncommitted write. */
  read<T>(work: (view: Tx) => Promise<T>): Promise<T>
  /**
   * Called after each commit, with what it touched, so that the engines wake at once; in a server, within a second after the commit of
   * another process too, which may have touched anything. Returns the unsubscribe function.
   */
  onCommit(listener: (touched: Touched) => void): () => void
  close(): Promise<void>
}

/** How the database itself is doing, for whoever watches a server. */
export interface StoreHealth {
  /** What keeps it from being written, or from answering, right now. It passes by itself when its cause does. */
  trouble(): Trouble | undefined
  /** Resolves, if ever, when another server has taken this one's place: with a sentence to end with. Writes are refused from then on. */
  readonly lost: Promise<string>
}

/** `sentence` is for who runs Liaison: it names the database without user and password. `since` is real time. */
export type Trouble = { since: Instant; sentence: string }

/** `outbox`: something may be sent now. `shown`: a card stands somewhere. */
export type Touched = { timers: boolean; outbox: boolean; inbox: boolean; shown: boolean }

/** Everything one transaction can read and write. */
export interface Tx {
  partners: PartnerTable
  agreements: AgreementTable
  calendars: CalendarTable
  proposals: ProposalTable
  partnerOrganisations: PartnerOrganisationTable
  people: PersonTable
  memberships: MembershipTable
  managersOfAll: ManagerOfAllTable
  installations: InstallationTable
  conversations: ConversationTable
  bindings: BindingTable
  cases: CaseTable
  clocks: ClockTable
  runs: RunTable
  anonymousAnswers: AnonymousAnswerTable
  checkInTemplates: CheckInTemplateTable
  ladders: LadderTable
  measurements: MeasurementTable
  figureWaivers: FigureWaiverTable
  tokens: TokenTable
  takenRequests: TakenRequestTable
  ledger: LedgerTable
  maintenance: MaintenanceTable
  rotations: RotationTable
  drills: DrillTable
  absences: AbsenceTable
  caseMarks: CaseMarkTable
  correctiveActions: CorrectiveActionTable
  facts: FactTable
  erasure: ErasureTable
  counters: CounterTable
  timers: TimerTable
  outbox: OutboxTable
  pageAddresses: PageAddressTable
  pageTokens: PageTokenTable
  inbox: InboxTable
  forms: FormTable
  threadMessages: ThreadMessageTable
  caseOrigins: CaseOriginTable
  calls: CallTable
  held: HeldTable
  alarms: AlarmTable
  mutes: MuteTable
  toldAlone: ToldAloneTable
  retention: RetentionTable
}

/** Another transaction saved a newer version first. `Store.transact` retries on it; it surfaces only after the last try. */
export class ConflictError extends Error {
  readonly code = 'conflict'
  override name = 'ConflictError'
}
