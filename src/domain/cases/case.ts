import type { Party, Side } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'

/**
 * A case: anything one side needs from the other.
 *
 *   open ──► in-progress ◄──► waiting (on one side)
 *     │           │               │
 *     └───────────┴───────┬───────┘
 *                         ▼
 *                     resolved ──► in-progress (reopened, a new round)
 *
 * open: only the obligor's side may acknowledge; its first question, reply or resolution acknowledges too.
 * waiting: either side may ask; the side waited on leaves it by replying. resolved: either side may reopen.
 * resolved by the side that owes is unconfirmed first: the other side confirms it, by word or by silence, or says that it is not solved; then
 * the case stands where it stood before. Unless resolved, its opener's side may withdraw it, and either side merge it into an older one; by
 * the side that owes once the other side agrees. Whoever ended it so takes that back while the other side has not acted (why-not-undo.ts).
 */
export type Case = CaseCommon &
  (
    | Standing
    | { status: 'resolved'; resolvedAt: Instant; resolvedBy: Party; note: string; confirmation?: Confirmation }
    | { status: 'withdrawn'; endedAt: Instant; endedBy: Party; reason: string; before?: Standing }
    | { status: 'merged'; endedAt: Instant; endedBy: Party; into: CaseRef; before?: Standing }
  )

/** Where a case stands while it goes on. `before` an ending: where it stood; absent where the other side has agreed to the end. */
export type Standing =
  { status: 'open' } | { status: 'in-progress' } | { status: 'waiting'; on: Side; question: string; askedBy: Party }

/**
 * Of a resolution by the side that owes. Side `by` confirms it; silent until `until`, it has, and what it writes under the case puts that off. `before`: where the
 * case stood. `recalled`: that side is reminded of it, in a message about something else.
 */
export type Confirmation = {
  by: Side
  until: Instant
  before: Standing
  confirmed?: 'by word' | 'by silence'
  recalled?: Recalled
}

/** `at`: where the message stands or is on its way; `card`: its key, where it is a card that is drawn anew. */
export type Recalled = { at: string[]; card?: string }

/** Another case, as a state names it. */
export type CaseRef = { id: string; number: number }

export const STATUSES = ['open', 'in-progress', 'waiting', 'resolved', 'withdrawn', 'merged'] as const
export type CaseStatus = (typeof STATUSES)[number]

type CaseCommon = {
  id: string
  /** Said aloud as CASE-{number}. */
  number: number
  partnerId: string
  title: string
  /** Who wrote the title, where that was not whoever opened the case. */
  titledBy?: Party
  /** More about it, over as many lines as it takes. */
  description?: { text: string; by: Party }
  kind: CaseKind
  /** As people see it. Clocks follow the one in the log, which one by which the side that owes loosens its clocks changes only once it is confirmed. */
  severity: Severity
  /** The service that it says is down, as the terms call it; `none`: about no service. Absent: it says nothing of that. */
  service?: string
  openedAt: Instant
  openedBy: Party
  /** The case of the same partner that was over when this one was opened to go on from it; for good. */
  follows?: CaseRef
  /** The side that owes the answer: the one that did not open the case, or, of an outage of its own service, the one that did. */
  obligor: Side
  /** There is no ownerless case: the obligor's account manager until somebody acknowledges, then that person. */
  owner: Party
  acknowledgedAt?: Instant
  acknowledgedBy?: Party
  /** The side that owes would merge it into another case: it goes on until the other side confirms that. */
  merging?: { into: CaseRef; by: Party }
  /** Append-only, in order of time; clocks and pauses are derived from it and kept nowhere else. Read it with read-log.ts. */
  log: CaseLogEntry[]
  version: number
}

