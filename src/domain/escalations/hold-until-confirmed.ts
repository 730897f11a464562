import { type Party, type Side, SIDES } from '../partners/party.ts'
import { HOUR, type Instant } from '../time/instant.ts'
import { type Moved, nextVersion, saidMore, tellAnew, withSide } from './climb.ts'
import { causesOf, isHigher, type Ladder, ladderLabel, type StandingCause, type Urgency, urgencyOf } from './ladder.ts'
import { type LadderDecision, type LadderEffect, type LadderEvent, type Reach, recorded } from './ladder-event.ts'
import { inItsManner } from './in-its-manner.ts'
import { isHeldUnconfirmed, nextOf, type Stood, takenOn } from './side-state.ts'
import { settle } from './take-step.ts'
import { waitEndsAt, waitsAnewFrom } from './wait-ends-at.ts'

/**
 * The side that owes says that a subject is resolved. As long as the other side has not confirmed that, and the ladder stands for nothing else, it is held: nobody is called or asked,
 * no side moves, and its next deadline is that of the confirmation. Confirmed, by word or by silence, its cause ends. Struck, it goes on where it stood, as if the
 * resolution had not been said.
 */
export function holdUntilConfirmed(
  ladder: Ladder,
  { subjectId, confirms, until, by }: Omit<Extract<LadderEvent, { type: 'ResolutionStated' }>, 'type'>,
  now: Instant,
): LadderDecision {
  const label = ladderLabel(ladder.number)
  if (ladder.status === 'resolved') return { unchanged: `${label} is resolved already.` }
  if (!causesOf(ladder).some(({ subject }) => subject.id === subjectId))
    return { unchanged: `${label} is not about that.` }
  const before = ladder.unconfirmed
  if (before?.subjectId === subjectId && before.until === until) return { unchanged: `${label} is held until then.` }
  const { heldAt } = before ?? {}
  const unconfirmed = { subjectId, confirms, until, ...(isHeldUnconfirmed(ladder) && heldAt && { heldAt }) }
  if (isHeldUnconfirmed(ladder) || !areAllUnconfirmed({ ...ladder, unconfirmed }))
    return { state: { ...saidMore(ladder), unconfirmed }, effects: [{ effect: 'show card' }] }
  return heldWhereAllIs({ ...nextVersion(ladder), unconfirmed }, now, by)
}

/** Where nothing else stands than what is said to be resolved, each side is held as it stands. */
export function heldWhereAllIs(ladder: Ladder, at: Instant, by?: Party): Moved {
  const { unconfirmed } = ladder
  if (!unconfirmed || !areAllUnconfirmed(ladder) || isHeldUnconfirmed(ladder)) return { state: ladder, effects: [] }
  const { confirms, until, subjectId } = unconfirmed
  const about = causesOf(ladder).find(({ subject }) => subject.id === subjectId)?.subject.label ?? ''
  let state: Ladder = { ...ladder, unconfirmed: { ...unconfirmed, heldAt: urgencyOf(ladder) } }
  const effects: LadderEffect[] = []
  for (const side of SIDES) {
    const stood = ladder.sides[side]
    if (stood.state === 'none' || stood.state === 'unconfirmed') continue
    state = withSide(state, side, { state: 'unconfirmed', stood })
    effects.push({ effect: 'cancel timer', side })
  }
  const fact = recorded({ at, kind: 'EscalationHeld', ...(by && { by }), data: { about, confirms, until } })
  return { state, effects: [...effects, fact, { effect: 'show card' }] }
}

/** It is not solved: each side goes on where it stood, in the manner of what has become more urgent, or less, meanwhile. */
export function strikeResolution(
  ladder: Ladder,
  { subjectId, by }: Omit<Extract<LadderEvent, { type: 'ResolutionStruck' }>, 'type'>,
  reach: Reach,
  now: Instant,
): LadderDecision {
  const label = ladderLabel(ladder.number)
  if (ladder.status === 'resolved' || ladder.unconfirmed?.subjectId !== subjectId)
    return { unchanged: `${label} is not held for that.` }
  if (!isHeldUnconfirmed(ladder)) {
    const { unconfirmed: _, ...rest } = saidMore(ladder)
    return { state: rest, effects: [] }
  }
  const { state: open, effects } = goOnAsItStood(nextVersion(ladder), reach, now, by ? { by } : {})
  const { unconfirmed: _, ...rest } = open
  return goneOn({ state: rest, effects }, inItsManner(rest, heldAtOf(ladder), reach, now, []))
}

/** How urgent it was as it was held. */
export function heldAtOf(ladder: Ladder): Urgency {
  return ladder.unconfirmed?.heldAt ?? urgencyOf(ladder)
}

/** It has become more urgent since it was held: as it goes on, whoever has it is called again with everybody. */
export function hasRisenWhileHeld(ladder: Ladder): boolean {
  return isHeldUnconfirmed(ladder) && isHigher(urgencyOf(ladder), heldAtOf(ladder))
}

