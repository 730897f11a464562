import type { Party, Side } from '../partners/partner.ts'
import type { Instant } from '../time/instant.ts'

/**
 * A case: anything one side needs from the other.
 *
 *   open ──► in-progress ◄──► waiting (on one side)
 *     │           │               │
 *     └───────────┴───────┬───────┘
 *                         ▼
 *                     resolved ──► in-progress (reopened, a new cycle)
 *
 * open: only the obligor's side may acknowledge; its first question, reply or resolution acknowledges too.
 * waiting: either side may ask; the side waited on leaves it by replying. resolved: either side may reopen.
 */
export type Case = CaseCommon &
  (
    | { status: 'open' }
    | { status: 'in-progress' }
    | { status: 'waiting'; on: Side; question: string; askedBy: Party }
    | { status: 'resolved'; resolvedAt: Instant; resolvedBy: Party; note: string }
  )

export type CaseStatus = Case['status']

type CaseCommon = {
  id: string
  /** Said aloud as CASE-{number}. */
  number: number
  partnerId: string
  title: string
  kind: CaseKind
  severity: Severity
  openedAt: Instant
  openedBy: Party
  /** The side that owes the answer: the one that did not open the case. */
  obligor: Side
  /** There is no ownerless case: the obligor's account manager until somebody acknowledges, then that person. */
  owner: Party
  acknowledgedAt?: Instant
  acknowledgedBy?: Party
  /** Append-only, in order of time; clocks and pauses are derived from it and kept nowhere else. */
  log: CaseLogEntry[]
  version: number
}

/** From `at` on the case was in `status`. `cycle` counts from 1 and grows with each reopening; severity and owner are not in the log. */
export type CaseLogEntry = {
  at: Instant
  status: CaseStatus
  waitingOn?: Side
  acknowledged: boolean
  cycle: number
  /**
   * When it truly happened, where news of it came only after something later was in the log: then `at` is the entry before's, so that
   * the log never goes backwards. Never before the cycle began. What stops a clock is judged on this time.
   */
  happenedAt?: Instant
}

export const CASE_KINDS = ['incident', 'request', 'question', 'change', 'dispute'] as const
export type CaseKind = (typeof CASE_KINDS)[number]

/** 1 is the most severe. */
export const SEVERITIES = [1, 2, 3, 4] as const
export type Severity = (typeof SEVERITIES)[number]

/** How people say it: "CASE-12". */
export function caseLabel(number: number): string {
  return `CASE-${number}`
}
