import type { Instant } from '../time/instant.ts'
import { sayInstant } from '../time/say-time.ts'
import type { CaseEvent, HoursOfSides } from './case-event.ts'
import { caseLabel, isOver, toBeConfirmed } from './case.ts'
import type { Case } from './case.ts'
import { mayObjectUntil, mayReopenUntil } from './days-to-answer.ts'
import { severityFollowed, waitingSince } from './grow-log.ts'
import { otherSide } from './other-side.ts'
import { mayBeStruck } from './understand-event.ts'
import { whyNotMerge } from './why-not-merge.ts'

export type WhyNot = { unchanged: string } | { refused: string } | undefined

/** Why an event does nothing to this case, in a sentence for whoever asked; undefined when it does something. */
export function whyNot(state: Case, event: CaseEvent, now: Instant, hours: HoursOfSides): WhyNot {
  const label = caseLabel(state.number)
  if (state.status === 'withdrawn' || state.status === 'merged') {
    const how = state.status === 'withdrawn' ? 'withdrawn' : `merged into ${caseLabel(state.into.number)}`
    return { refused: `${label} was ${how}, so nothing is left to do on it.` }
  }
  switch (event.type) {
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

function whyNotChange(state: Case, event: CaseEvent, now: Instant, hours: HoursOfSides): WhyNot {
  const label = caseLabel(state.number)
  switch (event.type) {
    case 'CaseAcknowledged':
      return whyNotAcknowledge(state, event)
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
    case 'WaitTakenBack':
    case 'NothingNeeded':
      return whyNotEndWait(state, event, now, hours)
    case 'CaseWithdrawn':
      return event.by.side === state.obligor
        ? { refused: `${label} was opened by the other side; only they can withdraw it. You can resolve it.` }
        : undefined
    case 'CaseMerged':
      return whyNotMerge(state, event.into)
    case 'MergeConfirmed':
      if (!state.merging) return { unchanged: `Nobody has asked to merge ${label}.` }
      return event.by.side === state.obligor
        ? { refused: `Only the other side can confirm that ${label} is merged.` }
        : undefined
    default:
      return undefined
  }
}

function whyNotReopen(state: Case, now: Instant, hours: HoursOfSides): WhyNot {
  const label = caseLabel(state.number)
  if (state.status !== 'resolved') {
    return { refused: `${label} is not resolved, so there is nothing to reopen. It is with ${state.owner.name}.` }
  }
  if (now <= mayReopenUntil(hours[otherSide(state.obligor)], state.resolvedAt)) return undefined
  return {
    refused: `${label} was resolved more than ten working days ago, so it stays so. Open a new case, and name ${label} in it.`,
  }
}

function whyNotJudge(state: Case, event: CaseEvent, now: Instant): WhyNot {
  const label = caseLabel(state.number)
  if (state.status !== 'resolved')
    return { refused: `${label} is not resolved, so there is nothing to confirm. It is with ${state.owner.name}.` }
  if (event.type === 'ResolutionStruck') {
    if (mayBeStruck(state, event, now)) return undefined
    return { refused: `That ${label} is resolved is settled. Reopen it if something is left to do.` }
  }
  const confirmation = toBeConfirmed(state)
  if (!confirmation) return { unchanged: `That ${label} is resolved is confirmed already.` }
  return event.by.side === confirmation.by
    ? undefined
    : { refused: `Only the other side can confirm that ${label} is resolved.` }
}

/** The asker ends its own wait; the side asked may say that nothing is needed from it, while its day for that lasts. */
function whyNotEndWait(state: Case, event: CaseEvent, now: Instant, hours: HoursOfSides): WhyNot {
  const label = caseLabel(state.number)
  if (state.status !== 'waiting') return { unchanged: `${label} waits on nobody.` }
  const own = event.type === 'WaitTakenBack' ? otherSide(state.on) : state.on
  if (event.by.side !== own) {
    const who =
      event.type === 'WaitTakenBack'
        ? 'who asked can take the question back'
        : 'is asked can say that nothing is needed'
    return { refused: `${label} waits for an answer; only the side ${who}. You can reply.` }
  }
  const until = mayObjectUntil(hours[own], waitingSince(state))
  if (event.type === 'WaitTakenBack' || now <= until) return undefined
  return {
    refused: `${label} has waited on you since ${sayInstant(waitingSince(state), hours[own].zone)}; that nothing is needed can be said within one working day. Reply, and the case goes on.`,
  }
}

function whyNotAcknowledge(state: Case, { by }: CaseEvent & { type: 'CaseAcknowledged' }): WhyNot {
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
  Exclude<CaseEvent['type'], 'CaseReopened' | 'ResolutionStruck' | 'ResolutionConfirmed'>,
  string
> = {
  CaseAcknowledged: 'take it on',
  CaseQuestionAsked: 'ask about it',
  CaseReplied: 'reply',
  CaseResolved: 'resolve it anew',
  CaseSeverityChanged: 'change its severity',
  SeverityConfirmed: 'confirm its severity',
  CaseAssigned: 'change its owner',
  WaitTakenBack: 'take a question back',
  NothingNeeded: 'answer a question',
  CaseWithdrawn: 'withdraw it',
  CaseMerged: 'merge it',
  MergeConfirmed: 'merge it',
}
