import type { Instant } from '../time/instant.ts'
import { nextVersion } from './climb.ts'
import {
  causesOf,
  isHigher,
  isOwedTo,
  type JoinedCause,
  type Ladder,
  ladderLabel,
  type StandingCause,
  type Urgency,
  highest,
  urgencyOf,
  urgencyUncalmed,
} from './ladder.ts'
import { type LadderDecision, type LadderEvent, type Reach, recorded } from './ladder-event.ts'
import { goneOn, goOnAsItStood, heldAtOf, heldWhereAllIs } from './hold-until-confirmed.ts'
import { inItsManner } from './in-its-manner.ts'
import { resolved } from './resolve-ladder.ts'
import { retime } from './retime.ts'
import { isHeldUnconfirmed } from './side-state.ts'

/**
 * A further cause is told by the same ladder. Whoever has it is called again only by something more urgent. Another breach is of the same cause, and yet lifts
 * what was calmed: whoever calmed it knew nothing of that one.
 */
export function joinCause(
  ladder: Ladder,
  { joined, another }: Pick<Extract<LadderEvent, { type: 'CauseJoined' }>, 'joined' | 'another'>,
  reach: Reach,
  now: Instant,
  before = urgencyOf(ladder),
): LadderDecision {
  const { subject, reason } = joined
  const label = ladderLabel(ladder.number)
  if (ladder.status === 'resolved') return { refused: `${label} is resolved: nothing can join it.` }
  if (isHeldUnconfirmed(ladder) && ladder.unconfirmed?.subjectId !== subject.id)
    return joinAnother(ladder, { joined }, reach, now)
  const { calmedTo, ...rest } = nextVersion(ladder)
  const stays = calmedTo !== undefined && !isHigher(joined.urgency, calmedTo)
  const lifts = another === true && isHigher(joined.urgency, before)
  const known = causesOf(ladder).filter((one) => isSame(one, joined))
  if (known.length > 0 && !lifts) return { unchanged: `${label} is about ${subject.label} already.` }
  const isSaid = known.some((one) => one.reason === reason && !isHigher(joined.urgency, one.urgency))
  const state = { ...(isSaid ? rest : withCause(rest, joined)), ...(stays && { calmedTo }) }
  const fact = recorded({ at: now, kind: 'EscalationCauseJoined', data: { about: subject.label, reason } })
  return inItsManner(state, before, reach, now, [fact])
}

/** Held until a resolution is confirmed, it goes on for something else that stands. */
function joinAnother(ladder: Ladder, { joined }: { joined: JoinedCause }, reach: Reach, now: Instant): LadderDecision {
  // What is more urgent than what somebody calmed lifts that.
  const lifts = isHigher(joined.urgency, urgencyOf(ladder))
  const to = lifts ? highest([joined.urgency, urgencyUncalmed(ladder)]) : urgencyOf(ladder)
  const open = goOnAsItStood(ladder, reach, now, { to })
  const decision = joinCause(open.state, { joined }, reach, now, heldAtOf(ladder))
  return 'state' in decision ? goneOn(open, decision) : decision
}

/** What it is about is the case, as long as something stands of that; of what comes after it, it is about that too. */
function withCause(ladder: Ladder, joined: JoinedCause): Ladder {
  const others = ladder.joined ?? []
  if (joined.subject.kind !== 'case' || ladder.subject.kind !== 'action')
    return { ...ladder, joined: [...others, joined] }
  const { at: _, ...about } = joined
  const { startedBy, obligor, aroundTheClock, ...common } = ladder
  const { subject, cause, reason, urgency, startedAt: at } = ladder
  const own: JoinedCause = {
    ...{ subject, cause, reason, urgency, at },
    ...(startedBy && { startedBy }),
    ...(obligor && { obligor }),
    ...(aroundTheClock && { aroundTheClock }),
  }
  return { ...common, ...about, joined: [own, ...others] }
}

/**
 * The case has another severity: what is said of it is as urgent as that. What the other side has not confirmed goes for what is owed to the side which said so: no side takes
 * down a page for what it owes.
 */
