import type { Party } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import type { Case, Confirmation, Standing } from './case.ts'
import { toBeConfirmed } from './case.ts'
import type { CaseEvent } from './case-event.ts'
import { askedLastAt } from './grow-log.ts'
import { otherSide } from './other-side.ts'
import { reworded } from './reword-case.ts'

/** When it is said, and when it counts from: never before what it must follow. */
export type Moment = { saidAt: Instant; countsFrom: Instant }

/** Where the case stands after an event that it takes. `confirmation`: what a resolution by the side that owes needs. */
export function moved(state: Case, event: CaseEvent, moment: Moment, confirmation: Confirmation | undefined): Case {
  switch (event.type) {
    case 'CaseAcknowledged':
      return state
    case 'CaseQuestionAsked': {
      const { by, text } = event
      // It waits for no answer any more, and may be one itself.
      if (event.answeredAt !== undefined) return answeredBy(state, by, moment)
      return { ...anywhere(state), status: 'waiting', on: otherSide(by.side), question: text, askedBy: by }
    }
    case 'CaseReplied':
    case 'MessageCounted':
      return answeredBy(state, event.by, moment)
    case 'AnswerTakenBack': {
      const { by, question, askedBy, answeredAt } = event
      if (answeredAt !== undefined) return state
      return { ...anywhere(state), status: 'waiting', on: by.side, question, askedBy }
    }
    case 'AcknowledgementTakenBack':
      return unacknowledged(state, event)
    case 'WaitTakenBack':
    case 'NothingNeeded':
      return { ...anywhere(state), status: state.acknowledgedAt === undefined ? 'open' : 'in-progress' }
    case 'CaseResolved':
      return {
        ...{ ...forGood(state), status: 'resolved', resolvedAt: moment.countsFrom, resolvedBy: event.by },
        note: event.note,
        ...(confirmation && { confirmation }),
      }
    case 'ResolutionConfirmed':
      return confirmed(state, event.resolvedAt)
    case 'ResolutionStruck':
      return { ...anywhere(state), ...stoodBefore(state) }
    case 'AnotherFault':
      return { ...forGood(state), status: 'resolved', ...event.was }
    case 'CaseReopened':
      return { ...anywhere(state), status: 'in-progress' }
    case 'CaseSeverityChanged':
      return { ...state, severity: event.severity }
    case 'SeverityConfirmed':
      return state
    case 'CaseAssigned':
      return { ...state, owner: event.owner }
    case 'CaseReworded':
      return reworded(state, event)
    case 'CaseWithdrawn': {
      const { by, reason } = event
      const ended = { endedAt: moment.countsFrom, endedBy: by, before: standingOf(state) }
      return { ...forGood(state), status: 'withdrawn', reason, ...ended }
    }
    case 'CaseMerged': {
      const into = { id: event.into.id, number: event.into.number }
      if (event.by.side === state.obligor) return { ...state, merging: { into, by: event.by } }
      const ended = { endedAt: moment.countsFrom, endedBy: event.by, before: standingOf(state) }
      return { ...forGood(state), status: 'merged', into, ...ended }
    }
    case 'MergeConfirmed': {
      const { merging } = state
      if (!merging) return state
      const ended = { endedAt: moment.countsFrom, endedBy: merging.by, into: merging.into }
      return { ...forGood(state), status: 'merged', ...ended }
    }
    case 'MergeDeclined':
    case 'MergeLapsed':
      return withoutRequestToMerge(state)
    case 'WithdrawalTakenBack':
    case 'MergeTakenBack':
      return 'before' in state ? { ...anywhere(state), ...state.before } : withoutRequestToMerge(state)
  }
}

/** A reply given before the question was asked is no answer to it, whenever it arrives; of several, before the last one. */
function answeredBy(state: Case, { side }: Party, { saidAt }: Moment): Case {
  if (state.status !== 'waiting' || state.on !== side || saidAt < askedLastAt(state)) return state
  // Whoever was waited on has acknowledged by now: the obligor by this reply, the other side was asked by the obligor.
  return { ...anywhere(state), status: 'in-progress' }
}

/** As if it had not been said, or not before the next words of that side. Who was made the owner since stays it. */
function unacknowledged(state: Case, { owner, next }: CaseEvent & { type: 'AcknowledgementTakenBack' }): Case {
  const { acknowledgedAt: _, acknowledgedBy, ...rest } = anywhere(state)
  const isTheirs = state.owner.personId === acknowledgedBy?.personId
  const owned = { ...rest, ...(isTheirs && { owner: next?.by ?? owner }) }
  return next
    ? { ...owned, status: 'in-progress', acknowledgedAt: next.at, acknowledgedBy: next.by }
    : { ...owned, status: 'open' }
}

function withoutRequestToMerge(state: Case): Case {
  const { merging: _, ...rest } = state
  return rest
}

/** Where a case that goes on stands. Throws RangeError for one that is over. */
export function standingOf(state: Case): Standing {
  switch (state.status) {
    case 'open':
    case 'in-progress':
      return { status: state.status }
    case 'waiting': {
      const { status, on, question, askedBy } = state
      return { status, on, question, askedBy }
    }
    case 'resolved':
    case 'withdrawn':
    case 'merged':
      throw new RangeError(`A case that is ${state.status} stands nowhere.`)
  }
}

function confirmed(state: Case, earlier: Instant | undefined): Case {
  if (state.status !== 'resolved') return state
  const at = earlier === undefined ? state : { ...state, resolvedAt: earlier }
  const confirmation = toBeConfirmed(state)
  return confirmation ? { ...at, confirmation: { ...confirmation, confirmed: 'by word' } } : at
}

/** As if the resolution had not been said; that the side which owes has said something stays true. */
function stoodBefore(state: Case): Standing {
  const before = state.status === 'resolved' ? state.confirmation?.before : undefined
  return before === undefined || before.status === 'open' ? { status: 'in-progress' } : before
}

/** Of what is over nothing waits to be merged, though a resolution may be struck. */
function forGood(state: Case) {
  const { merging: _, ...rest } = anywhere(state)
  return rest
}

/** The case without what belongs to one status alone. */
export function anywhere(state: Case) {
  const { id, number, partnerId, title, kind, severity, openedAt, openedBy, obligor, owner, log, version } = state
  const { acknowledgedAt, acknowledgedBy, titledBy, description, follows, service } = state
  return {
    ...{ id, number, partnerId, title, kind, severity, openedAt, openedBy, obligor, owner, log, version },
    ...(acknowledgedAt !== undefined && { acknowledgedAt }),
    ...(acknowledgedBy !== undefined && { acknowledgedBy }),
    ...(titledBy !== undefined && { titledBy }),
    ...(description !== undefined && { description }),
    ...(follows !== undefined && { follows }),
    ...(service !== undefined && { service }),
    ...(state.merging !== undefined && { merging: state.merging }),
  }
}
