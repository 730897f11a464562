import type { Instant } from '../time/instant.ts'
import type { Case } from './case.ts'
import { isOver, toBeConfirmed } from './case.ts'
import type { CaseEvent } from './case-event.ts'
import { roundOf } from './grow-log.ts'
import { otherSide } from './other-side.ts'
import { readLog } from './read-log.ts'

/**
 * A question whose news comes after the other side has written on was answered by that. Whoever reopens what is not confirmed yet says that it is not solved; so does whoever of the confirming side said so in time, though their
 * word arrives after their silence was taken for a yes.
 */
export function understood(state: Case, event: CaseEvent, now: Instant): CaseEvent {
  if (event.type === 'CaseQuestionAsked') return askedBefore(state, event, now)
  if (event.type !== 'CaseReopened' || !mayBeStruck(state, event, now)) return event
  return { type: 'ResolutionStruck', by: event.by, reason: event.reason }
}

/** Whether the resolution that a case stands in can still be called untrue by this. */
export function mayBeStruck(state: Case, { by }: Pick<CaseEvent, 'by'>, now: Instant): boolean {
  if (toBeConfirmed(state)) return true
  if (state.status !== 'resolved' || !state.confirmation) return false
  const { confirmation } = state
  return confirmation.confirmed === 'by silence' && by.side === confirmation.by && now < confirmation.until
}

function askedBefore(state: Case, event: CaseEvent & { type: 'CaseQuestionAsked' }, now: Instant): CaseEvent {
  if (event.answeredAt !== undefined || isOver(state)) return event
  const asked = otherSide(event.by.side)
  const { began, questions, askedOn, words } = readLog(state.log, roundOf(state))
  const said = [
    ...questions.flatMap(({ of, at, answeredAt }) => (of === asked ? (answeredAt ?? []) : at)),
    ...askedOn.flatMap(({ of, at }) => (of === asked ? [] : at)),
    ...(asked === state.obligor ? words : []),
  ].filter((at) => at > Math.max(now, began))
  return said.length === 0 ? event : { ...event, answeredAt: Math.min(...said) }
}
