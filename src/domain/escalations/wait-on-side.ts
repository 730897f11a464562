import type { Party, Side } from '../partners/party.ts'
import { named } from '../timeline/fact.ts'
import { HOUR, type Instant } from '../time/instant.ts'
import { addWorkAtMost } from '../time/work.ts'
import { climb, nextVersion, withSide } from './climb.ts'
import { foundAway, goOn } from './go-away.ts'
import { climbedAt, type Ladder, ladderLabel, type Rung, urgencyOf } from './ladder.ts'
import { type LadderDecision, type Reach, recorded, type ToAnswer } from './ladder-event.ts'
import { askedOn, nextOf, type SideState, withTaken } from './side-state.ts'
import { settle } from './take-step.ts'
import { waitEndsAt, waitsAnewFrom } from './wait-ends-at.ts'

/** What a side waited for has come: the end of its step's wait, the time at which somebody is asked, the end of a snooze. */
export function endWait(ladder: Ladder, side: Side, reach: Reach, now: Instant): LadderDecision {
  const label = ladderLabel(ladder.number)
  if (ladder.status === 'resolved') return { unchanged: `${label} is resolved.` }
  const stands = ladder.sides[side]
  const next = nextOf(stands)
  if (next === undefined) return { unchanged: `${label} waits for nothing on that side.` }
  if (now < next) return { state: ladder, effects: [{ effect: 'start timer', side, at: next }] }
  switch (stands.state) {
    case 'quiet':
      return climb(nextVersion(ladder), side, undefined, reach, now)
    case 'climbing':
      return settle(nextVersion(ladder), side, reach, now) ?? climb(nextVersion(ladder), side, stands, reach, now)
    case 'acknowledged':
      return stands.asked ? climbOnInSilence(ladder, side, stands, reach, now) : ask(ladder, side, stands, reach, now)
    case 'snoozed':
      return endSnooze(ladder, side, stands, reach, now)
    default:
      return { unchanged: `${label} waits for nothing on that side.` }
  }
}

type Acknowledged = Extract<SideState, { state: 'acknowledged' }>

/** They said they would be back by now. */
function ask(ladder: Ladder, side: Side, stands: Acknowledged, reach: Reach, now: Instant): LadderDecision {
  const toAnswer = reach.toAnswer?.[side]
  if (toAnswer?.nobody) return goOn(ladder, stands.by, stands, reach, now, toAnswer.asleep)
  const until = answerDueAt(ladder, side, toAnswer, now)
  const { from = now, of } = toAnswer ?? {}
  const data = { side, ...ofThem(side, of ?? stands.by), ...(from > now && { held: 1 }) }
  const again = stands.asked ? ({ again: true } as const) : {}
  return {
    state: withSide(nextVersion(ladder), side, { ...stands, asked: { until, ...(of && { of }) } }),
    effects: [
      recorded({ at: now, kind: 'EscalationBackAsked', data }),
      ...(of ? [foundAway(stands.by, of, now)] : []),
      { effect: 'ask holder', side, holder: stands.by, ...(of && { of }), about: 'back', ...again },
      { effect: 'start timer', side, at: until },
      { effect: 'show card' },
    ],
  }
}

/** Which of our people is asked in whose place, and so who is away, is our own affair: both companies read that whoever has it is. */
function ofThem(side: Side, who: Party) {
  return side === 'internal' ? {} : { holder: named(who) }
}

/** Where another than whoever was asked is to be asked by now, they are, and have their own time to answer. */
export function askAnew(ladder: Ladder, side: Side, reach: Reach, now: Instant): LadderDecision {
  const stands = ladder.sides[side]
  const toAnswer = reach.toAnswer?.[side]
  if (ladder.status === 'resolved' || stands.state !== 'acknowledged' || !stands.asked || !toAnswer)
    return { unchanged: `${ladderLabel(ladder.number)} asks nobody there.` }
  const of = toAnswer.nobody ? undefined : (toAnswer.of ?? stands.by)
  if (of?.personId === askedOn(stands)?.personId)
    return { unchanged: `${ladderLabel(ladder.number)} asks ${of?.name} already.` }
  return ask(ladder, side, stands, reach, now)
}

