import type { Instant } from '../time/instant.ts'
import type { CaseEvent, HoursOfSides } from './case-event.ts'
import { caseLabel, isOver } from './case.ts'
import type { Case } from './case.ts'
import { isCourtesy } from './courtesy.ts'
import { isInWords } from './in-words.ts'
import { isMereWord } from './keeps-words.ts'
import { namesOnCase } from './names-on-case.ts'
import type { Obstacle } from './obstacle.ts'
import { severityFollowed, waitingSince } from './grow-log.ts'
import { saysNothingNew } from './reword-case.ts'
import { whyNotEndWait } from './why-not-end-wait.ts'
import { whyNotAnother, whyNotJudge, whyNotReopen } from './why-not-judge.ts'
import { whyNotMerge } from './why-not-merge.ts'
import { isUndoing, type Undoing, whyNotUndo } from './why-not-undo.ts'

/** Why an event does nothing to this case, in a sentence for whoever asked; undefined when it does something. */
export function whyNot(state: Case, event: CaseEvent, now: Instant, hours: HoursOfSides): Obstacle | undefined {
  const label = caseLabel(state.number)
  if (isUndoing(event)) return whyNotUndo(state, event, now, hours)
  if (state.status === 'withdrawn' || state.status === 'merged') {
    const how = state.status === 'withdrawn' ? 'withdrawn' : `merged into ${caseLabel(state.into.number)}`
    return { refused: `${label} was ${how}, so nothing is left to do on it.` }
  }
  switch (event.type) {
    case 'AnotherFault':
      return whyNotAnother(state, event, now, hours)
    case 'CaseReopened':
      return whyNotReopen(state, now, hours)
    case 'ResolutionStruck':
    case 'ResolutionConfirmed':
      return whyNotJudge(state, event, now)
    default:
      if (!isOver(state)) return whyNotChange(state, event, now, hours)
      if (
        event.type === 'CaseResolved' &&
        state.status === 'resolved' &&
        event.by.personId === state.resolvedBy.personId
      )
        return { unchanged: `You have resolved ${label} already.` }
      return { refused: `${label} is resolved; reopen it first if you want to ${WISHES[event.type]}.` }
  }
}

function whyNotChange(state: Case, event: CaseEvent, now: Instant, hours: HoursOfSides): Obstacle | undefined {
  const label = caseLabel(state.number)
  switch (event.type) {
    case 'CaseAcknowledged':
      return whyNotAcknowledge(state, event)
    case 'CaseQuestionAsked':
      return isInWords(event.text) && !isCourtesy(event.text, namesOnCase(state))
        ? undefined
        : { refused: 'That asks nothing. Ask the question in words.' }
    case 'CaseSeverityChanged':
      return event.severity === state.severity
        ? { unchanged: `${label} has severity ${state.severity} already.` }
        : undefined
    case 'SeverityConfirmed':
      if (severityFollowed(state) === state.severity)
        return { unchanged: `Nothing about the severity of ${label} waits for a word.` }
      return event.by.side === state.obligor
        ? { refused: `Only the other side can confirm the severity of ${label}.` }
        : undefined
    case 'CaseAssigned':
      return event.owner.personId === state.owner.personId
        ? { unchanged: `${state.owner.name} owns ${label} already.` }
        : undefined
    case 'CaseReworded':
      if (event.by.side !== state.openedBy.side)
        return { refused: `${label} was opened by the other side; only they can word it anew. Say it in a reply.` }
      return saysNothingNew(state, event) ? { unchanged: `${label} says so already.` } : undefined
    case 'MessageCounted':
      return whyNotCount(state, event, now)
    case 'AnswerTakenBack':
      return whyNotTakeAnswerBack(state, event)
    case 'AcknowledgementTakenBack':
      return whyNotTakeAcknowledgementBack(state, event)
    case 'WaitTakenBack':
    case 'NothingNeeded':
      return whyNotEndWait(state, event, now, hours)
    case 'CaseWithdrawn':
      return whyNotWithdraw(state, event)
    case 'CaseMerged':
      return whyNotMerge(state, event.into)
    case 'MergeConfirmed':
      if (!state.merging) return { unchanged: `Nobody has asked to merge ${label}.` }
      return event.by.side === state.obligor
        ? { refused: `Only the other side can confirm that ${label} is merged.` }
        : whyNotMerge(state, event.into)
    case 'MergeLapsed':
      return state.merging ? undefined : { unchanged: `Nobody has asked to merge ${label}.` }
    default:
      return undefined
  }
}

