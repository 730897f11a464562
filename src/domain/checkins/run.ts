import type { Party, Side } from '../partners/party.ts'
import type { AgreementRef } from '../terms/agreement-ref.ts'
import type { Instant } from '../time/instant.ts'
import type { FactData } from '../timeline/fact.ts'
import type { CheckInAudience } from './audience.ts'
import type { CheckInKind } from './plan.ts'
import type { RedFlag, Scores } from './scores.ts'
import type { Item } from './template.ts'
import type { Window } from './window.ts'

/**
 * One run of a health check of one audience with one partner.
 *
 *   open ──► closed
 *
 * open: answers can be given and edited; at most two reminders to each who has not answered. closed: results are shown; a first answer
 * is still taken until the next run opens, and marked late; given answers are fixed. `away`: who was asked, had not answered and was away, as it closed. `together`: how the
 * partnership stood then in the eyes of all audiences, where others were asked too.
 *
 * A side that answers without names has no answer here, and nobody of whom it could be told whether they answered: what it says is kept apart (Voice) until the
 * close, and then stands as `tallies`. Of such a side `away` tells who was away, whether they answered or not.
 */
export type Run = RunCommon &
  (
    | { status: 'open' }
    | { status: 'closed'; closedAt: Instant; result: Scores; together?: Scores; away?: string[]; tallies?: Tallies }
  )

type RunCommon = {
  id: string
  /** Said aloud as CHECK-{number}. */
  number: number
  partnerId: string
  /** The version of the agreement under which it was opened. */
  agreement: AgreementRef
  /** Whom it asks: of the runs of each audience of a partner one is open at most. */
  audience: CheckInAudience
  kind: CheckInKind
  /** Whose questions it asks; what they were then is `items`. */
  template: TemplateRef
  items: Item[]
  /** Asked at the end, in full checks. */
  openQuestion?: string
  /** Asked where an answer scores below half. */
  followUp: string
  openedAt: Instant
  /** Absent when opened on schedule. */
  openedBy?: Party
  /** As the last of `windows` ends. */
  closesAt: Instant
  /** Whom it asks. */
  respondents: Party[]
  /** When it asks each of them, by person id; none of whoever is not there while it is open. */
  windows: Record<string, Window>
  /** Who is named, and left alone by it since another run asked them within six days; absent: nobody. */
  notAsked?: NotAsked[]
  /** The sides that answer without names, decided as it opened; absent where it was agreed with names. */
  anonymous?: Side[]
  /** By person id; the latest counts. Nobody's of a side that answers without names. */
  responses: Record<string, Response>
  /** Set when the next run of its audience has opened: late answers are no longer taken. */
  supersededAt?: Instant
  version: number
}

/** What the sides that answered without names said. */
export type Tallies = Partial<Record<Side, Tally>>

/**
 * What a side said without names, once the check is closed: no answer of anybody, and nothing that belongs together stands together. Of fewer than three
 * answers only how many there were.
 */
export type Tally = {
  answered: number
  /** How the side judges each dimension, from 0 to 100: of the items that at least three judged, where enough of the side answered. */
  dimensions: Record<string, number>
  /** How often each answer to a question that scores nothing was chosen, by item and option, where at least three answered it. */
  chosen: Record<string, Record<string, number>>
  /** Sorted, so that their order tells nothing. `itemId`: to which it is the answer. */
  texts: { itemId?: string; text: string; shown?: true }[]
}

/** `since`: when that other run asked them. */
export type NotAsked = { party: Party; since: Instant }

export type TemplateRef = { slug: string; version: number }

/**
 * By the kind of its item: 1 strongly disagree … 5 strongly agree, or 0 to 10, or `cant-judge`, which is excluded from every mean; the id of an option, or
 * those of several; `yes` or `no`; a text.
 */
export type Answer = number | string | string[]

export const CANT_JUDGE = 'cant-judge'

export type Response = {
  at: Instant
  side: Side
  late: boolean
  /** By item id. */
  answers: Record<string, Answer>
  /** Answer to the open question. */
  comment?: string
  /** "What happened, and what would fix it?", asked when an answer scores below half. */
  followUp?: string
  /** Whose author lets the other side read it, with their name: what was written among the answers, or to the follow-up. */
  shows?: { answers?: true; followUp?: true }
}

export type RunEvent =
  | { type: 'CheckInAnswered'; by: Party; answers: Record<string, Answer>; comment?: string; shown?: boolean }
  | { type: 'FollowUpGiven'; by: Party; text: string; shown?: boolean }
  /** Whoever is asked is not the right person, and says who is. `window`: when that one is there; absent where they are not before it closes. */
  | { type: 'CheckInHandedOver'; by: Party; to: Party; window?: Window }
  /** Somebody has said that they are back, whom it was to ask later or not at all. `window`: what is left of the time, by their hours. */
  | { type: 'RespondentBack'; personId: string; window: Window }
  /** Somebody is to be reminded, or was away and is back. Early, late or twice, harmless. */
  | { type: 'ReminderDue' }
  | { type: 'WindowEnded' }
  | { type: 'NextRunOpened' }

export type RunEffect =
  | { effect: 'ask'; side: Side; people: Party[] }
  /** Somebody is asked while it is open. */
  | { effect: 'ask person'; party: Party; inPlaceOf: Party }
  /** Remind these people, who have not answered yet. */
  | { effect: 'remind'; people: Party[] }
  | { effect: 'start timer'; timer: 'reminder' | 'window'; at: Instant }
  | { effect: 'cancel timers' }
  | { effect: 'show prompts' }
  | { effect: 'show result' }
  /** Keep with each action what was said of whether it helped. */
  | { effect: 'judge actions' }
  | { effect: 'record fact'; fact: RunFact }
  /** Record that the flag was raised. */
  | { effect: 'raise flag'; at: Instant; flag: RedFlag }
  /** A flag of which it was agreed that somebody is asked what will change. */
  | { effect: 'ask for action'; flag: RedFlag }
  /** A flag of which it was agreed that it climbs. */
  | { effect: 'start escalation'; flag: RedFlag }

export type RunFact = {
  at: Instant
  kind: 'CheckInOpened' | 'CheckInAnswered' | 'CheckInHandedOver' | 'CheckInReminded' | 'CheckInClosed'
  by?: Party
  data: FactData
}

/** `askFollowUp` is true when an answer just given scores below half. */
export type RunDecision =
  { state: Run; effects: RunEffect[]; askFollowUp?: boolean } | { unchanged: string } | { refused: string }

/** How people say it: "CHECK-3". */
export function runLabel(number: number): string {
  return `CHECK-${number}`
}
