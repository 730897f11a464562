import type { AgreementVersion } from '../../domain/terms/agreement.ts'
import type { CalendarTerms, PublicHolidaysByYear } from '../../domain/terms/calendar-terms.ts'
import type { OpenProposal, Proposal } from '../../domain/terms/proposal.ts'

/** What was agreed with partners, version by version. Append-only: nothing that was agreed is ever changed or taken away. */
export interface AgreementTable {
  get(id: string): Promise<AgreementVersion | undefined>
  /** Oldest first. */
  of(partnerId: string): Promise<AgreementVersion[]>
  /** The same of several partners, by their ids. */
  ofEach(partnerIds: readonly string[]): Promise<Map<string, AgreementVersion[]>>
  /** Throws ConflictError where the partner has a version of that number. */
  insert(version: AgreementVersion): Promise<void>
}

/**
 * Working hours, each kept once by all that they say but for their name, and the public holidays that their years are counted with.
 * Append-only too: a year that is frozen stays as it is.
 */
export interface CalendarTable {
  /** The years frozen so far; none for hours that nobody has agreed on. */
  yearsOf(rules: CalendarTerms): Promise<PublicHolidaysByYear>
  /** Every calendar that was ever agreed on, with the years frozen so far. Their `name` is empty: each agreement has its own. */
  list(): Promise<{ rules: CalendarTerms; years: PublicHolidaysByYear }[]>
  /** Idempotent: years that are frozen already are left as they are. */
  freeze(rules: CalendarTerms, years: PublicHolidaysByYear): Promise<void>
}

/** Terms that our side proposed to partners, those that were answered too. */
export interface ProposalTable {
  get(id: string): Promise<Proposal | undefined>
  /** The one that the partner has not answered yet. */
  openOf(partnerId: string): Promise<OpenProposal | undefined>
  /** The newest one, answered or not. */
  lastOf(partnerId: string): Promise<Proposal | undefined>
  /** Those of these partners that have an open one. */
  openAmong(partnerIds: readonly string[]): Promise<Set<string>>
  /** Throws ConflictError where the partner has an open one. */
  insert(proposal: Proposal): Promise<void>
  /** Throws ConflictError unless the one stored is of the version before. */
  save(proposal: Proposal): Promise<void>
}