/** What the side that owes has said of an outage of its own stays said until the other side says that there was none. */
function whyNotWithdraw({ number, obligor, openedBy }: Case, { by }: CaseEvent): Obstacle | undefined {
  const label = caseLabel(number)
  if (by.side !== obligor) return undefined
  return openedBy.side === obligor
    ? {
        refused: `${label} says that a service of your own side was down, so only the other side can withdraw it. Ask them, or resolve it.`,
      }
    : { refused: `${label} was opened by the other side; only they can withdraw it. You can resolve it.` }
}

/** What was written before a question is no answer to it. */
function whyNotCount(state: Case, { by }: CaseEvent, now: Instant): Obstacle | undefined {
  const label = caseLabel(state.number)
  if (state.status !== 'waiting' || state.on !== by.side) return { unchanged: `${label} does not wait on you.` }
  return now < waitingSince(state)
    ? { refused: `It was written before the question on ${label} was asked.` }
    : undefined
}

/** As long as nothing has happened to the case since. */
function whyNotTakeAnswerBack(state: Case, { by }: CaseEvent): Obstacle | undefined {
  const label = caseLabel(state.number)
  if (state.status === 'waiting' && state.on === by.side) return { unchanged: `${label} waits on you.` }
  const asked = state.log.findLastIndex(({ status }) => status === 'waiting')
  // That its side has written on moves nothing.
  const [answer, ...since] = state.log.slice(asked + 1).filter((entry, at) => at === 0 || !isMereWord(entry))
  const isLast = answer?.status === 'in-progress' && since.every(({ strikes }) => strikes === 'answer')
  return isLast && state.log[asked]?.waitingOn === by.side
    ? undefined
    : { refused: `${label} has moved on since, so the answer stands. Say in it what has changed.` }
}

/** As long as the case was neither waited on nor over: then more has come of it than the acknowledgement. */
function whyNotTakeAcknowledgementBack(state: Case, { by }: CaseEvent): Obstacle | undefined {
  const label = caseLabel(state.number)
  if (state.acknowledgedAt === undefined) return { unchanged: `${label} is not acknowledged.` }
  const isUntouched = state.log.every(({ status }) => status === 'open' || status === 'in-progress')
  return isUntouched && by.side === state.obligor
    ? undefined
    : { refused: `${label} has moved on since, so it is acknowledged. Say in it what has changed.` }
}

function whyNotAcknowledge(state: Case, { by }: CaseEvent & { type: 'CaseAcknowledged' }): Obstacle | undefined {
  const label = caseLabel(state.number)
  if (state.acknowledgedBy === undefined) {
    if (by.side === state.obligor) return undefined
    return {
      refused: `${label} waits for the other side to acknowledge; only they can. You can ask them, or escalate.`,
    }
  }
  if (by.personId === state.acknowledgedBy.personId || by.personId === state.owner.personId) {
    const owner = by.personId === state.owner.personId ? 'you own it' : `${state.owner.name} owns it now`
    return { unchanged: `${label} is acknowledged already; ${owner}.` }
  }
  return {
    refused: `${label} is acknowledged already and ${state.owner.name} owns it. To change the owner, assign it.`,
  }
}

const WISHES: Record<
  Exclude<
    CaseEvent['type'],
    'AnotherFault' | 'CaseReopened' | 'ResolutionStruck' | 'ResolutionConfirmed' | Undoing['type']
  >,
  string
> = {
  CaseAcknowledged: 'take it on',
  CaseQuestionAsked: 'ask about it',
  CaseReplied: 'reply',
  CaseResolved: 'resolve it anew',
  CaseSeverityChanged: 'change its severity',
  SeverityConfirmed: 'confirm its severity',
  CaseAssigned: 'change its owner',
  CaseReworded: 'word it anew',
  AnswerTakenBack: 'take an answer back',
  AcknowledgementTakenBack: 'take an acknowledgement back',
  MessageCounted: 'answer it',
  WaitTakenBack: 'take a question back',
  NothingNeeded: 'answer a question',
  CaseWithdrawn: 'withdraw it',
  CaseMerged: 'merge it',
  MergeConfirmed: 'merge it',
  MergeLapsed: 'keep it by itself',
}