/** From `at` on the case was in `status`. `round` counts from 1 and grows with each reopening; the owner is not in the log. */
export type CaseLogEntry = {
  at: Instant
  status: CaseStatus
  waitingOn?: Side
  acknowledged: boolean
  round: number
  /** The one that clocks follow. */
  severity: Severity
  /**
   * When it truly happened, where news of it came only after something later was in the log: then `at` is the entry before's, so that
   * the log never goes backwards. Never before the round began. What stops or pauses a clock is judged on this time.
   */
  happenedAt?: Instant
  /**
   * The side that resolved, withdrew, merged or reopened it, or took its own resolution back; only where this entry does that. Of the opening: the side that owes has opened it
   * itself.
   */
  by?: Side
  /** Of a resolution that the other side has to confirm: silent until then, it has. What it has written since puts that off (`Confirmation`). */
  confirmBy?: Instant
  /** The resolution stands: the other side confirmed it, or was silent. */
  confirmed?: 'by word' | 'by silence'
  /** Of such a confirmation: both sides say that it was solved then already. */
  resolvedAt?: Instant
  /**
   * What this entry declares never to have been: the wait that lasted, the answer that ended the last one, the acknowledgement, the resolution that
   * stood, the end that held until now, the reopening that the round began with, that it was for another fault, or all that the case was opened for.
   */
  strikes?:
    'wait' | 'answer' | 'acknowledgement' | 'resolution' | 'ending' | 'word' | 'reopening' | 'another fault' | 'opening'
  /** Of a struck answer or acknowledgement: when that side wrote next, which is the answer or the acknowledgement. */
  answeredAt?: Instant
  /**
   * What had happened by the time of this entry already, though something later was taken for it: the case was acknowledged; this side's answer had
   * ended a wait.
   */
  earlier?: { acknowledged?: true; answered?: Side }
  /** Asked at the time of this entry, and answered by then by the side that was asked: known as a question only once it was over. */
  asked?: { of: Side; answeredAt: Instant }
  /** Of a question that waits for an answer: that it is one was said only then, so the day to say that nothing is needed counts from there. */
  toldAt?: Instant
  /** This side, which was waited on already, was asked on: neither the wait nor a clock moves by that. */
  askedOn?: Side
  /** Of the opening: updates are promised, so what the side that owes writes for both sides to read is kept here. */
  keepsWords?: true
  /** The side that owes has written, or asked. */
  word?: true
  /** The side that is owed says that a case which the other one opened about itself counts, or takes that back; by the last such entry. */
  counts?: boolean
  /** The side that owes has raised the severity that clocks follow; of the opening, that of the case which this one goes on from. */
  ownRaise?: true
  /** Of a struck word: when it was written. */
  wordAt?: Instant
  /** Of a struck resolution or ending: from then until now counts as waiting on the side that let it stand, or that had ended the case. */
  creditedFrom?: Instant
}

export const CASE_KINDS = ['incident', 'request', 'question', 'change', 'dispute'] as const
export type CaseKind = (typeof CASE_KINDS)[number]

/** 1 is the most severe. */
export const SEVERITIES = [1, 2, 3, 4] as const
export type Severity = (typeof SEVERITIES)[number]

/** What a case ends in for good, or until it is reopened. */
const ENDED = ['resolved', 'withdrawn', 'merged'] as const satisfies CaseStatus[]

/** Whether nothing is asked of anybody any more, a confirmation apart. */
export function isOver({ status }: { status: CaseStatus }): boolean {
  return ENDED.some((one) => one === status)
}

/** Whether it is over, and nobody may take its end back as if it had not been. Reopened, it is another round. */
export function isOverForGood(state: Case): boolean {
  return isOver(state) && !('before' in state && state.before !== undefined)
}

/** The case, once a message in these places reminds the side that may call its resolution untrue of that. */
export function recalledAt(state: Case, places: string[], card?: string): Case {
  return withRecall(state, { at: places, ...(card !== undefined && { card }) })
}

/** The message that was to remind of it did not arrive there; where it arrived nowhere, nobody has been reminded. */
export function notRecalledAt(state: Case, place: string): Case {
  const told = state.status === 'resolved' ? state.confirmation?.recalled : undefined
  if (!told?.at.includes(place)) return state
  const at = told.at.filter((one) => one !== place)
  return withRecall(state, at.length > 0 ? { ...told, at } : undefined)
}

function withRecall(state: Case, recalled: Recalled | undefined): Case {
  if (state.status !== 'resolved' || state.confirmation === undefined) return state
  const { recalled: _, ...confirmation } = state.confirmation
  return { ...state, version: state.version + 1, confirmation: { ...confirmation, ...(recalled && { recalled }) } }
}

/** The resolution that the other side may still call untrue; undefined when there is none. */
export function toBeConfirmed(state: Case): Confirmation | undefined {
  return state.status === 'resolved' && state.confirmation?.confirmed === undefined ? state.confirmation : undefined
}

/** Since when it is over; undefined while it goes on. */
export function overSince(state: Case): Instant | undefined {
  if (state.status === 'resolved') return state.resolvedAt
  return state.status === 'withdrawn' || state.status === 'merged' ? state.endedAt : undefined
}

/** How people say it: "CASE-12". */
export function caseLabel(number: number): string {
  return `CASE-${number}`
}
