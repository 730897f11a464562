import type { Party, Side } from '../partners/party.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Instant } from '../time/instant.ts'
import type { Chain, FactData } from '../timeline/fact.ts'
import type { HelpJudged } from './helped.ts'

/**
 * What one side will change, so that something does not happen again.
 *
 *   asked ──► open (accepted by its owner: what will change, and by when) ──► done
 *     │         │
 *     └────┬────┴──► dropped, with a reason
 *
 * Done and dropped keep where it stood, and go back to it when that is taken back. One that was dropped because nothing stands that it was asked for
 * is asked anew when something does.
 */
export type CorrectiveAction = ActionCommon & (OpenStanding | EndedStanding)

/** `wanted`: by when whoever asked would have it. `said`: what will change, in the words of whoever accepted it. */
export type OpenStanding =
  | { status: 'asked'; acceptBy: Instant; wanted?: Instant }
  | { status: 'open'; acceptedAt: Instant; acceptedBy: Party; said: string; dueAt: Instant }

/** Absent `endedBy`: nothing stands any more that it was asked for. */
export type EndedStanding =
  | { status: 'done'; endedAt: Instant; endedBy: Party; note: string; before: OpenStanding }
  | { status: 'dropped'; endedAt: Instant; endedBy?: Party; reason: string; before: OpenStanding }

export type ActionCommon = {
  id: string
  /** Said aloud as ACT-{number}; of one that only our own people read below zero, and said as OURS-{number}: see `actionLabel`. */
  number: number
  partnerId: string
  /** What it is asked for; absent where somebody asked for it by itself. */
  source?: ActionSource
  title: string
  /** The side that owes it. */
  side: Side
  owner: Party
  audience: Chain
  /** What it stands for at its source: of a case, or of a team on it, the ids of the clocks that missed their time; of a figure, also one of a team, the period that it missed. */
  causes: string[]
  askedAt: Instant
  askedBy?: Party
  /** What was said of whether it helped, check by check. */
  judged?: HelpJudged[]
  version: number
}

/**
 * `label` is what people say: "CASE-12"; of a figure in a period "“Orders without rework” of 2026-11"; of what a team of ours missed on a case "CASE-12 (Platform)", of a figure of theirs "“Deploys” of 2026-11 (Platform)"; of a health check "CHECK-3", with
 * what of it it is about.
 */
export type ActionSource =
  | { kind: 'case' | 'figure' | 'team'; id: string; label: string }
  | { kind: 'check-in'; id: string; label: string; dimensions: string[] }

export const ACTION_STATUSES = ['asked', 'open', 'done', 'dropped'] as const satisfies CorrectiveAction['status'][]
export type ActionStatus = (typeof ACTION_STATUSES)[number]

export type ActionEvent =
  /** What stands at its source, after something did. `why`: what became of the rest. `kept`: what is accepted by then goes on without any. */
  | { type: 'CausesChanged'; causes: string[]; why: string; kept?: true }
  /** Nothing can come of it any more. */
  | { type: 'ActionLapsed'; why: string }
  | { type: 'ActionAccepted'; by: Party; said: string; dueAt: Instant }
  | { type: 'ActionDone'; by: Party; note: string }
  | { type: 'ActionDropped'; by: Party; reason: string }
  | { type: 'ActionAssigned'; by: Party; owner: Party }
  /** Whoever had it can act no more. */
  | { type: 'ActionHandedOver'; by?: Party; owner: Party }
  | { type: 'ActionEndTakenBack'; by: Party }
  /** Both sides said in a health check whether it helped, or one of them has said so late. */
  | { type: 'ActionHelpJudged'; judged: HelpJudged }
  /** The time after which it is escalated came. Early, late or twice, it is harmless. */
  | { type: 'OverdueLong' }

/** What it takes to judge: the hours of the side that owes, and who answers for it, whoever of ours may set anything right among them. */
export type ActionGround = { hours: Calendar; inCharge: readonly Party[] }

export type ActionEffect =
  | { effect: 'record fact'; fact: ActionFact }
  /** Look at it then: it may be overdue for too long. */
  | { effect: 'start timer'; at: Instant }
  | { effect: 'cancel timer' }
  | { effect: 'escalate'; overdue: 'acceptance' | 'action' }
  /** It has moved on: of it an escalation has nothing to call for. */
  | { effect: 'end escalation'; why: string }
  /** Both sides are told under the case that it is about. */
  | { effect: 'say'; line: ActionLine; by: Party; text: string; dueAt?: Instant }
  | { effect: 'show card' }

/** What is told in a line of its own. */
export type ActionLine = 'ActionAccepted' | 'ActionDone' | 'ActionDropped' | 'ActionEndTakenBack'

export type ActionFact = {
  at: Instant
  kind:
    | 'ActionAsked'
    | 'ActionAskedAgain'
    | 'ActionCauseAdded'
    | 'ActionCauseGone'
    | 'ActionAccepted'
    | 'ActionDone'
    | 'ActionDropped'
    | 'ActionAssigned'
    | 'ActionHandedOver'
    | 'ActionEndTakenBack'
    | 'ActionRaised'
    | 'ActionHelpJudged'
  by?: Party
  data: FactData
}

export type ActionDecision =
  { state: CorrectiveAction; effects: ActionEffect[] } | { unchanged: string } | { refused: string }

/** How people say it: "ACT-3". What only we read is counted by itself, "OURS-3": a hole among the numbers that both companies read would tell of it. */
export function actionLabel(number: number): string {
  return number < 0 ? `OURS-${-number}` : `ACT-${number}`
}

/** The case that it was asked after; what was asked after anything else, or by itself, has no thread of its own. */
export function caseOfAction({ source }: Pick<CorrectiveAction, 'source'>): ActionSource | undefined {
  return source?.kind === 'case' ? source : undefined
}

/** Whether something is still to come of it. */
export function isUnfinished<A extends Pick<CorrectiveAction, 'status'>>(
  action: A,
): action is Extract<A, OpenStanding> {
  return action.status === 'asked' || action.status === 'open'
}

/** By when something is to be done about it, and what is said it will be: that it is accepted, or that it is done. */
export function dueOf(standing: OpenStanding): Instant {
  return standing.status === 'asked' ? standing.acceptBy : standing.dueAt
}

/** What it is called: what will change, once that is said. */
export function actionTitle(action: CorrectiveAction): string {
  const standing = isUnfinished(action) ? action : action.before
  return standing.status === 'open' ? standing.said : action.title
}
