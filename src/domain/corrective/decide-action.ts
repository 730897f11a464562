import type { Party } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import { named } from '../timeline/fact.ts'
import { acceptBy, escalatesAt } from './action-times.ts'
import {
  type ActionCommon,
  type ActionDecision,
  type ActionEffect,
  type ActionEvent,
  type ActionFact,
  type ActionGround,
  actionLabel,
  type CorrectiveAction,
  dueOf,
  type EndedStanding,
  isUnfinished,
  type OpenStanding,
} from './corrective-action.ts'
import { type HelpJudged, HELPS } from './helped.ts'
import { whyNotTheirs } from './why-not-theirs.ts'

type Unfinished = ActionCommon & OpenStanding
type Ended = ActionCommon & EndedStanding

/** What an event does to a corrective action. */
export function decideAction(
  state: CorrectiveAction,
  event: ActionEvent,
  ground: ActionGround,
  now: Instant,
): ActionDecision {
  if ('by' in event && event.by && event.type !== 'ActionHandedOver') {
    const no = whyNotTheirs(state, event.by, ground)
    if (no) return no
  }
  switch (event.type) {
    case 'CausesChanged':
      return followCauses(state, event, ground, now)
    case 'ActionLapsed':
      return lapse(state, event.why, now)
    case 'ActionAccepted':
      return accept(state, event, ground, now)
    case 'ActionDone':
      return end(state, { status: 'done', endedAt: now, endedBy: event.by, note: event.note }, now)
    case 'ActionDropped':
      return end(state, { status: 'dropped', endedAt: now, endedBy: event.by, reason: event.reason }, now)
    case 'ActionAssigned':
    case 'ActionHandedOver':
      return passOn(state, event, now)
    case 'ActionEndTakenBack':
      return takeBack(state, event.by, ground, now)
    case 'ActionHelpJudged':
      return judgeHelp(state, event.judged, now)
    case 'OverdueLong':
      return escalate(state, ground, now)
  }
}

/**
 * Whatever people have said of it stands. Only what is asked or open goes with the last of its causes, and what went so comes back with the next.
 */
function followCauses(
  state: CorrectiveAction,
  { causes, why, kept }: Extract<ActionEvent, { type: 'CausesChanged' }>,
  ground: ActionGround,
  now: Instant,
): ActionDecision {
  const label = actionLabel(state.number)
  const added = causes.some((one) => !state.causes.includes(one))
  if (!added && causes.length === state.causes.length) return { unchanged: `${label} stands for the same.` }
  const known = { ...commonOf(state), causes, version: state.version + 1 }
  if (isUnfinished(state)) {
    if (causes.length > 0) {
      const again: ActionEffect[] = added ? [recorded({ at: now, kind: 'ActionCauseAdded', data: aboutOf(state) })] : []
      return { state: { ...known, ...standingOf(state) }, effects: again }
    }
    if (kept && state.status === 'open') {
      const gone = recorded({ at: now, kind: 'ActionCauseGone', data: { ...aboutOf(state), why } })
      return { state: { ...known, ...standingOf(state) }, effects: [gone, { effect: 'show card' }] }
    }
    return lapse({ ...state, causes }, why, now)
  }
  const { before } = state
  if (causes.length === 0 || state.status === 'done' || state.endedBy)
    return { state: { ...known, ...endedOf(state) }, effects: [] }
  const standing: OpenStanding =
    before.status === 'asked' ? { ...before, acceptBy: acceptBy(ground.hours, now) } : before
  return {
    state: { ...known, ...standing },
    effects: [
      recorded({ at: now, kind: 'ActionAskedAgain', data: aboutOf(state) }),
      { effect: 'start timer', at: escalatesAt(ground.hours, standing, now) },
      { effect: 'show card' },
    ],
  }
}

