import type { Side } from '../../partners/party.ts'
import type { Instant } from '../../time/instant.ts'
import type { PeriodKind } from '../../time/period.ts'
import type { Decimal } from '../figures/decimal.ts'
import type { Currency, Minor } from './currency.ts'
import type { CapInWords, ExplainedEntry, NoPenalty } from './explain-entry.ts'
import type { ExplainedPenalty, HeldInWords } from './explain-line.ts'
import type { EntryWord } from './ledger.ts'
import type { Band, Cost } from './money-terms.ts'
import type { ObjectiveWords } from './objective-words.ts'

/** The ledgers of both sides in a period, as both companies read them. The same facts give the same, whoever asks and wherever. */
export type LedgerView = {
  slug: string
  name: string
  /** Ours. */
  company: string
  /** As it is typed: `2026-Q3`. */
  period: string
  /** Whose midnight parts the periods. */
  zone: string
  /** By who owes. */
  sides: SideOfLedger[]
  /** What both come to together, where they are in one currency, as the partner sees it: shown, and never set off. */
  net?: { minor: Minor; currency: Currency }
}

export type SideOfLedger = {
  side: Side
  kind: PeriodKind
  currency: Currency
  fee: Minor
  /** `running`: it is not over. `open`: it is over, and not closed before `closesAt`. `waiting`: nor by then, for something is still open. */
  state: { is: 'running' | 'open'; closesAt: Instant } | { is: 'waiting' } | { is: 'closed'; at: Instant }
  /** What held changed within it: shares of the fee go by calendar days. */
  byDays: boolean
  /** The days on which the partnership ended or was resumed within it, and whether terms changed in it besides. */
  turns?: { at: PartnershipTurn[]; changed: boolean }
  /** Something was counted or reported in it. */
  counted: boolean
  penalties: LedgerLine[]
  /** Of the lines that count, before any cap. */
  sum: Minor
  cap?: Minor
  /** What is left of the cap of the contract year, where that is less. */
  yearLeft?: Minor
  /** Booked once it is closed, else provisional. The penalties as one. */
  entries: LedgerItem[]
  total: Minor
  /** Figures that money hangs on and that nobody has reported: nothing follows from them. */
  missing: string[]
  /** Those that were missed, and that the side which is owed has let pass: nothing follows from them either. */
  letPass?: string[]
  /** Figures that money hangs on and that a side reports, whoever disputes them. */
  reported?: ReportedInLedger[]
  /** Cases for which a period that is not closed waits: they dispute such a figure, or the other side may still object to what was said of them. */
  waitsFor?: string[]
  /** It does not close while nobody of the partner is named who could object. */
  waitsToBeNamed?: WaitsToBeNamed
  /** What was booked of this period in later ones, and what is still to be. */
  corrected: { minor: Minor; in: string }[]
  pending?: Minor
  sums: LedgerSums
}

/** By its name, and as it is typed. */
export type WaitsToBeNamed = { name: string; slug: string }

/** `on`: as a date on the wall that parts the periods. */
export type PartnershipTurn = { is: 'ended' | 'resumed'; on: string }

/** What the lines and entries of it come of, by their numbers. */
export type LedgerSums = {
  held: HeldInWords[]
  cap?: CapInWords
  penalties: ExplainedPenalty[]
  /** Lines of it count, and a cap leaves nothing of them. */
  noPenalty?: NoPenalty
  entries: ExplainedEntry[]
}

/** A penalty before any cap. `number`: as it is called in a dispute. `key`: what it is about, which stays as lines come and go. */
export type LedgerLine = {
  number: number
  key: string
  about: ObjectiveWords
  minor: Minor
  cost?: Cost
  band?: Band
  /** `fee`: of a whole period when its due time passed. `again`: it was missed in an earlier period, and is counted again as it was still overdue at the end of this one. */
  breach?: { label: string; at: Instant; fee: Minor; again?: true }
  figure?: { value: Decimal; unit: string }
  /** Another one counts in its place. */
  besides?: true
  disputes: string[]
}

export type LedgerItem = {
  number: number
  key: string
  word: EntryWord
  minor: Minor
  of?: string
  about?: ObjectiveWords
  disputes: string[]
}

/** `key`: by which it is known in a dispute. `late`: what came late to the good of whoever reports it, and counts once the other side agrees. */
type ReportedInLedger = {
  key: string
  name: string
  unit: string
  value?: Decimal
  late?: { value: Decimal; at: Instant }
  disputes: string[]
}
