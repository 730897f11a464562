import type { OtherTerms } from '../cases/case-event.ts'
import type { CaseRef } from '../cases/case.ts'
import type { Party, Side } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import type { FactData } from '../timeline/fact.ts'

/**
 * What one side says of a case for its figures and money. What the case itself went through stands in its log, and no mark changes that. Why it is said, and why it is
 * objected to, stands in the record alone.
 */
export type CaseMark = {
  id: string
  partnerId: string
  caseId: string
  caseNumber: number
  /** Which side says it. */
  side: Side
  by: Party
  at: Instant
  said: MarkSaid
  version: number
} & MarkStanding

export type MarkSaid =
  /** Of the time that the case lasted this is no downtime. */
  | { what: 'left-out'; from: Instant; to: Instant }
  /** It was down before the case was opened. */
  | { what: 'failed-earlier'; failedAt: Instant }
  /** It was solved before that was said. */
  | { what: 'solved-earlier'; solvedAt: Instant }
  /** Both cases tell one incident. */
  | { what: 'one-fault'; other: CaseRef }
  /** What it was reopened for is another fault, the case that follows it, says the side that owes both. */
  | { what: 'another-fault'; reopened: CaseRef; other: CaseRef }
  /** The side that owes opened it itself, and it counts as any other. */
  | { what: 'counts' }
  /** Said once it is over: which service was down. `before`: which it said until then, where it said one. */
  | { what: 'about-service'; service: string; before?: string }
  /** What goes on of it is given that version of the terms. */
  | ({ what: 'new-terms'; agreementId: string } & OtherTerms)

export const MARK_STATUSES = ['said', 'asked', 'accepted', 'objected', 'taken-back'] as const
export type MarkStatus = (typeof MARK_STATUSES)[number]

export type MarkStanding =
  /**
   * The other side may object before `until`; there is none where it is that side’s own account manager who gives something away. `closedTo`: some of its periods are closed, those that end
   * by then, and of them it holds only once the other side agrees.
   */
  | { status: 'said'; until?: Instant; closedTo?: Instant }
  /** It holds only once the other side agrees. `closed`: because its period is. */
  | { status: 'asked'; closed?: true }
  | { status: 'accepted' | 'objected' | 'taken-back'; answeredAt: Instant; answeredBy: Party }

export type MarkEvent =
  | { type: 'MarkObjected'; by: Party; reason: string }
  | { type: 'MarkAccepted'; by: Party }
  | { type: 'MarkTakenBack'; by: Party }

export type MarkFact = {
  at: Instant
  kind:
    | 'StretchLeftOut'
    | 'EarlierFailureSaid'
    | 'EarlierResolutionSaid'
    | 'OneFaultSaid'
    | 'AnotherFaultSaid'
    | 'OwnCaseCounted'
    | 'ServiceSaid'
    | 'NewTermsAsked'
    | MarkEvent['type']
  by: Party
  data: FactData
}

export type MarkDecision = { state: CaseMark; fact: MarkFact } | { refused: string } | { unchanged: string }

/** Whether figures go by it. What the side that owes leaves out does once nobody objects to it any more; what is linked, and which service was down, at once. */
export function holds(mark: CaseMark, now: Instant): boolean {
  if (mark.status === 'accepted') return true
  if (mark.status !== 'said') return false
  return holdsAtOnce(mark.said) || mark.until === undefined || mark.until <= now
}

/** Whether it is said of two cases, and holds at once. */
export function isOfTwo(said: MarkSaid): said is MarkSaid & { other: CaseRef } {
  return said.what === 'one-fault' || said.what === 'another-fault'
}

/** Whether it holds, or may come to. */
export function stands({ status }: Pick<CaseMark, 'status'>): boolean {
  return status !== 'objected' && status !== 'taken-back'
}

function holdsAtOnce(said: MarkSaid): boolean {
  return isOfTwo(said) || said.what === 'about-service'
}

/** Whether the other side’s word still changes something. */
export function mayBeAnswered(mark: CaseMark, now: Instant): boolean {
  return mayBeObjected(mark, now) || waitsToBeAgreed(mark)
}

/** Whether it, or what it says of closed periods, holds only once the other side agrees. */
export function waitsToBeAgreed(mark: CaseMark): boolean {
  return mark.status === 'asked' || (mark.status === 'said' && mark.closedTo !== undefined)
}

/** Whether the other side may say that it is not so. */
export function mayBeObjected(mark: CaseMark, now: Instant): boolean {
  return mark.status === 'asked' || (mark.status === 'said' && mark.until !== undefined && now < mark.until)
}

/** What is said, as somebody reads it who looks at this case: of a link, the other one is named. */
export function seenFrom({ caseId, caseNumber, said }: CaseMark, at: string): MarkSaid {
  return said.what === 'one-fault' && at !== caseId
    ? { what: said.what, other: { id: caseId, number: caseNumber } }
    : said
}