/** Dropped by nobody. */
function lapse(state: CorrectiveAction, why: string, now: Instant): ActionDecision {
  if (!isUnfinished(state)) return { unchanged: `${actionLabel(state.number)} is ${state.status} already.` }
  const before = standingOf(state)
  return {
    state: { ...commonOf(state), status: 'dropped', endedAt: now, reason: why, before, version: state.version + 1 },
    effects: [
      recorded({ at: now, kind: 'ActionDropped', data: { reason: why } }),
      { effect: 'cancel timer' },
      { effect: 'end escalation', why },
      { effect: 'show card' },
    ],
  }
}

function aboutOf({ source }: ActionCommon): ActionFact['data'] {
  return source ? { about: source.label } : {}
}

/** Once more with other words, or another date, is said again, and both sides read what it was before. */
function accept(
  state: CorrectiveAction,
  { by, said, dueAt }: { by: Party; said: string; dueAt: Instant },
  { hours }: ActionGround,
  now: Instant,
): ActionDecision {
  const label = actionLabel(state.number)
  if (!isUnfinished(state)) return over(state)
  if (dueAt <= now) return { refused: `Say a day to come by which ${label} is done.` }
  if (state.status === 'open' && state.said === said && state.dueAt === dueAt)
    return { unchanged: `${label} is accepted like this already.` }
  const standing: OpenStanding = { status: 'open', acceptedAt: now, acceptedBy: by, said, dueAt }
  const data = { said, dueAt, ...(state.status === 'open' && { from: state.dueAt }) }
  return {
    state: { ...commonOf(state), ...standing, version: state.version + 1 },
    effects: [
      recorded({ at: now, kind: 'ActionAccepted', by, data }),
      { effect: 'start timer', at: escalatesAt(hours, standing, now) },
      { effect: 'end escalation', why: `${label} is accepted.` },
      { effect: 'say', line: 'ActionAccepted', by, text: said, dueAt },
      { effect: 'show card' },
    ],
  }
}

/** How it ends by somebody's word; where it stood is kept beside. */
type Ending =
  | { status: 'done'; endedAt: Instant; endedBy: Party; note: string }
  | { status: 'dropped'; endedAt: Instant; endedBy: Party; reason: string }

function end(state: CorrectiveAction, ending: Ending, now: Instant): ActionDecision {
  if (!isUnfinished(state)) return over(state)
  const label = actionLabel(state.number)
  const by = ending.endedBy
  const isDone = ending.status === 'done'
  const [kind, text] = isDone ? (['ActionDone', ending.note] as const) : (['ActionDropped', ending.reason] as const)
  return {
    state: { ...commonOf(state), ...ending, before: standingOf(state), version: state.version + 1 },
    effects: [
      recorded({ at: now, kind, by, data: isDone ? { note: text } : { reason: text } }),
      { effect: 'cancel timer' },
      { effect: 'end escalation', why: `${label} is ${ending.status}.` },
      { effect: 'say', line: kind, by, text },
      { effect: 'show card' },
    ],
  }
}

function over(state: Ended): ActionDecision {
  const label = actionLabel(state.number)
  return { refused: `${label} is ${state.status} already. Where that is not so, \`undo ${label}\` takes it back.` }
}

function passOn(
  state: CorrectiveAction,
  { type, by, owner }: Extract<ActionEvent, { type: 'ActionAssigned' | 'ActionHandedOver' }>,
  now: Instant,
): ActionDecision {
  const label = actionLabel(state.number)
  if (!isUnfinished(state)) return over(state)
  if (state.owner.personId === owner.personId) return { unchanged: `${label} is ${owner.name}’s already.` }
  if (owner.side !== state.side)
    return { refused: `${label} stays with the side that owes it, and ${owner.name} is of the other.` }
  const data = { owner: named(owner), from: named(state.owner) }
  return {
    state: { ...commonOf(state), ...standingOf(state), owner, version: state.version + 1 },
    effects: [recorded({ at: now, kind: type, ...(by && { by }), data }), { effect: 'show card' }],
  }
}

