import type { Instant } from '../time/instant.ts'
import type { Case, Confirmation, Severity } from './case.ts'
import { toBeConfirmed } from './case.ts'
import type { CaseEvent, HoursOfSides } from './case-event.ts'
import { confirmedBySilenceAt, waitsOnConfirmerFrom } from './days-to-answer.ts'
import { type EntryMarks, severityFollowed } from './grow-log.ts'
import { standingOf } from './move-case.ts'
import { otherSide } from './other-side.ts'

/** Whom a resolution at `at` has to be confirmed by, and until when; undefined for any other event, and where the side that is owed resolves. */
export function confirmationOf(
  state: Case,
  event: CaseEvent,
  at: Instant,
  hours: HoursOfSides,
): Confirmation | undefined {
  if (event.type !== 'CaseResolved' || event.by.side !== state.obligor) return undefined
  const by = otherSide(state.obligor)
  return { by, until: confirmedBySilenceAt(hours[by], at), before: standingOf(state) }
}

/** What the log's entry says of an event beside where the case stands then. */
export function marksOf(state: Case, next: Case, event: CaseEvent, at: Instant, hours: HoursOfSides): EntryMarks {
  switch (event.type) {
    case 'CaseResolved': {
      const confirmation = toBeConfirmed(next)
      return { by: event.by.side, ...(confirmation && { confirmBy: confirmation.until }) }
    }
    case 'ResolutionConfirmed':
      return { confirmed: 'by word', ...(event.resolvedAt !== undefined && { resolvedAt: event.resolvedAt }) }
    case 'ResolutionStruck':
      return { strikes: 'resolution', ...creditOf(state, event, at, hours) }
    case 'WaitTakenBack':
    case 'NothingNeeded':
      return { strikes: 'wait' }
    case 'AnswerTakenBack':
      return { strikes: 'answer', ...(event.answeredAt !== undefined && { answeredAt: event.answeredAt }) }
    case 'AcknowledgementTakenBack':
      return { strikes: 'acknowledgement', ...(event.next && { answeredAt: event.next.at }) }
    case 'CaseWithdrawn':
    case 'CaseMerged':
      return next.status === 'withdrawn' || next.status === 'merged' ? { by: next.endedBy.side } : {}
    case 'MergeConfirmed':
      return next.status === 'merged' ? { by: next.endedBy.side, confirmed: 'by word' } : {}
    case 'WithdrawalTakenBack':
    case 'MergeTakenBack':
      return 'endedAt' in state ? { strikes: 'ending', ...(state.endedAt < at && { creditedFrom: state.endedAt }) } : {}
    case 'CaseQuestionAsked': {
      const { answeredAt = at, by, toldAt = at } = event
      const of = otherSide(by.side)
      if (at < answeredAt) return { asked: { of, answeredAt } }
      if (event.answeredAt !== undefined) return {}
      return state.status === 'waiting' && state.on === of ? { askedOn: of } : at < toldAt ? { toldAt } : {}
    }
    case 'AnotherFault':
      return { by: event.by.side, strikes: 'reopening' }
    case 'CaseReopened':
      return { by: event.by.side }
    case 'CaseSeverityChanged':
      return isRaisedByObligor(state, event) ? { ownRaise: true } : {}
    case 'CaseAcknowledged':
    case 'CaseReplied':
    case 'MessageCounted':
    case 'SeverityConfirmed':
    case 'CaseAssigned':
    case 'CaseReworded':
    case 'MergeDeclined':
    case 'MergeLapsed':
      return {}
  }
}

/** Whoever takes their own resolution back has waited on nobody. */
function creditOf(state: Case, event: CaseEvent, at: Instant, hours: HoursOfSides): EntryMarks {
  if (state.status !== 'resolved') return {}
  if (event.by.side === state.resolvedBy.side) return { by: event.by.side }
  const creditedFrom = waitsOnConfirmerFrom(hours[event.by.side], state.resolvedAt)
  return creditedFrom < at ? { creditedFrom } : {}
}

/** The severity that clocks follow after an event: one by which the side that owes loosens them only once the other side has confirmed it. */
export function followedAfter(state: Case, event: CaseEvent): Severity {
  const followed = severityFollowed(state)
  if (event.type === 'SeverityConfirmed') return state.severity
  if (event.type !== 'CaseSeverityChanged') return followed
  return isLoosenedByObligor(state, event) ? followed : event.severity
}

function isRaisedByObligor(state: Case, event: CaseEvent & { type: 'CaseSeverityChanged' }): boolean {
  return event.by.side === state.obligor && followedAfter(state, event) < severityFollowed(state)
}

function isLoosenedByObligor(
  state: Case,
  { by, severity, loosens = false }: CaseEvent & { type: 'CaseSeverityChanged' },
): boolean {
  return by.side === state.obligor && (loosens || severity > severityFollowed(state))
}
