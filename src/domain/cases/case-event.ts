import type { Party, Side } from '../partners/party.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Instant } from '../time/instant.ts'
import type { FactData } from '../timeline/fact.ts'
import type { Case, CaseKind, CaseRef, Severity } from './case.ts'
import type { CaseNote } from './note-stands.ts'
import type { PersonalNotice } from './personal-notice.ts'

/** What can happen to a case. `text`, `note` and `reason` are people's words, trimmed, 1 to 3,000 characters. */
export type CaseEvent =
  | { type: 'CaseAcknowledged'; by: Party }
  /**
   * `answeredAt`: the other side had answered by then, before anybody said that it was a question; `toldAt`: that was said only then. `copy`: it was made of what somebody wrote; see the
   * effect "post note".
   */
  | { type: 'CaseQuestionAsked'; by: Party; text: string; answeredAt?: Instant; toldAt?: Instant; copy?: string }
  /** `files`: names of what came with it. `wrote`: it is a note among our own people that is shared, by whom it was written and when. */
  | { type: 'CaseReplied'; by: Party; text: string; files?: string[]; wrote?: { by: Party; at: Instant; copy: string } }
  /** What was written under the case is an answer, says the side that wrote it. */
  | { type: 'MessageCounted'; by: Party }
  /**
   * What was taken for the answer is none, says the side that wrote it: the wait goes on as if it had never ended. `answeredAt`: until the next words of that
   * side, which it had written by then.
   */
  | { type: 'AnswerTakenBack'; by: Party; question: string; askedBy: Party; answeredAt?: Instant }
  /**
   * What was taken for the acknowledgement is none, says the side that wrote it: nobody has acknowledged the case, and `owner` owns it again. `next`: until the
   * next words of that side, which it had written by then.
   */
  | { type: 'AcknowledgementTakenBack'; by: Party; owner: Party; next?: { at: Instant; by: Party } }
  | { type: 'CaseResolved'; by: Party; note: string }
  | { type: 'CaseReopened'; by: Party; reason: string }
  /**
   * What the case was reopened for is another fault, says the side that owes, and it is resolved as it was, `was`: as if it had not been reopened. `reopenedBy`: who did.
   */
  | { type: 'AnotherFault'; by: Party; reopenedBy: Party; was: WasResolved }
  /** `loosens`: by the terms, what goes on or may still begin would be lifted or loosened by it, though it is a more severe one. */
  | { type: 'CaseSeverityChanged'; by: Party; severity: Severity; loosens?: boolean }
  | { type: 'CaseAssigned'; by: Party; owner: Party }
  /** Its opener's side words it anew. `description`: empty takes it away. What is absent stays as it was. */
  | { type: 'CaseReworded'; by: Party; title?: string; description?: string; service?: string }
  /** The side that is owed agrees that it is solved. `resolvedAt`: and that it was so then already, as the other side has said. */
  | { type: 'ResolutionConfirmed'; by: Party; resolvedAt?: Instant }
  /** Not solved, says the side that is owed; or whoever resolved it takes that back. */
  | { type: 'ResolutionStruck'; by: Party; reason: string }
  /** Who asked waits for no answer any more. */
  | { type: 'WaitTakenBack'; by: Party }
  /** Nothing is needed from us, says the side that was asked. */
  | { type: 'NothingNeeded'; by: Party }
  /** The side that is owed agrees to the severity by which the side which owes has loosened its clocks. */
  | { type: 'SeverityConfirmed'; by: Party }
  | { type: 'CaseWithdrawn'; by: Party; reason: string }
  /** `into` as it stands. */
  | { type: 'CaseMerged'; by: Party; into: Case }
  /** The side that is owed agrees to the merging that the side which owes has asked for. `into` as it stands. */
  | { type: 'MergeConfirmed'; by: Party; into: Case }
  /** The side that is owed will not have it merged. */
  | { type: 'MergeDeclined'; by: Party }
  /** The case that it was to be merged into is over, by whoever ended that one. */
  | { type: 'MergeLapsed'; by: Party }
  /** Whoever withdrew or merged the case, or asked to, takes that back. `othersActed`: since then the other side has acted on what it was about. */
  | { type: 'WithdrawalTakenBack'; by: Party; othersActed: boolean }
  | { type: 'MergeTakenBack'; by: Party; othersActed: boolean }

/** How a case was resolved before it was reopened. */
export type WasResolved = Pick<Case & { status: 'resolved' }, 'resolvedAt' | 'resolvedBy' | 'note'>

/** The working hours of each side: its days to confirm, to object and to reopen are counted in them. */
export type HoursOfSides = Record<Side, Calendar>

/** What opening a case needs. `owner` is the obligor's account manager. */
export type CaseOpening = {
  id: string
  number: number
  partnerId: string
  title: string
  description?: string
  kind: CaseKind
  severity: Severity
  service?: string
  by: Party
  /** Whose words title and description are, where the case is made of somebody else’s message. */
  wrote?: Party
  /** It says that a service is down which the opener's own side owes. */
  ownOutage?: boolean
  /** It has the severity of the case that it follows, to which the side that owes had raised that one. */
  ownRaise?: boolean
  /** Updates are promised of the side that owes. */
  keepsWords?: boolean
  /** The case that it follows; why-not-follow.ts says which may be. */
  follows?: CaseRef
  owner: Party
}

