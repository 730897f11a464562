import type { Party } from '../partners/partner.ts'
import type { Instant } from '../time/instant.ts'
import type { Case, CaseKind, Severity } from './case.ts'
import type { CaseNote } from './note-stands.ts'

/** What can happen to a case. `text`, `note` and `reason` are people's words, trimmed, 1 to 3,000 characters. */
export type CaseEvent =
  | { type: 'CaseAcknowledged'; by: Party }
  | { type: 'CaseQuestionAsked'; by: Party; text: string }
  | { type: 'CaseReplied'; by: Party; text: string }
  | { type: 'CaseResolved'; by: Party; note: string }
  | { type: 'CaseReopened'; by: Party; reason: string }
  | { type: 'CaseSeverityChanged'; by: Party; severity: Severity }
  | { type: 'CaseAssigned'; by: Party; owner: Party }

/** What opening a case needs. `owner` is the obligor's account manager. */
export type CaseOpening = {
  id: string
  number: number
  partnerId: string
  title: string
  kind: CaseKind
  severity: Severity
  by: Party
  owner: Party
}

/** What follows from a decision on a case, in order. */
export type CaseEffect =
  | { effect: 'record fact'; fact: CaseFact }
  /** The case card is drawn anew wherever it is shown. */
  | { effect: 'show card' }
  /** A message of its own, so that the other side notices: question, reply, resolution, reopening. */
  | { effect: 'post note'; note: CaseNote; by: Party; text: string }
  /** The clocks are derived anew from the log. */
  | { effect: 'update clocks' }
  /** Ladders about this case end with this sentence. */
  | { effect: 'end escalations'; why: string }

/** A line of the timeline: `kind` is the event's name, `data` what it carried. */
export type CaseFact = {
  at: Instant
  kind: CaseEvent['type'] | 'CaseOpened' | 'CaseHandedOver'
  /** Absent: nobody did it, such as when an owner's account was deactivated. */
  by?: Party
  data: Record<string, string | number>
}

/** `unchanged`: what was asked is so already (the same person pressing twice): harmless, nothing is recorded. */
export type CaseDecision = { state: Case; effects: CaseEffect[] } | { unchanged: string } | { refused: string }