/** From when on they may read it: half an hour for a page, in which ours sleep no more than it does; else an hour in which they work. */
function answerDueAt(ladder: Ladder, side: Side, toAnswer: ToAnswer | undefined, now: Instant): Instant {
  const { from, hours } = toAnswer ?? { from: now, hours: ladder.calendar }
  if (urgencyOf(ladder) !== 'page') return addWorkAtMost(hours, from, HOUR)
  return waitEndsAt(ladder, side, { targets: [], wait: { amount: 30, unit: 'm' }, waitIn: 'working' }, from)
}

function climbOnInSilence(
  ladder: Ladder,
  side: Side,
  stands: Acknowledged,
  reach: Reach,
  now: Instant,
): LadderDecision {
  const { state, effects } = climb(nextVersion(ladder), side, stands, reach, now)
  const silent = {
    at: now,
    kind: 'EscalationHolderSilent',
    data: { side, ...ofThem(side, stands.asked?.of ?? stands.by) },
  } as const
  return { state, effects: [recorded(silent), ...effects] }
}

/** It climbs again from where it stood, and whoever put it off hears so: nobody else is called until that step has waited anew, from when on they, and whoever it calls, may read it. */
function endSnooze(
  ladder: Ladder,
  side: Side,
  stands: Extract<SideState, { state: 'snoozed' }>,
  reach: Reach,
  now: Instant,
): LadderDecision {
  const { step, cycle, by, from: putOff = by, taken = [] } = stands
  const settled = settle(nextVersion(ladder), side, reach, now)
  if (settled) return settled
  const toAnswer = reach.toAnswer?.[side]
  if (toAnswer?.nobody) return goOn(ladder, by, stands, reach, now, toAnswer.asleep)
  const stood = ladder.policy.steps[side][step]
  const wait = stood ?? { targets: [], wait: { amount: 1, unit: 'h' }, waitIn: 'working' }
  const from = waitsAnewFrom(ladder, { side, step, cycle }, toAnswer?.from ?? now)
  const nextAt = waitEndsAt(ladder, side, wait, from)
  return {
    state: withSide(nextVersion(ladder), side, withTaken({ state: 'climbing', step, cycle, nextAt }, taken)),
    effects: [
      recorded({ at: now, kind: 'EscalationSnoozeEnded', data: { side, holder: named(putOff) } }),
      { effect: 'ask holder', side, holder: by, ...(toAnswer?.of && { of: toAnswer.of }), about: 'snooze' },
      { effect: 'start timer', side, at: nextAt },
      { effect: 'show card' },
    ],
  }
}

/** Nobody can acknowledge what nobody was told: the next step is told at once. Each rung is left once, so this ends. */
export function leaveUnheard(ladder: Ladder, { side, step, cycle }: Rung, reach: Reach, now: Instant): LadderDecision {
  const label = ladderLabel(ladder.number)
  const stands = ladder.sides[side]
  if (ladder.status === 'resolved' || stands.state !== 'climbing')
    return { unchanged: `${label} is not climbing there.` }
  if (stands.step !== step || stands.cycle !== cycle) return { unchanged: `${label} has left that step.` }
  const told = climbedAt(ladder, { side, step, cycle })
  const climbed = ladder.climbed.map((rung) => (rung === told ? { ...rung, unheard: true as const } : rung))
  const next = { ...nextVersion(ladder), climbed }
  const fact = { at: now, kind: 'EscalationStepUnheard', data: { side, step: step + 1, cycle } } as const
  const { state, effects } = settle(next, side, reach, now) ?? climb(next, side, stands, reach, now, { atOnce: true })
  return { state, effects: [recorded(fact), ...effects] }
}