/** What is said of a case in one line. */
export type CaseLine =
  | 'WaitTakenBack'
  | 'NothingNeeded'
  | 'AnswerTakenBack'
  | 'AnsweredLater'
  | 'AcknowledgementTakenBack'
  | 'CaseWithdrawn'
  | 'MergeAsked'
  | 'CaseMerged'
  | 'MergeDeclined'
  | 'WithdrawalTakenBack'
  | 'MergeTakenBack'
  | 'MergeRequestTakenBack'
  | 'BreachWaived'
  | 'CaseRebased'
  | 'CaseJoined'
  | 'CaseParted'

/** From which version of the terms to which, and what changes by that for a case. */
export type OtherTerms = { from: number; to: number; changes: string[] }

/** What follows from a decision on a case, in order. */
export type CaseEffect =
  | { effect: 'record fact'; fact: CaseFact }
  /** The case card is drawn anew wherever it is shown. */
  | { effect: 'show card' }
  /**
   * A message of its own, so that the other side notices: question, reply, resolution, reopening. `author`: of a note that is shared.
   * `copy`: what it says was written elsewhere; by this name it is drawn anew when it is edited or deleted there.
   */
  | { effect: 'post note'; note: CaseNote; by: Party; text: string; author?: Party; copy?: string }
  /** One line under the card, for both sides. `text`: the speaker's own words. `other`: the case that it is, or would be, merged into. `round`: the one that it is about alone. `terms`: the ones that it goes on by. */
  | {
      effect: 'say'
      line: CaseLine
      by: Party
      text?: string
      other?: CaseRef
      round?: string
      terms?: OtherTerms
    }
  /** It has another owner now. */
  | { effect: 'change hands' }
  /** Somebody is told alone what they have to do now, or have no longer. */
  | { effect: 'tell'; notice: PersonalNotice; to: Party; severity: Severity }
  /** The request to merge is no longer asked. */
  | { effect: 'drop request to merge' }
  /** Nothing can be merged into this case any more: requests that wait come to nothing. */
  | { effect: 'end requests to merge'; by: Party }
  /** The other case tells that this one was merged into it, or that this was taken back. */
  | { effect: 'tell other case'; into: CaseRef; kind: 'CaseJoined' | 'CaseParted'; by: Party }
  /** The clocks are derived anew from the log. */
  | { effect: 'update clocks' }
  /** From `at` on the clocks follow another severity. */
  | { effect: 'change severity'; raised: boolean; at: Instant }
  /** Silence until `until` confirms the resolution. */
  | { effect: 'await confirmation'; until: Instant }
  | { effect: 'stop awaiting confirmation' }
  /** Ladders about this case call it by another title. */
  | { effect: 'retitle escalations'; title: string }
  /** Said to be resolved by the side that owes, the case escalates no more while it is unconfirmed: ladders about it are held, until silence confirms it at the latest. */
  | { effect: 'hold escalations'; confirms: Side; until: Instant; by?: Party }
  /** That is struck: they go on where they stood. */
  | { effect: 'go on with escalations'; by: Party }
  /** Ladders about this case end with this sentence, by whoever ended the case. */
  | { effect: 'end escalations'; by?: Party; why: string }

/**
 * What the thread of a case tells beside replies: words that can move nothing, by somebody who may not act or in a place of our own, and what became of
 * words on their platform. A note that was shared is a fact by its author. `MessageTakenIn`: it was written before there was the case. `MessageFiled`:
 * somebody put it there from elsewhere, `filedBy`, where those are its author's own words.
 */
export type MessageFactKind =
  'MessageNoted' | 'NoteWritten' | 'NoteShared' | 'MessageEdited' | 'MessageDeleted' | 'MessageTakenIn' | 'MessageFiled'

/** A line of the timeline: `kind` is the event's name, `data` what it carried. */
export type CaseFact = {
  at: Instant
  kind:
    | CaseEvent['type']
    | 'CaseOpened'
    /** Of a case that is over: another one was opened that follows it. */
    | 'CaseFollowed'
    | 'CaseHandedOver'
    /** Word of it came late: until then, what had happened at `instead` counted. */
    | 'AcknowledgedEarlier'
    | 'AnsweredEarlier'
    /** What goes on of it was given other terms. */
    | 'CaseRebased'
    | 'MergeAsked'
    | 'CaseJoined'
    | 'CaseParted'
    | MessageFactKind
  /** Absent: nobody did it, such as when an owner's account was deactivated, or silence confirmed a resolution. */
  by?: Party
  data: FactData
}

/** What a decision comes to; the state is of the next version. */
export type CaseChange = { state: Case; effects: CaseEffect[] }

/** `unchanged`: what was asked is so already (the same person pressing twice): harmless, nothing is recorded. */
export type CaseDecision = CaseChange | { unchanged: string } | { refused: string }
