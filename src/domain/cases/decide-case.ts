import type { Party } from '../partners/partner.ts'
import type { Instant } from '../time/instant.ts'
import type { CaseDecision, CaseEffect, CaseEvent, CaseFact } from './case-event.ts'
import type { Case } from './case.ts'
import { caseLabel } from './case.ts'
import type { CaseNote } from './note-stands.ts'
import { cycleOf, grownLog, placeInLog, waitingSince } from './grow-log.ts'
import { otherSide } from './open-case.ts'
import { whyNot } from './why-not.ts'

/**
 * What an event does to a case; the states are told in case.ts. `now` is the event's own time, which may lie before what the case knows
 * already: the log then does not go backwards, but an acknowledgement or a resolution still counts from when it was given.
 *
 * A question moves to waiting on the other side than the asker. Asking on while that side is waited on shows the newest question and keeps
 * the start of the wait. A reply by the side waited on ends the wait; any other reply is a note.
 */
export function decideCase(state: Case, event: CaseEvent, now: Instant): CaseDecision {
  const refusal = whyNot(state, event)
  if (refusal !== undefined) return refusal

  const place = placeInLog(state, now)
  const next = moved(answered(state, event, place.happenedAt), event, place.happenedAt)
  const cycle = cycleOf(state) + (event.type === 'CaseReopened' ? 1 : 0)
  const log = grownLog(next, place, cycle)
  const fact: CaseFact = { at: now, kind: event.type, by: event.by, data: factData(state, event) }
  return {
    state: { ...next, log, version: state.version + 1 },
    effects: [
      { effect: 'record fact', fact },
      { effect: 'show card' },
      ...noteOf(event),
      ...(log !== state.log || event.type === 'CaseSeverityChanged' ? [{ effect: 'update clocks' as const }] : []),
      ...endingOf(state, event),
    ],
  }
}

/** Whatever the obligor's side first says about the case acknowledges it, and whoever says it owns it from then on. */
function answered(state: Case, event: CaseEvent, at: Instant): Case {
  const { by } = event
  if (state.acknowledgedAt !== undefined || by.side !== state.obligor) return state
  switch (event.type) {
    case 'CaseAcknowledged':
    case 'CaseQuestionAsked':
    case 'CaseReplied':
    case 'CaseResolved': {
      const owned = { ...state, acknowledgedAt: at, acknowledgedBy: by, owner: by }
      return owned.status === 'open' ? { ...owned, status: 'in-progress' } : owned
    }
    case 'CaseReopened':
    case 'CaseSeverityChanged':
    case 'CaseAssigned':
      return state
  }
}

function moved(state: Case, event: CaseEvent, at: Instant): Case {
  switch (event.type) {
    case 'CaseAcknowledged':
      return state
    case 'CaseQuestionAsked':
      return {
        ...anywhere(state),
        status: 'waiting',
        on: otherSide(event.by.side),
        question: event.text,
        askedBy: event.by,
      }
    case 'CaseReplied':
      // A reply given before the question was asked is no answer to it, whenever it arrives.
      if (state.status !== 'waiting' || state.on !== event.by.side || at < waitingSince(state)) return state
      // Whoever was waited on has acknowledged by now: the obligor by this reply, the other side was asked by the obligor.
      return { ...anywhere(state), status: 'in-progress' }
    case 'CaseResolved':
      return { ...anywhere(state), status: 'resolved', resolvedAt: at, resolvedBy: event.by, note: event.note }
    case 'CaseReopened':
      return { ...anywhere(state), status: 'in-progress' }
    case 'CaseSeverityChanged':
      return { ...state, severity: event.severity }
    case 'CaseAssigned':
      return { ...state, owner: event.owner }
  }
}

/** The case without what belongs to one status alone. */
function anywhere(state: Case) {
  const { id, number, partnerId, title, kind, severity, openedAt, openedBy, obligor, owner, log, version } = state
  return {
    ...{ id, number, partnerId, title, kind, severity, openedAt, openedBy, obligor, owner, log, version },
    ...(state.acknowledgedAt === undefined ? {} : { acknowledgedAt: state.acknowledgedAt }),
    ...(state.acknowledgedBy === undefined ? {} : { acknowledgedBy: state.acknowledgedBy }),
  }
}

function factData(before: Case, event: CaseEvent): CaseFact['data'] {
  switch (event.type) {
    case 'CaseAcknowledged':
      return {}
    case 'CaseQuestionAsked':
    case 'CaseReplied':
      return { text: event.text }
    case 'CaseResolved':
      return { note: event.note }
    case 'CaseReopened':
      return { reason: event.reason }
    case 'CaseSeverityChanged':
      return { from: before.severity, to: event.severity }
    case 'CaseAssigned':
      return { owner: event.owner.name, from: before.owner.name }
  }
}

function noteOf(event: CaseEvent): CaseEffect[] {
  const note = (kind: CaseNote, by: Party, text: string): CaseEffect[] => [
    { effect: 'post note', note: kind, by, text },
  ]
  switch (event.type) {
    case 'CaseQuestionAsked':
      return note('question', event.by, event.text)
    case 'CaseReplied':
      return note('reply', event.by, event.text)
    case 'CaseResolved':
      return note('resolution', event.by, event.note)
    case 'CaseReopened':
      return note('reopening', event.by, event.reason)
    case 'CaseAcknowledged':
    case 'CaseSeverityChanged':
    case 'CaseAssigned':
      return []
  }
}

function endingOf(state: Case, event: CaseEvent): CaseEffect[] {
  if (event.type !== 'CaseResolved') return []
  return [{ effect: 'end escalations', why: `${event.by.name} resolved ${caseLabel(state.number)}.` }]
}