/** What went on, and what then moved: of a side that climbs anew nobody hears that it was exhausted. */
export function goneOn(open: Moved, { state, effects: then }: Moved): Moved {
  const hasMoved = (side: Side) => state.sides[side] !== open.state.sides[side]
  const before = open.effects.filter(
    (one) => one.effect !== 'show card' && (one.effect !== 'tell exhausted' || !hasMoved(one.side)),
  )
  return { state, effects: [...before, ...then] }
}

/** Each side that is held stands as it stood, and what waited waits anew. `to`: as urgent as it is from then on. Whoever is called by what is more urgent than before is not told besides. */
export function goOnAsItStood(
  ladder: Ladder,
  reach: Reach,
  now: Instant,
  { by, to = urgencyOf(ladder) }: { by?: Party; to?: Urgency } = {},
): Moved {
  if (!isHeldUnconfirmed(ladder)) return { state: ladder, effects: [] }
  const effects: LadderEffect[] = [recorded({ at: now, kind: 'EscalationHeldNoMore', ...(by && { by }), data: {} })]
  const rises = isHigher(to, heldAtOf(ladder))
  let state = ladder
  for (const side of SIDES) {
    const stands = state.sides[side]
    if (stands.state !== 'unconfirmed') continue
    const quietly = rises && (to === 'page' || takenOn(stands).length > 0)
    const moved = sideGoesOn(state, side, stands.stood, reach, now, quietly)
    state = moved.state
    effects.push(...moved.effects)
  }
  return { state, effects: [...effects, { effect: 'show card' }] }
}

function sideGoesOn(held: Ladder, side: Side, stood: Stood, reach: Reach, now: Instant, quietly: boolean): Moved {
  // Whoever has yet to take it may be gone by now.
  const settled = quietly ? undefined : settle(withSide(held, side, stood), side, reach, now)
  if (settled) return settled
  switch (stood.state) {
    case 'climbing': {
      const step = held.policy.steps[side][stood.step]
      const from = waitsAnewFrom(held, { side, ...stood }, now)
      const nextAt = step ? waitEndsAt(held, side, step, from) : now
      const state = withSide(held, side, { ...stood, nextAt })
      const told = quietly ? { state, effects: [] } : tellAnew(state, side, reach, now)
      return { ...told, effects: [{ effect: 'start timer', side, at: nextAt }, ...told.effects] }
    }
    case 'exhausted': {
      const state = withSide(held, side, stood)
      const isLate = now - stood.at >= HOUR
      return { state, effects: [{ effect: 'tell exhausted', side, ...(!isLate && { unlessHeardSince: stood.at }) }] }
    }
    case 'acknowledged': {
      // What they were asked is asked anew.
      const { asked: _, ...has } = stood
      const state = withSide(held, side, has)
      return { state, effects: [{ effect: 'start timer', side, at: has.backBy }] }
    }
    case 'snoozed':
    case 'quiet': {
      const at = nextOf(stood) ?? now
      return { state: withSide(held, side, stood), effects: [{ effect: 'start timer', side, at }] }
    }
  }
}

/** What cannot be done, or comes to nothing, while it is held; undefined for what can. */
export function whileHeld(ladder: Ladder, event: LadderEvent): LadderDecision | undefined {
  if (!isHeldUnconfirmed(ladder)) return undefined
  switch (event.type) {
    case 'WaitEnded':
    case 'AskedAnew':
    case 'StepUnheard':
      return { unchanged: `${ladderLabel(ladder.number)} is held until its resolution is confirmed.` }
    case 'EscalationAcknowledged':
    case 'EscalationSnoozed':
    case 'EscalationReassigned':
    case 'EscalatedNow':
    case 'EscalationCalmed':
    case 'EscalationReopened':
      return { refused: sayHeld(ladder, event.by.side) }
    default:
      return undefined
  }
}

function sayHeld(ladder: Ladder, side: Side): string {
  const { unconfirmed } = ladder
  const about = causesOf(ladder)[0]?.subject.label ?? ''
  const held = `${ladderLabel(ladder.number)} is held until`
  return unconfirmed?.confirms === side
    ? `${held} your side confirms that ${about} is resolved, and calls nobody: \`confirm ${about}\`, or \`not solved ${about}\` where it is not.`
    : `${held} the other side confirms that ${about} is resolved, and calls nobody. Where they say that it is not solved, it goes on where it stood.`
}

function areAllUnconfirmed(ladder: Ladder): boolean {
  return causesOf(ladder).every((one) => isUnconfirmed(ladder, one))
}

function isUnconfirmed({ unconfirmed }: Ladder, { subject }: StandingCause): boolean {
  return unconfirmed !== undefined && subject.id === unconfirmed.subjectId
}
