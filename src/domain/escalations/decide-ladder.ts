import type { Party } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import { climb } from './climb.ts'
import type { LadderCommon } from './climb.ts'
import { causesOf, ladderLabel } from './ladder.ts'
import type { JoinedCause, Ladder, LadderDecision, LadderEffect, LadderEvent, LadderFact, Reach } from './ladder.ts'
import type { Rung } from './next-step.ts'

/**
 * What an event does to a ladder. `reach` says which steps have anybody to tell right now. A wait that ends early is set anew and leaves
 * the ladder, its version included, as it was.
 */
export function decideLadder(state: Ladder, event: LadderEvent, reach: Reach, now: Instant): LadderDecision {
  switch (event.type) {
    case 'WaitEnded':
      return endWait(state, event, reach, now)
    case 'StepUnheard':
      return leaveUnheard(state, event, reach, now)
    case 'EscalationAcknowledged':
      return acknowledge(state, event.by, now)
    case 'EscalatedNow':
      return escalateNow(state, event, reach, now)
    case 'EscalationResolved':
      return resolve(state, event, now)
    case 'CauseJoined':
      return joinCause(state, event.joined, now)
    case 'CauseEnded':
      return endCause(state, event, now)
  }
}

type Climbing = Extract<Ladder, { status: 'climbing' }>

/** The ladder, if it still climbs and stands there. */
function standingAt(state: Ladder, rung: Rung): Climbing | { unchanged: string } {
  if (state.status !== 'climbing') return { unchanged: `${ladderLabel(state.number)} is not climbing.` }
  if (state.step !== rung.step || state.cycle !== rung.cycle) {
    return { unchanged: `${ladderLabel(state.number)} has left that step.` }
  }
  return state
}

function endWait(ladder: Ladder, waited: Rung, reach: Reach, now: Instant): LadderDecision {
  const state = standingAt(ladder, waited)
  if ('unchanged' in state) return state
  if (now < state.nextAt) {
    const rearm = { effect: 'start timer', at: state.nextAt, step: state.step, cycle: state.cycle } as const
    return { state, effects: [rearm] }
  }
  return climb(nextVersion(state), state, reach, now)
}

/** Nobody can acknowledge what nobody was told: the next step is told at once. Each rung is left once, so this ends. */
function leaveUnheard(ladder: Ladder, unheard: Rung, reach: Reach, now: Instant): LadderDecision {
  const state = standingAt(ladder, unheard)
  if ('unchanged' in state) return state
  const { step, cycle } = state
  const climbed = state.climbed.map((rung) =>
    rung.step === step && rung.cycle === cycle ? { ...rung, unheard: true as const } : rung,
  )
  const { state: next, effects } = climb({ ...nextVersion(state), climbed }, state, reach, now)
  const fact = { at: now, kind: 'EscalationStepUnheard', data: { step: step + 1, cycle } } as const
  return { state: next, effects: [recorded(fact), ...effects] }
}

/** Stops the climb and names the owner. */
function acknowledge(state: Ladder, by: Party, now: Instant): LadderDecision {
  const label = ladderLabel(state.number)
  if (state.status === 'resolved') return { refused: `${label} is resolved: there is nothing left to acknowledge.` }
  if (state.status === 'acknowledged') {
    return state.by.personId === by.personId
      ? { unchanged: `You own ${label} already.` }
      : { refused: `${state.by.name} has acknowledged ${label} and owns it.` }
  }
  const { step, cycle } = state.status === 'climbing' ? state : lastRung(state)
  return {
    state: { ...nextVersion(state), status: 'acknowledged', step, cycle, acknowledgedAt: now, by },
    effects: [
      { effect: 'cancel timer' },
      recorded({ at: now, kind: 'EscalationAcknowledged', by, data: {} }),
      { effect: 'show card' },
    ],
  }
}

function escalateNow(
  state: Ladder,
  { by, version }: { by: Party; version: number },
  reach: Reach,
  now: Instant,
): LadderDecision {
  const label = ladderLabel(state.number)
  switch (state.status) {
    case 'resolved':
      return { refused: `${label} is resolved: there is nothing left to escalate.` }
    case 'acknowledged':
      return { refused: `${state.by.name} has acknowledged ${label} and owns it: talk to them first.` }
    case 'exhausted':
      return { refused: `${label} has reached its last step: it can still be acknowledged or resolved.` }
    case 'climbing': {
      if (version !== state.version) return { refused: `${label} has moved since: look at its newest card.` }
      const { state: next, effects } = climb(nextVersion(state), state, reach, now, by)
      return { state: next, effects: [recorded({ at: now, kind: 'EscalatedNow', by, data: {} }), ...effects] }
    }
  }
}

