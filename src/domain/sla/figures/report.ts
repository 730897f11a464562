import type { ActionStatus } from '../../corrective/corrective-action.ts'
import type { CaseKind, Severity } from '../../cases/case.ts'
import type { Side } from '../../partners/party.ts'
import type { Instant } from '../../time/instant.ts'
import type { Measure } from '../measures/measures.ts'
import type { ReportedFigure } from './figure-report.ts'
import type { Currency, Minor } from '../ledger/currency.ts'
import type { Attainment } from './attainment.ts'
import type { Decimal } from './decimal.ts'
import type { KeptIn, KeptOnDay } from './kept-over-time.ts'
import type { SetAsideCounts } from './set-aside.ts'

/**
 * How both sides kept what they promised each other in a period, with the one before beside it. The same facts give the same report, whoever asks and
 * wherever.
 */
export type Report = {
  /** What teams of ours owe inside our company, for our own people alone; nothing then of what the two companies owe each other. */
  inside?: true
  slug: string
  name: string
  /** Ours. */
  company: string
  /** As they are typed: `2026-Q3`. */
  period: string
  before: string
  /** Whose midnight parts the periods. */
  zone: string
  /** Resolutions of the period may still prove untrue, so many wait for a word; and so many figures are not reported, of periods that are not closed. */
  provisional?: { unconfirmed: number; unreported: number }
  /** Figures that nobody has reported, of periods that the ledger of whoever owes them closed without. */
  closedWithout?: { name: string; period: string }[]
  /** So many misses of the period were let pass by the side that is owed. */
  waived: number
  /** Cases of the period that the side which owes opened about itself, and the other one has not let count, by their labels. */
  ownCases: string[]
  /** As they stand in the terms; then what is promised no more. */
  promises: ReportedPromise[]
  /** Figures of the periods that lie within this one: of a quarter, the months too. */
  figures: ReportedFigure[]
  /** What was booked of this period in money, by who owes; nothing before it is closed. */
  booked: ReportedMoney[]
  /** Each miss by its due time, oldest first. */
  missed: ReportedMiss[]
  /** What was missed in an earlier period and was still open at the end of this one, or is now. Oldest first. */
  overdue: StillOverdue[]
  /** How each side kept all of its promises in the periods up to this one, oldest first. */
  course: KeptIn[]
  /** What was due on each day of the period, of both sides; `from`: the first, as an ISO date. */
  days: { from: string; kept: KeptOnDay[] }
  /** What sides were asked to change after those misses, and what came of it, by number. */
  actions: ReportedAction[]
}

export type ReportedPromise = {
  objectiveId: string
  obligor: Side
  /** Of ours, which owes it inside our company. */
  team?: string
  measure: Measure
  severity?: Severity
  kind?: CaseKind
  /** In words, e.g. "4 h". */
  target: string
  /** The share of cases in per cent that is enough, by the terms at the end of the period, and whether it was; absent where no case may miss it. */
  enough?: { share: Decimal; kept?: boolean }
  kept: Attainment
  keptBefore: Attainment
  /** Cases of which something of it was missed in the period and let pass, by their labels; absent where there are none. */
  letPass?: string[]
  /** Rounds of the period that count as neither. */
  setAside: SetAsideCounts
}

/** `minor`: as the side that owes sees it: below zero it pays. `corrected`: what was booked of it in periods that this one does not hold. `corrections`: each that was booked in it, or of it, with the period that it is of. */
export type ReportedMoney = {
  side: Side
  currency: Currency
  minor: Minor
  corrected?: { minor: Minor; in: string }[]
  corrections?: { minor: Minor; of: string; in: string }[]
}

export type ReportedAction = {
  label: string
  /** The case, or the figure of a period, that it was asked after. */
  about: string
  side: Side
  status: ActionStatus
  /** What will change, what has, or why nothing will; absent while nobody has said. */
  said?: string
}

/** `again`: the terms count it in this period too, or will if it is still overdue when that ends. Absent: it counts where it was missed alone. */
export type StillOverdue = ReportedMiss & { again?: 'counted' | 'if it lasts' }

export type ReportedMiss = {
  objectiveId: string
  label: string
  title: string
  measure: Measure
  obligor: Side
  team?: string
  /** What places the miss in the period; of what is still overdue, since when it is. */
  at: Instant
}
