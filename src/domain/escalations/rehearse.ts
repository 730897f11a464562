import { type Side, SIDES } from '../partners/party.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Instant } from '../time/instant.ts'
import { addWorkAtMost } from '../time/work.ts'
import type { Moved } from './climb.ts'
import { decideLadder } from './decide-ladder.ts'
import type { Ladder, Urgency } from './ladder.ts'
import type { Reach, StepReach } from './ladder-event.ts'
import type { LadderPolicy } from './policy.ts'
import { nextOf } from './side-state.ts'
import { type LadderOpening, startLadder } from './start-ladder.ts'
import { callingHours } from './wait-ends-at.ts'
import { waitForReaders } from './wait-for-readers.ts'

/**
 * Whom a step would tell at a moment, by what they are called, and why somebody whom it names is not told then. `who`: the ids of those of them who are people, in their
 * places. `heardFrom`: none of them may read before it what can wait.
 */
export type Cast = (
  side: Side,
  step: number,
  at: Instant,
) => { names: string[]; gaps: string[]; who?: (string | undefined)[]; heardFrom?: Instant }

/**
 * A step as it would come, from 1; without names it would be left at once. `told`: when the ladder comes to it; `at`: when it is heard, in the hours of that side. `all`:
 * each of them must take it.
 */
export type Rehearsed = ReturnType<Cast> & { step: number; at: Instant; told: Instant; all?: true }

type Begin = { at: Instant; urgency: Urgency }

/** Who would be called when on each side by one round of a ladder that begins then and that nobody touches: played by what ladders do. */
export function rehearse(
  policy: LadderPolicy,
  calendar: Calendar,
  { at: begin, urgency }: Begin,
  cast: Cast,
): Record<Side, Rehearsed[]> {
  const play: Record<Side, Rehearsed[]> = { internal: [], partner: [] }
  const once = { ...policy, cycles: 1 }
  const note = (moved: Moved, now: Instant): Ladder => {
    const heardFrom: Partial<Record<Side, Instant>> = {}
    for (const effect of moved.effects) {
      const rung = effect.effect === 'notify step' ? effect : skippedBy(effect)
      if (!rung) continue
      const { side, step } = rung
      const found = cast(side, step, now)
      const at = inCallingHours(moved.state, side, now)
      play[side].push({ step: step + 1, at, told: now, ...found, ...allAt(policy, side, step) })
      if (effect.effect === 'notify step' && found.heardFrom !== undefined) heardFrom[side] = found.heardFrom
    }
    return waitForReaders(moved, heardFrom).state
  }
  let ladder = note(
    startLadder({ ...NOBODYS, urgency, policy: once, calendar }, reachAt(once, cast, begin), begin),
    begin,
  )
  // Each turn one side leaves a step, or what is read first, so this ends.
  for (let turn = SIDES.flatMap((side) => ['read', ...once.steps[side]]).length; turn >= 0; turn--) {
    const [next] = SIDES.flatMap((side) => {
      const at = nextOf(ladder.sides[side])
      return at === undefined ? [] : [{ side, at }]
    }).toSorted((one, other) => one.at - other.at)
    if (!next) break
    const decision = decideLadder(ladder, { type: 'WaitEnded', side: next.side }, reachAt(once, cast, next.at), next.at)
    if (!('state' in decision)) break
    ladder = note(decision, next.at)
  }
  for (const side of SIDES) {
    // What would never be told, since nobody stands on any step from there on.
    const last = play[side].at(-1)?.at ?? begin
    for (const [step, { targets }] of once.steps[side].entries()) {
      if (targets.length === 0 || play[side].some((one) => one.step === step + 1)) continue
      const found = cast(side, step, last)
      if (found.names.length === 0) play[side].push({ step: step + 1, at: last, told: last, ...found })
    }
  }
  return play
}

function reachAt({ steps }: LadderPolicy, cast: Cast, at: Instant): Reach {
  const on = (side: Side) =>
    steps[side].map(({ targets }, step): StepReach => {
      if (targets.length === 0) return 'not theirs'
      return cast(side, step, at).names.length > 0 ? 'somebody' : 'nobody'
    })
  return { internal: on('internal'), partner: on('partner') }
}

function allAt({ steps }: LadderPolicy, side: Side, step: number): { all?: true } {
  return steps[side][step]?.acknowledge === 'all' ? { all: true } : {}
}

function skippedBy(effect: Moved['effects'][number]): { side: Side; step: number } | undefined {
  if (effect.effect !== 'record fact' || effect.fact.kind !== 'EscalationStepSkipped') return undefined
  const { side, step } = effect.fact.data
  return { side: side === 'internal' ? 'internal' : 'partner', step: Number(step) - 1 }
}

/** Outside of them what is to be told waits for the next ones. */
function inCallingHours(ladder: Ladder, side: Side, at: Instant): Instant {
  return addWorkAtMost(callingHours(ladder, side), at - 1, 1)
}

const NOBODYS: Omit<LadderOpening, 'urgency' | 'policy' | 'calendar'> = {
  ...{ id: '', number: 0, partnerId: '', agreement: { id: '', version: 0 }, ladderName: '', reason: '' },
  ...{ cause: 'manual', subject: { kind: 'case', id: '', label: '', title: '' } },
}