function takeBack(state: CorrectiveAction, by: Party, { hours }: ActionGround, now: Instant): ActionDecision {
  const label = actionLabel(state.number)
  if (isUnfinished(state)) return { refused: `${label} is neither done nor dropped: there is nothing to take back.` }
  if (state.status === 'dropped' && !state.endedBy)
    return { refused: `${label} went with what it was asked for: ${state.reason} There is nothing to take back.` }
  const { before } = state
  return {
    state: { ...commonOf(state), ...before, version: state.version + 1 },
    effects: [
      recorded({ at: now, kind: 'ActionEndTakenBack', by, data: { was: state.status } }),
      { effect: 'start timer', at: escalatesAt(hours, before, now) },
      { effect: 'say', line: 'ActionEndTakenBack', by, text: '' },
      { effect: 'show card' },
    ],
  }
}

/** Of one check what it said last, and only where anybody could judge. */
function judgeHelp(state: CorrectiveAction, judged: HelpJudged, now: Instant): ActionDecision {
  const { judged: known = [] } = state
  const same = known.find(({ check }) => check === judged.check)
  const said = totalOf(judged.counts)
  if (said.yes + said.partly + said.no === 0) return { unchanged: `Nobody could judge ${actionLabel(state.number)}.` }
  if (same && sayCounts(same.counts) === sayCounts(judged.counts))
    return { unchanged: `What ${judged.check} says of ${actionLabel(state.number)} is known.` }
  const others = known.filter(({ check }) => check !== judged.check)
  return {
    state: { ...state, judged: [...others, judged], version: state.version + 1 },
    effects: [
      recorded({ at: now, kind: 'ActionHelpJudged', data: { check: judged.check, ...said } }),
      { effect: 'show card' },
    ],
  }
}

function totalOf({ internal, partner }: HelpJudged['counts']) {
  return { yes: internal.yes + partner.yes, partly: internal.partly + partner.partly, no: internal.no + partner.no }
}

function sayCounts({ internal, partner }: HelpJudged['counts']): string {
  return [internal, partner].flatMap((side) => HELPS.map((one) => side[one])).join(' ')
}

function escalate(state: CorrectiveAction, { hours }: ActionGround, now: Instant): ActionDecision {
  if (!isUnfinished(state)) return { unchanged: `${actionLabel(state.number)} is over.` }
  const due = dueOf(state)
  const at = escalatesAt(hours, standingOf(state), due)
  if (now < at) return { state, effects: [{ effect: 'start timer', at }] }
  return { state, effects: [{ effect: 'escalate', overdue: state.status === 'asked' ? 'acceptance' : 'action' }] }
}

/** What every state has. */
function commonOf(state: CorrectiveAction): ActionCommon {
  const { id, number, partnerId, source, title, side, owner, audience, causes, askedAt, askedBy, judged, version } =
    state
  return {
    ...{ id, number, partnerId, title, side, owner, audience, causes, askedAt, version },
    ...(source && { source }),
    ...(askedBy && { askedBy }),
    ...(judged && { judged }),
  }
}

function standingOf(state: Unfinished): OpenStanding {
  if (state.status === 'asked') {
    const { status, acceptBy: by, wanted } = state
    return { status, acceptBy: by, ...(wanted !== undefined && { wanted }) }
  }
  const { status, acceptedAt, acceptedBy, said, dueAt } = state
  return { status, acceptedAt, acceptedBy, said, dueAt }
}

function endedOf(state: Ended): EndedStanding {
  const { endedAt, before } = state
  if (state.status === 'done') return { status: 'done', endedAt, endedBy: state.endedBy, note: state.note, before }
  const { status, endedBy, reason } = state
  return { status, endedAt, ...(endedBy && { endedBy }), reason, before }
}

function recorded(fact: ActionFact): ActionEffect {
  return { effect: 'record fact', fact }
}
