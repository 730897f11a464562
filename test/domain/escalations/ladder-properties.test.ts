import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decideLadder } from '../../../src/domain/escalations/decide-ladder.ts'
import type { Ladder, LadderEffect, LadderEvent, Reach } from '../../../src/domain/escalations/ladder.ts'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { ANA, BEN, MONDAY, hourly, started } from './ladder-kit.ts'

const ladders = fc
  .record({ steps: fc.integer({ min: 0, max: 4 }), cycles: fc.integer({ min: 1, max: 3 }) })
  .chain(({ steps, cycles }) =>
    fc.record({
      policy: fc.constant(hourly(steps, cycles)),
      reach: fc.array(fc.boolean(), { minLength: steps, maxLength: steps }),
    }),
  )

/** What somebody or some timer might do next; `aim` makes an event fit the ladder's present state, or deliberately not. */
const moves = fc.array(
  fc.record({
    what: fc.constantFrom('wait', 'unheard', 'acknowledge', 'now', 'resolve'),
    by: fc.constantFrom(ANA, BEN),
    aim: fc.constantFrom('present', 'present', 'stale'),
    passMs: fc.integer({ min: 0, max: 3 * HOUR }),
  }),
  { maxLength: 40 },
)

type Move = {
  what: 'wait' | 'unheard' | 'acknowledge' | 'now' | 'resolve'
  by: typeof ANA
  aim: string
  passMs: number
}

function eventOf(move: Move, state: Ladder): LadderEvent {
  const stale = move.aim === 'stale' ? 1 : 0
  switch (move.what) {
    case 'wait':
      return state.status === 'climbing'
        ? { type: 'WaitEnded', step: state.step, cycle: state.cycle - stale }
        : { type: 'WaitEnded', step: 0, cycle: 1 }
    case 'unheard':
      return state.status === 'climbing'
        ? { type: 'StepUnheard', step: state.step, cycle: state.cycle - stale }
        : { type: 'StepUnheard', step: 0, cycle: 1 }
    case 'acknowledge':
      return { type: 'EscalationAcknowledged', by: move.by }
    case 'now':
      return { type: 'EscalatedNow', by: move.by, version: state.version - stale }
    case 'resolve':
      return { type: 'EscalationResolved', by: move.by, why: 'Done.' }
  }
}

type Rung = { step: number; cycle: number }

function notified(effects: LadderEffect[]): Rung[] {
  return effects.flatMap((each) => (each.effect === 'notify step' ? [{ step: each.step, cycle: each.cycle }] : []))
}

/** Every reachable rung from the bottom up. */
function rungs(steps: number, cycles: number, reach: Reach): Rung[] {
  return Array.from({ length: steps * cycles }, (_, place) => ({
    step: place % steps,
    cycle: Math.floor(place / steps) + 1,
  })).filter(({ step }) => reach[step])
}

/** Plays the timers out, each as late as `lateMs` says, until none is left. */
function playOut(first: { state: Ladder; effects: LadderEffect[] }, reach: Reach, twice: boolean, lateMs: number[]) {
  let { state } = first
  const effects = [...first.effects]
  for (let turn = 0; state.status === 'climbing' && turn < 100; turn++) {
    const { step, cycle, nextAt } = state
    const now = nextAt + (lateMs[turn % lateMs.length] ?? 0)
    for (let times = 0; times < (twice ? 2 : 1); times++) {
      const decision = decideLadder(state, { type: 'WaitEnded', step, cycle }, reach, now)
      if (!('state' in decision)) continue
      state = decision.state
      effects.push(...decision.effects)
    }
  }
  return { state, effects }
}

describe('Any ladder that nobody touches', () => {
  test('tells every reachable step in order, once per cycle, and then that it is exhausted, once', () => {
    const lateness = fc.array(fc.integer({ min: 0, max: 50 * HOUR }), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(ladders, fc.boolean(), lateness, ({ policy, reach }, twice, lateMs) => {
        const { state, effects } = playOut(started(policy, reach), reach, twice, lateMs)
        const told = rungs(policy.steps.length, policy.cycles, reach)
        expect(state.status).toBe('exhausted')
        expect(notified(effects)).toEqual(told)
        expect(state.climbed.map(({ step, cycle }) => ({ step, cycle }))).toEqual(told)
        expect(effects.filter(({ effect }) => effect === 'tell exhausted')).toHaveLength(1)
      }),
    )
  })
})

describe('Any ladder, whatever is done to it', () => {
  test('climbs no more than steps × cycles times, always upwards, and is never left without a timer, an owner, an end or a word of it', () => {
    fc.assert(
      fc.property(ladders, moves, ({ policy, reach }, sequence) => {
        const first = started(policy, reach)
        let state = first.state
        let now = MONDAY
        const effects = [...first.effects]
        let exhaustions = first.state.status === 'exhausted' ? 1 : 0
        for (const move of sequence) {
          now += move.passMs
          const decision = decideLadder(state, eventOf(move, state), reach, now)
          if (!('state' in decision)) continue
          if (decision.state.status === 'exhausted') exhaustions++
          state = decision.state
          effects.push(...decision.effects)
          const timers = decision.effects.filter(({ effect }) => effect === 'start timer' || effect === 'cancel timer')
          expect(timers).toHaveLength(1)
          expect(timers[0]?.effect).toBe(state.status === 'climbing' ? 'start timer' : 'cancel timer')
        }
        const told = notified(effects)
        expect(told).toEqual(rungs(policy.steps.length, policy.cycles, reach).slice(0, told.length))
        expect(exhaustions).toBeLessThanOrEqual(1)
        expect(effects.filter(({ effect }) => effect === 'tell exhausted')).toHaveLength(exhaustions)
      }),
    )
  })

  test('does nothing more when the same event comes twice', () => {
    fc.assert(
      fc.property(ladders, moves, ({ policy, reach }, sequence) => {
        let { state } = started(policy, reach)
        let now = MONDAY
        for (const move of sequence) {
          now += move.passMs
          const event = eventOf(move, state)
          const decision = decideLadder(state, event, reach, now)
          if (!('state' in decision)) continue
          const again = decideLadder(decision.state, event, reach, now)
          if ('state' in again) expect(again).toEqual(decision)
          state = decision.state
        }
      }),
    )
  })
})
