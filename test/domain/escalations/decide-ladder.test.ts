import { describe, expect, test } from 'vitest'
import { decideLadder } from '../../../src/domain/escalations/decide-ladder.ts'
import type { Ladder } from '../../../src/domain/escalations/ladder.ts'
import { HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { ANA, BEN, MONDAY, after, effectNames, factKinds, hourly, started } from './ladder-kit.ts'

const ALL = [true, true]
const LATER = MONDAY + HOUR

const climbing = started(hourly(2, 1), ALL).state
const onLastStep = after(climbing, { type: 'WaitEnded', step: 0, cycle: 1 }, ALL, LATER)
const exhausted = after(onLastStep, { type: 'WaitEnded', step: 1, cycle: 1 }, ALL, LATER + HOUR)
const acknowledged = after(climbing, { type: 'EscalationAcknowledged', by: ANA }, ALL, LATER)
const resolved = after(acknowledged, { type: 'EscalationResolved', by: BEN, why: 'Fixed.' }, ALL, LATER)
const nobodyTold = started(hourly(2, 3), []).state

describe('A wait that ends', () => {
  test('climbs to the next step, whose own wait counts from now', () => {
    const late = LATER + 5 * HOUR
    const decision = decideLadder(climbing, { type: 'WaitEnded', step: 0, cycle: 1 }, ALL, late)
    expect(decision).toMatchObject({
      state: { status: 'climbing', step: 1, cycle: 1, nextAt: late + HOUR, version: 2 },
    })
    expect(decision).toMatchObject({
      effects: [
        { effect: 'record fact', fact: { kind: 'EscalationClimbed', data: { step: 2, cycle: 1 } } },
        { effect: 'notify step', step: 1, cycle: 1 },
        { effect: 'start timer', at: late + HOUR, step: 1, cycle: 1 },
        { effect: 'show card' },
      ],
    })
  })

  test('too early changes nothing and sets its timer anew', () => {
    const decision = decideLadder(climbing, { type: 'WaitEnded', step: 0, cycle: 1 }, ALL, LATER - 1)
    expect(decision).toEqual({
      state: climbing,
      effects: [{ effect: 'start timer', at: LATER, step: 0, cycle: 1 }],
    })
  })

  test('on the last step of the last cycle exhausts the ladder, which is told', () => {
    const decision = decideLadder(onLastStep, { type: 'WaitEnded', step: 1, cycle: 1 }, ALL, LATER + HOUR)
    expect(decision).toMatchObject({ state: { status: 'exhausted', exhaustedAt: LATER + HOUR } })
    if (!('state' in decision)) return expect.unreachable()
    expect(effectNames(decision.effects)).toEqual(['cancel timer', 'show card', 'tell exhausted'])
    expect(factKinds(decision.effects)).toEqual(['EscalationExhausted'])
    expect(decision.state).not.toHaveProperty('nextAt')
  })

  const ended = { type: 'WaitEnded', step: 0, cycle: 1 } as const
  test.each<[string, Ladder]>([
    ['a step already left', onLastStep],
    ['an acknowledged ladder', acknowledged],
    ['a resolved ladder', resolved],
    ['an exhausted ladder', exhausted],
  ])('for %s changes nothing', (_, state) => {
    expect(decideLadder(state, ended, ALL, LATER + 9 * HOUR)).toHaveProperty('unchanged')
  })

  test('for another cycle than the current changes nothing', () => {
    expect(decideLadder(climbing, { ...ended, cycle: 2 }, ALL, LATER)).toHaveProperty('unchanged')
  })
})

describe('A step none of whose messages arrived', () => {
  const unheard = { type: 'StepUnheard', step: 0, cycle: 1 } as const

  test('is left at once, and remembered as unheard', () => {
    const decision = decideLadder(climbing, unheard, ALL, MONDAY + MINUTE)
    expect(decision).toMatchObject({
      state: {
        ...{ status: 'climbing', step: 1, nextAt: MONDAY + MINUTE + HOUR, version: 2 },
        climbed: [
          { step: 0, unheard: true },
          { step: 1, at: MONDAY + MINUTE },
        ],
      },
    })
    if (!('state' in decision)) return expect.unreachable()
    expect(factKinds(decision.effects)).toEqual(['EscalationStepUnheard', 'EscalationClimbed'])
  })

  test('and is the last exhausts the ladder, which counts only the steps that were told', () => {
    const decision = decideLadder(onLastStep, { ...unheard, step: 1 }, ALL, LATER)
    expect(decision).toMatchObject({ state: { status: 'exhausted' } })
    if (!('state' in decision)) return expect.unreachable()
    expect(effectNames(decision.effects)).toContain('tell exhausted')
    const facts = decision.effects.flatMap((each) => (each.effect === 'record fact' ? [each.fact] : []))
    expect(facts.at(-1)).toMatchObject({ kind: 'EscalationExhausted', data: { told: 1 } })
  })

  test.each<[string, Ladder]>([
    ['has been left', onLastStep],
    ['belongs to an acknowledged ladder', acknowledged],
    ['belongs to a resolved ladder', resolved],
    ['belongs to an exhausted ladder', exhausted],
  ])('and %s changes nothing', (_, state) => {
    expect(decideLadder(state, unheard, ALL, LATER)).toHaveProperty('unchanged')
  })
})

describe('Acknowledging', () => {
  test('stops the climb and names the owner', () => {
    const decision = decideLadder(climbing, { type: 'EscalationAcknowledged', by: ANA }, ALL, LATER)
    expect(decision).toMatchObject({
      state: { status: 'acknowledged', by: ANA, acknowledgedAt: LATER, step: 0, cycle: 1, version: 2 },
    })
    if (!('state' in decision)) return expect.unreachable()
    expect(effectNames(decision.effects)).toEqual(['cancel timer', 'show card'])
    expect(factKinds(decision.effects)).toEqual(['EscalationAcknowledged'])
  })

  test('again by the same person changes nothing', () => {
    expect(decideLadder(acknowledged, { type: 'EscalationAcknowledged', by: ANA }, ALL, LATER)).toHaveProperty(
      'unchanged',
    )
  })

  test('again by somebody else is refused, naming the owner', () => {
    expect(decideLadder(acknowledged, { type: 'EscalationAcknowledged', by: BEN }, ALL, LATER)).toEqual({
      refused: 'Ana has acknowledged ESC-3 and owns it.',
    })
  })

  test.each<[string, Ladder, { step: number; cycle: number }]>([
    ['at the step told last', exhausted, { step: 1, cycle: 1 }],
    ['at the top when nobody was told', nobodyTold, { step: 1, cycle: 3 }],
  ])('an exhausted ladder is still possible, %s', (_, state, rung) => {
    const owned = after(state, { type: 'EscalationAcknowledged', by: BEN }, ALL, LATER + 9 * HOUR)
    expect(owned).toMatchObject({ status: 'acknowledged', by: BEN, ...rung })
    expect(owned).not.toHaveProperty('exhaustedAt')
  })

  test('a resolved ladder is refused', () => {
    expect(decideLadder(resolved, { type: 'EscalationAcknowledged', by: ANA }, ALL, LATER)).toHaveProperty('refused')
  })
})

describe('Escalating now', () => {
  test('climbs before the wait is over and records who asked for it', () => {
    const event = { type: 'EscalatedNow', by: ANA, version: climbing.version } as const
    const decision = decideLadder(climbing, event, ALL, MONDAY + MINUTE)
    expect(decision).toMatchObject({ state: { status: 'climbing', step: 1, nextAt: MONDAY + MINUTE + HOUR } })
    if (!('state' in decision)) return expect.unreachable()
    expect(factKinds(decision.effects)).toEqual(['EscalatedNow', 'EscalationClimbed'])
  })

  test('on the last step of the last cycle exhausts the ladder', () => {
    const event = { type: 'EscalatedNow', by: ANA, version: onLastStep.version } as const
    const decision = decideLadder(onLastStep, event, ALL, LATER)
    expect(decision).toMatchObject({ state: { status: 'exhausted' } })
    if (!('state' in decision)) return expect.unreachable()
    expect(factKinds(decision.effects)).toEqual(['EscalatedNow', 'EscalationExhausted'])
    expect(effectNames(decision.effects)).toContain('tell exhausted')
  })

  test('from a card of before the last move is refused', () => {
    const event = { type: 'EscalatedNow', by: ANA, version: climbing.version } as const
    expect(decideLadder(onLastStep, event, ALL, LATER)).toEqual({
      refused: 'ESC-3 has moved since: look at its newest card.',
    })
  })

  test.each<[string, Ladder, string]>([
    ['an acknowledged ladder is refused, naming the owner', acknowledged, 'Ana has acknowledged'],
    ['a resolved ladder is refused', resolved, 'is resolved'],
    ['an exhausted ladder is refused', exhausted, 'its last step'],
  ])('%s', (_, state, words) => {
    const decision = decideLadder(state, { type: 'EscalatedNow', by: BEN, version: state.version }, ALL, LATER)
    expect(decision).toEqual({ refused: expect.stringContaining(words) })
  })
})

describe('Resolving', () => {
  test.each<[string, Ladder]>([
    ['climbing', climbing],
    ['acknowledged', acknowledged],
    ['exhausted', exhausted],
  ])('ends a ladder that is %s', (_, state) => {
    const decision = decideLadder(
      state,
      { type: 'EscalationResolved', by: BEN, why: 'CASE-12 is resolved.' },
      ALL,
      LATER,
    )
    expect(decision).toMatchObject({
      state: { status: 'resolved', resolvedAt: LATER, by: BEN, version: state.version + 1 },
    })
    if (!('state' in decision)) return expect.unreachable()
    expect(effectNames(decision.effects)).toEqual(['cancel timer', 'show card'])
  })

  test('remembers who had acknowledged it', () => {
    expect(resolved).toMatchObject({ acknowledgedBy: ANA, by: BEN, why: 'Fixed.' })
  })

  test('twice changes nothing', () => {
    expect(decideLadder(resolved, { type: 'EscalationResolved', why: 'Again.' }, ALL, LATER)).toHaveProperty(
      'unchanged',
    )
  })
})