function joinCause(state: Ladder, joined: JoinedCause, now: Instant): LadderDecision {
  const { subject, cause, reason } = joined
  const label = ladderLabel(state.number)
  if (state.status === 'resolved') return { refused: `${label} is resolved: nothing can join it.` }
  if (causesOf(state).some((one) => one.subject.id === subject.id && one.cause === cause))
    return { unchanged: `${label} is about ${subject.label} already.` }
  const all = [...causesOf(state), joined]
  // What it is about is the case, as long as something stands of that; of what came after it, it is too.
  const about =
    subject.kind === 'case' && state.subject.kind === 'action'
      ? { ...{ subject, cause, reason }, joined: all.slice(0, -1) }
      : { joined: all.slice(1) }
  return {
    state: { ...state, ...about, version: state.version + 1 },
    effects: [
      recorded({ at: now, kind: 'EscalationCauseJoined', data: { about: subject.label, reason } }),
      { effect: 'show card' },
    ],
  }
}

function endCause(
  state: Ladder,
  { subjectId, cause, by, why }: Extract<LadderEvent, { type: 'CauseEnded' }>,
  now: Instant,
): LadderDecision {
  const label = ladderLabel(state.number)
  if (state.status === 'resolved') return { unchanged: `${label} is resolved already.` }
  const isOver = (one: Pick<JoinedCause, 'subject' | 'cause'>) =>
    one.subject.id === subjectId && (cause === undefined || one.cause === cause)
  const all = state.joined ?? []
  const standing = all.filter((one) => !isOver(one))
  const own = isOver(state)
  const [first, ...others] = standing
  if (own && !first) return resolve(state, { ...(by && { by }), why }, now)
  if (!own && standing.length === all.length) return { unchanged: `${label} is not about that.` }
  const { joined: _, ...alone } = state
  const left = own ? others : standing
  // Its own cause is over: from now on it is about the first that joined it.
  const about = own && first ? { subject: first.subject, cause: first.cause, reason: first.reason } : {}
  const ended = own ? state.subject.label : all.find(isOver)?.subject.label
  const data = { about: ended ?? '', why, ...(own && first && { goesOn: first.subject.label }) }
  return {
    state: { ...alone, ...about, ...(left.length > 0 && { joined: left }), version: state.version + 1 },
    effects: [recorded({ at: now, kind: 'EscalationCauseEnded', ...(by && { by }), data }), { effect: 'show card' }],
  }
}

function resolve(state: Ladder, { by, why }: { by?: Party; why: string }, now: Instant): LadderDecision {
  if (state.status === 'resolved') return { unchanged: `${ladderLabel(state.number)} is resolved already.` }
  return {
    state: {
      ...nextVersion(state),
      status: 'resolved',
      resolvedAt: now,
      ...(by && { by }),
      why,
      ...(state.status === 'acknowledged' && { acknowledgedBy: state.by }),
    },
    effects: [
      { effect: 'cancel timer' },
      recorded({ at: now, kind: 'EscalationResolved', ...(by && { by }), data: { why } }),
      { effect: 'show card' },
    ],
  }
}

/** Where an exhausted ladder stopped: the rung told last, or the top when nobody could be told. */
function lastRung({ climbed, policy }: LadderCommon): Rung {
  return climbed.at(-1) ?? { step: Math.max(0, policy.steps.length - 1), cycle: policy.cycles }
}

/** What every state has, one version on; what only the state left behind had is dropped. */
function nextVersion(state: Ladder): LadderCommon {
  return {
    id: state.id,
    number: state.number,
    partnerId: state.partnerId,
    subject: state.subject,
    cause: state.cause,
    reason: state.reason,
    ...(state.joined && { joined: state.joined }),
    startedAt: state.startedAt,
    ...(state.startedBy && { startedBy: state.startedBy }),
    agreement: state.agreement,
    ladderName: state.ladderName,
    policy: state.policy,
    calendar: state.calendar,
    climbed: state.climbed,
    version: state.version + 1,
  }
}

function recorded(fact: LadderFact): LadderEffect {
  return { effect: 'record fact', fact }
}