export function changeUrgency(
  ladder: Ladder,
  { subjectId, urgency, by, unconfirmed }: Omit<Extract<LadderEvent, { type: 'UrgencyChanged' }>, 'type'>,
  reach: Reach,
  now: Instant,
): LadderDecision {
  const label = ladderLabel(ladder.number)
  if (ladder.status === 'resolved') return { unchanged: `${label} is resolved.` }
  const isNow = (one: StandingCause): Urgency => {
    if (one.subject.id !== subjectId) return one.urgency
    return unconfirmed !== undefined && by && isOwedTo(one, by.side) ? unconfirmed : urgency
  }
  const changed = causesOf(ladder).filter((one) => isNow(one) !== one.urgency)
  if (changed.length === 0) return { unchanged: `${label} is as urgent as that.` }
  const before = urgencyOf(ladder)
  const { calmedTo, ...rest } = nextVersion(ladder)
  const stays = calmedTo !== undefined && !changed.some((one) => isHigher(isNow(one), calmedTo))
  const state: Ladder = {
    ...rest,
    ...(stays && { calmedTo }),
    urgency: isNow(ladder),
    ...(ladder.joined && { joined: ladder.joined.map((one) => ({ ...one, urgency: isNow(one) })) }),
  }
  return inItsManner(state, before, reach, now, [], by)
}

export function endCause(
  ladder: Ladder,
  event: Pick<Extract<LadderEvent, { type: 'CauseEnded' }>, 'subjectId' | 'cause' | 'by' | 'why'>,
  now: Instant,
): LadderDecision {
  const { subjectId, cause, why, by } = event
  const label = ladderLabel(ladder.number)
  if (ladder.status === 'resolved') return { unchanged: `${label} is resolved already.` }
  const isOver = (one: StandingCause) => one.subject.id === subjectId && (cause === undefined || one.cause === cause)
  if (!causesOf(ladder).some(isOver)) return { unchanged: `${label} is not about that.` }
  const left = without(ladder, isOver)
  return left ? goOn(ladder, left, { ...(by && { by }), why }, now) : resolved(ladder, { ...(by && { by }), why }, now)
}

/** The ladder without some of what it stands for; undefined where nothing is left. */
export function without(ladder: Ladder, isOver: (one: StandingCause) => boolean): Ladder | undefined {
  const standing = (ladder.joined ?? []).filter((one) => !isOver(one))
  const { joined: _, ...alone } = ladder
  if (!isOver(ladder)) return { ...alone, ...(standing.length > 0 && { joined: standing }) }
  const [first, ...others] = standing
  if (!first) return undefined
  const { startedBy: _by, obligor: _obligor, aroundTheClock: _hours, ...common } = alone
  const { at: _at, ...about } = first
  // Its own cause is over: from now on it is about the first that joined it.
  return { ...common, ...about, ...(others.length > 0 && { joined: others }) }
}

/** It goes on for what is left, in the manner of that. */
export function goOn(
  before: Ladder,
  left: Ladder,
  { by, why }: { by?: Extract<LadderEvent, { type: 'CauseEnded' }>['by']; why: string },
  now: Instant,
): LadderDecision {
  const ended = causesOf(before).filter((one) => !causesOf(left).some((other) => isSame(one, other)))
  const data = { about: ended[0]?.subject.label ?? '', why, goesOn: left.subject.label }
  const isAbout = before.subject.id === left.subject.id && before.cause === left.cause
  const { goesOn: _, ...same } = data
  const fact = recorded({
    ...{ at: now, kind: 'EscalationCauseEnded', ...(by && { by }) },
    data: isAbout ? same : data,
  })
  const moved = withoutEnded(nextVersion(left))
  const retimed = isHigher(urgencyOf(before), urgencyOf(left)) ? retime(moved) : { state: moved, effects: [] }
  const { state, effects } = heldWhereAllIs(retimed.state, now)
  const all = [fact, ...retimed.effects, ...effects].filter(({ effect }) => effect !== 'show card')
  return { state, effects: [...all, { effect: 'show card' }] }
}

/** What it does not stand for any more need not be confirmed. */
function withoutEnded(ladder: Ladder): Ladder {
  const { unconfirmed, ...rest } = ladder
  return causesOf(ladder).some(({ subject }) => subject.id === unconfirmed?.subjectId) ? ladder : rest
}

function isSame(one: StandingCause, other: StandingCause): boolean {
  return one.subject.id === other.subject.id && one.cause === other.cause && one.obligor === other.obligor
}
