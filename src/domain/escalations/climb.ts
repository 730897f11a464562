import type { Party, Side } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import { named } from '../timeline/fact.ts'
import { climbedAt, type Instead, isUntold, type Ladder, type Rung } from './ladder.ts'
import { type LadderEffect, type LadderFact, type Reach, recorded, type StandIns } from './ladder-event.ts'
import type { AtNight } from './paged-at-night.ts'
import { nextStep } from './next-step.ts'
import { type SideState, statusOf, stillHave, stoodOn, type Taken, withTaken } from './side-state.ts'
import { waitEndsAt } from './wait-ends-at.ts'

/** A ladder as it is made of the one before, and what follows. */
export type Moved = { state: Ladder; effects: LadderEffect[] }

/**
 * Moves one side from `after` (from the bottom when absent) to the next rung with anybody to tell, or, when there is none, to exhausted.
 * `by`: who takes it there by hand, who is not told; `reach` leaves them out too. The wait counts from `now`, when its notice goes out, so a deadline handled
 * late never shortens anybody's time to answer. A rung that names nobody of this side is waited through in silence, but for `atOnce`: by hand, or where nobody was told before it. Steps in facts count from 1, as people do.
 */
export function climb(
  ladder: Ladder,
  side: Side,
  after: Pick<Rung, 'step' | 'cycle'> | undefined,
  reach: Reach,
  now: Instant,
  { by, atOnce = by !== undefined }: { by?: Party; atOnce?: boolean } = {},
): Moved {
  const { policy, climbed } = ladder
  const { skipped, next } = nextStep(policy, side, after, reach[side], atOnce)
  const standIns = (rung: Rung) => reach.standIns?.[side][rung.step]
  const skips = skipped.flatMap((rung) => [
    recordedStep(rung, 'EscalationStepSkipped', now),
    ...recordedStandIns(rung, standIns(rung), now),
  ])
  const step = next && policy.steps[side][next.step]
  const taken = after === undefined ? [] : stillHave(ladder.sides[side], now)
  if (next === undefined || step === undefined) return leaveLast(ladder, side, taken, skips, now)
  const tells = reach[side][next.step] === 'somebody'
  const nextAt = waitEndsAt(ladder, side, step, now)
  const others = tells ? standIns(next) : undefined
  const told = { ...next, at: now, ...(by && { but: by.personId }), ...(others && { instead: insteadOf(others) }) }
  return {
    state: {
      ...withSide(ladder, side, withTaken({ state: 'climbing', step: next.step, cycle: next.cycle, nextAt }, taken)),
      ...(tells && { climbed: [...climbed, told] }),
    },
    effects: [
      ...skips,
      ...(tells
        ? [
            recordedStep(next, 'EscalationClimbed', now),
            ...recordedStandIns(next, others, now),
            { effect: 'notify step', ...next } as const,
          ]
        : []),
      { effect: 'start timer', side, at: nextAt },
      { effect: 'show card' },
    ],
  }
}

/**
 * It is a page since its step was told: whoever is paged by that now is called. While another side’s step is waited through, it is the one told last; one that
 * has nobody by now is left at once; where nobody was told yet there is nothing to tell anew.
 */
export function tellAnew(ladder: Ladder, side: Side, reach: Reach, now: Instant): Moved {
  const stands = placeOf(ladder.sides[side])
  const told =
    climbedAt(ladder, { side, ...stands }) ??
    ladder.climbed.slice(ladder.toldBefore).findLast((one) => one.side === side)
  if (!told) return { state: ladder, effects: [] }
  if (reach[side][told.step] !== 'somebody') return climb(ladder, side, stands, reach, now, { atOnce: true })
  const rung = { side, step: told.step, cycle: told.cycle }
  const others = reach.standIns?.[side][told.step]
  const again = { ...rung, at: now, ...(others && { instead: insteadOf(others) }) }
  return {
    state: { ...ladder, climbed: [...ladder.climbed, again] },
    effects: [...recordedStandIns(rung, others, now), { effect: 'notify step', ...rung, again: true }],
  }
}

/** Nobody else is called: whoever has it still holds it, and is asked at their time, else it is exhausted. */
function leaveLast(ladder: Ladder, side: Side, taken: Taken[], skips: LadderEffect[], now: Instant): Moved {
  if (taken.length === 0) return exhaust(ladder, side, skips, now)
  const fact = { at: now, kind: 'EscalationTakenByAll', data: { side, still: 1 } } as const
  const { state, effects } = heldBy(ladder, side, taken, fact, now)
  return { state, effects: [...skips, ...effects] }
}

