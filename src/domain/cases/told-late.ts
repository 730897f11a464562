import type { Side } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import { ANSWERS } from './answer-case.ts'
import type { CaseEvent, CaseFact } from './case-event.ts'
import { type Case, type CaseLogEntry, isOver, overSince, type Standing } from './case.ts'
import { isWordKept } from './keeps-words.ts'
import { placeInLog, roundOf } from './grow-log.ts'
import { askedOnSince } from './known-late.ts'
import { readLog } from './read-log.ts'

/** What had happened by `at` already, and what counted for it until word of that came. */
export type ToldLate = {
  at: Instant
  acknowledged?: { instead: Instant }
  /** `instead` is absent where the wait lasts; `askedOn`: that side was asked on since, so that it is waited on again from then. */
  answered?: { by: Side; instead?: Instant; askedOn?: true }
  /** Of a case that is over: the side that owes had written by then, which its log keeps. */
  word?: true
}

/**
 * Whether an event whose news comes late is the acknowledgement, or the answer that ended a wait, before what was taken for it. Only the side's own
 * first word is; the round that the case is in is looked at alone, since what an earlier one used is frozen.
 */
export function toldLate(state: Case, event: CaseEvent, now: Instant, owesUpdates = false): ToldLate | undefined {
  const { began } = readLog(state.log, roundOf(state))
  const at = isSpoken(event) ? Math.max(now, began) : placeInLog(state, event.type, now).happenedAt
  const acknowledged = acknowledgedLate(state, event, at)
  const answered = answeredLate(state, event, at)
  const word = isSpoken(event) && at < (overSince(state) ?? -Infinity) && isWordKept(state, event, owesUpdates)
  if (!acknowledged && !answered && !word) return undefined
  return {
    at,
    ...(acknowledged && { acknowledged }),
    ...(answered && { answered }),
    ...(word && { word }),
  }
}

/** Words that were said before the case was over count from then on, also where word of them comes after it. */
export function isSpoken({ type }: CaseEvent): boolean {
  return type === 'CaseReplied' || type === 'CaseAcknowledged' || type === 'MessageCounted'
}

function acknowledgedLate(state: Case, { type, by }: CaseEvent, at: Instant): ToldLate['acknowledged'] | undefined {
  const instead = state.acknowledgedAt ?? overSince(state)
  if (instead === undefined || at >= instead || roundOf(state) > 1) return undefined
  return by.side === state.obligor && ANSWERS.has(type) ? { instead } : undefined
}

function answeredLate(state: Case, { type, by }: CaseEvent, at: Instant): ToldLate['answered'] {
  if (type !== 'CaseReplied' && type !== 'MessageCounted' && type !== 'CaseQuestionAsked') return undefined
  const story = readLog(state.log, roundOf(state))
  const wait = story.waits.find(
    ({ on, from, to, credited }) =>
      on === by.side &&
      !credited &&
      from <= at &&
      (to === undefined ? askedOnSince(story, on, { after: at }) !== undefined : at < to),
  )
  if (!wait) return undefined
  const { on, to } = wait
  const isAskedOn = askedOnSince(story, on, { after: at, before: to }) !== undefined
  return { by: on, ...(to !== undefined && { instead: to }), ...(isAskedOn && { askedOn: true }) }
}

/** What the log's entry says of it. */
export function earlierOf({ acknowledged, answered }: ToldLate): Pick<CaseLogEntry, 'earlier'> {
  if (!acknowledged && !answered) return {}
  return { earlier: { ...(acknowledged && { acknowledged: true }), ...(answered && { answered: answered.by }) } }
}

/** The timeline says from when it counts, and what counted until then. */
export function factsOfToldLate({ at, acknowledged, answered }: ToldLate, { by }: CaseEvent): CaseFact[] {
  const fact = (kind: 'AcknowledgedEarlier' | 'AnsweredEarlier', instead: Instant): CaseFact => ({
    ...{ at, kind, by, data: { instead } },
  })
  return [
    ...(acknowledged ? [fact('AcknowledgedEarlier', acknowledged.instead)] : []),
    ...(answered?.instead === undefined ? [] : [fact('AnsweredEarlier', answered.instead)]),
  ]
}

/** A case that is over would go on where it stood by that. */
export function stoodByThen(state: Case, late: ToldLate): Case {
  if (state.status === 'resolved') {
    const { confirmation } = state
    if (!confirmation) return state
    return { ...state, confirmation: { ...confirmation, before: standingByThen(state, confirmation.before, late) } }
  }
  if (!isOver(state) || !('before' in state)) return state
  return { ...state, before: standingByThen(state, state.before, late) }
}

function standingByThen(state: Case, before: Standing, { acknowledged, answered }: ToldLate): Standing {
  // The wait that the end interrupted lasted until then.
  const ended =
    before.status === 'waiting' &&
    answered?.by === before.on &&
    answered.instead === overSince(state) &&
    !answered.askedOn
  if (ended) return { status: state.acknowledgedAt === undefined ? 'open' : 'in-progress' }
  return before.status === 'open' && acknowledged ? { status: 'in-progress' } : before
}