/** Whoever said the earliest time that is still to come is asked then, and the others have it besides. */
export function heldBy(ladder: Ladder, side: Side, taken: Taken[], fact: LadderFact, now: Instant): Moved {
  const inOrder = taken.toSorted((one, other) => one.backBy - other.backBy)
  const first = inOrder.find(({ backBy }) => backBy > now) ?? inOrder.at(-1)!
  const others = taken.filter((one) => one !== first)
  const { by, backBy } = first
  const held = { state: 'acknowledged', ...placeOf(ladder.sides[side]), at: now, by, backBy } as const
  return {
    state: withSide(ladder, side, withTaken(held, others)),
    effects: [{ effect: 'start timer', side, at: backBy }, recorded(fact), { effect: 'show card' }],
  }
}

/** Where a side stands; one on which nobody stood, at its bottom. */
export function placeOf(side: SideState): { step: number; cycle: number } {
  const stands = stoodOn(side)
  return stands.state === 'none' || stands.state === 'quiet'
    ? { step: 0, cycle: 1 }
    : { step: stands.step, cycle: stands.cycle }
}

function exhaust(ladder: Ladder, side: Side, skips: LadderEffect[], at: Instant): Moved {
  const { climbed, policy } = ladder
  const stood = climbed.findLast((one) => one.side === side)
  const { step, cycle } = stood ?? { step: Math.max(0, policy.steps[side].length - 1), cycle: policy.cycles }
  const own = climbed.filter((one) => one.side === side && one.unheard !== true)
  // A step that was told again as it became a page is one.
  const isAgain = ({ step, cycle }: Rung, before?: Rung) => before?.step === step && before.cycle === cycle
  const told = own.filter((one, at) => !isAgain(one, own[at - 1])).length
  return {
    state: withSide(ladder, side, { state: 'exhausted', step, cycle, at }),
    effects: [
      ...skips,
      { effect: 'cancel timer', side },
      recorded({ at, kind: 'EscalationExhausted', data: { side, told, ...(isUntold(ladder, side) && { untold: 1 }) } }),
      { effect: 'show card' },
      { effect: 'tell exhausted', side },
    ],
  }
}

/** The ladder with a side as it stands now. What only the ladder that was over had is dropped. */
export function withSide(ladder: Ladder, side: Side, stands: SideState): Ladder {
  const sides = { ...ladder.sides, [side]: stands }
  return withStatus(ladder, { sides, status: statusOf(sides) })
}

export function withStatus(ladder: Ladder, now: { sides: Ladder['sides']; status: 'open' | 'held' }): Ladder {
  if (ladder.status !== 'resolved') return { ...ladder, ...now }
  const { resolvedAt: _at, by: _by, why: _why, status: _status, ...rest } = ladder
  return { ...rest, ...now }
}

export function nextVersion(ladder: Ladder): Ladder {
  const { unmoved: _, ...rest } = ladder
  return { ...rest, version: ladder.version + 1 }
}

/** One that says more and has not moved. */
export function saidMore(ladder: Ladder): Ladder {
  return { ...nextVersion(ladder), unmoved: (ladder.unmoved ?? 0) + 1 }
}

/** Whether a card of that version shows where it stands. */
export function isFresh({ version, unmoved = 0 }: Pick<Ladder, 'version' | 'unmoved'>, seen: number): boolean {
  return seen <= version && seen >= version - unmoved
}

/** As it is kept. */
export function insteadOf({
  away,
  onDuty,
  atNight: { off, instead: answers } = ALL_WORK,
  have = [],
}: StandIns): Instead {
  const idOf = ({ personId }: Party) => personId
  const left = [...off, ...have].map(idOf)
  const called = [...away.flatMap(({ instead }) => instead ?? []), ...onDuty, ...answers].map(idOf)
  return {
    away: [...new Set([...away.map(({ who }) => who.personId), ...left])],
    called: [...new Set(called)].filter((id) => !left.includes(id)),
  }
}

const ALL_WORK: AtNight = { off: [], instead: [] }

/** Who of ours is away is our own affair. */
function recordedStandIns({ side, step, cycle }: Rung, found: StandIns | undefined, at: Instant): LadderEffect[] {
  const place = { side, step: step + 1, cycle }
  const ours = side === 'internal' ? ({ audience: 'internal' } as const) : {}
  return [
    ...(found?.away ?? []).map(({ who, instead }) => {
      const data = { ...place, away: named(who), ...(instead && { instead: named(instead) }) }
      return recorded({ at, kind: 'EscalationAwayFound', data, ...ours })
    }),
    ...(found?.onDuty ?? []).map((one) => {
      return recorded({ at, kind: 'EscalationDutyCalled', data: { ...place, onDuty: named(one) }, ...ours })
    }),
    ...(found?.atNight?.off ?? []).map((one) => {
      const [instead] = found?.atNight?.instead ?? []
      const data = { ...place, off: named(one), ...(instead && { instead: named(instead) }) }
      return recorded({ at, kind: 'EscalationPagedAtNight', data, ...ours })
    }),
  ]
}

function recordedStep({ side, step, cycle }: Rung, kind: LadderFact['kind'], at: Instant): LadderEffect {
  return recorded({ at, kind, data: { side, step: step + 1, cycle } })
}
