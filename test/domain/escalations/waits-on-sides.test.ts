import { describe, expect, test } from 'vitest'
import { decideLadder } from '../../../src/domain/escalations/decide-ladder.ts'
import type { Ladder } from '../../../src/domain/escalations/ladder.ts'
import { businessHours } from '../../../src/domain/time/calendar.ts'
import { HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import {
  after,
  ANA,
  BEN,
  carriedOut,
  effectNames,
  EVERYBODY,
  factKinds,
  hourly,
  MONDAY,
  onBoth,
  started,
  taken,
} from './ladder-kit.ts'

const LATER = MONDAY + HOUR
const ours = { type: 'WaitEnded', side: 'internal' } as const
const theirs = { type: 'WaitEnded', side: 'partner' } as const

const climbing = started(hourly(2, 1), EVERYBODY).state
const onLastStep = after(climbing, theirs, EVERYBODY, LATER)
const exhausted = after(onLastStep, theirs, EVERYBODY, LATER + HOUR)
const resolved = after(climbing, { type: 'EscalationResolved', by: ANA, why: 'Fixed.' }, EVERYBODY, LATER)

describe('A wait that ends', () => {
  test('takes its side to the next step, whose own wait counts from now, and leaves the other where it is', () => {
    const late = LATER + 5 * HOUR
    const { state, effects } = carriedOut(climbing, theirs, EVERYBODY, late)
    expect(state.sides).toEqual({
      internal: climbing.sides.internal,
      partner: { state: 'climbing', step: 1, cycle: 1, nextAt: late + HOUR },
    })
    expect(effectNames(effects)).toEqual(['notify step of theirs', 'start timer of theirs', 'show card'])
    expect(effects[0]).toMatchObject({
      fact: { kind: 'EscalationClimbed', data: { side: 'partner', step: 2, cycle: 1 } },
    })
  })

  test('too early changes nothing and sets its timer anew', () => {
    expect(decideLadder(climbing, theirs, EVERYBODY, LATER - 1)).toEqual({
      state: climbing,
      effects: [{ effect: 'start timer', side: 'partner', at: LATER }],
    })
  })

  test('on the last step of the last cycle exhausts its side, which is told; the other climbs on', () => {
    const { state, effects } = carriedOut(onLastStep, theirs, EVERYBODY, LATER + HOUR)
    expect(state.sides).toMatchObject({
      partner: { state: 'exhausted', at: LATER + HOUR },
      internal: { state: 'climbing' },
    })
    expect(effectNames(effects)).toEqual(['cancel timer of theirs', 'show card', 'tell exhausted of theirs'])
    expect(factKinds(effects)).toEqual(['EscalationExhausted'])
  })

  test.each<[string, Ladder]>([
    ['an exhausted side', exhausted],
    ['a resolved ladder', resolved],
    ['a side that does not climb', started(hourly(1, 1), { internal: ['somebody'], partner: ['nobody'] }).state],
  ])('of %s changes nothing', (_, state) => {
    expect(decideLadder(state, theirs, EVERYBODY, LATER + 9 * HOUR)).toHaveProperty('unchanged')
  })

  test('of a note that has been quiet for long enough calls the first step', () => {
    const note = started(hourly(1, 1), onBoth('somebody'), { urgency: 'note' }).state
    const until = note.sides.partner.state === 'quiet' ? note.sides.partner.until : 0
    const { state, effects } = carriedOut(note, theirs, onBoth('somebody'), until)
    expect(state.sides).toMatchObject({
      partner: { state: 'climbing', step: 0, cycle: 1 },
      internal: { state: 'quiet' },
    })
    expect(effectNames(effects)).toContain('notify step of theirs')
  })
})

describe('Whoever said when they would be back', () => {
  const held = taken(climbing, BEN, MONDAY)
  const asked = carriedOut(held, theirs, EVERYBODY, LATER)

  test('is asked then, once, and their side goes on waiting for their word', () => {
    expect(asked.state).toMatchObject({
      sides: { partner: { state: 'acknowledged', by: BEN, asked: { until: LATER + HOUR } } },
    })
    expect(effectNames(asked.effects)).toEqual(['ask holder of theirs', 'start timer of theirs', 'show card'])
    expect(decideLadder(asked.state, theirs, EVERYBODY, LATER + 1)).toHaveProperty('effects.length', 1)
  })

  test('has an hour of their own hours to answer, from when on they may read it', () => {
    const from = Temporal.Instant.from('2026-11-23T21:30:00Z').epochMilliseconds
    const toAnswer = { partner: { from, hours: businessHours('America/New_York') } }
    const { sides } = after(held, theirs, { ...EVERYBODY, toAnswer }, LATER)
    // It is half an hour before their day ends.
    expect(sides.partner).toMatchObject({ asked: { until: from + 17 * HOUR } })
  })

  test('and says that they are has it until the new time', () => {
    const again = taken(asked.state, BEN, LATER + MINUTE)
    expect(again.sides.partner).toEqual({
      ...{ state: 'acknowledged', step: 0, cycle: 1, at: LATER + MINUTE, by: BEN, backBy: LATER + MINUTE + HOUR },
    })
  })

  test('and is silent for an hour of work has their side climb on, from where it stood', () => {
    const { state, effects } = carriedOut(asked.state, theirs, EVERYBODY, LATER + HOUR)
    expect(state.sides.partner).toMatchObject({ state: 'climbing', step: 1, cycle: 1 })
    expect(state.sides.internal).toBe(climbing.sides.internal)
    expect(factKinds(effects)).toEqual(['EscalationHolderSilent', 'EscalationClimbed'])
  })

  test('has half an hour to answer a page: ours at night, theirs once their hours begin', () => {
    const calendar = businessHours('UTC')
    const night = Temporal.Instant.from('2026-11-24T02:00:00Z').epochMilliseconds
    const page = started(hourly(2, 1), EVERYBODY, { urgency: 'page', calendar }).state
    const both = [ANA, BEN].reduce(
      (state, by) => after(state, { type: 'EscalationAcknowledged', by, backBy: night }, EVERYBODY, MONDAY),
      page,
    )
    const { sides } = after(after(both, ours, EVERYBODY, night), theirs, EVERYBODY, night)
    expect(sides).toMatchObject({
      internal: { asked: { until: night + 30 * MINUTE } },
      partner: { asked: { until: Temporal.Instant.from('2026-11-24T09:30:00Z').epochMilliseconds } },
    })
  })
})

describe('What was put off', () => {
  const snoozed = after(climbing, { type: 'EscalationSnoozed', by: BEN, until: LATER }, EVERYBODY, MONDAY)

  test('climbs again at its time from where it stood: whoever put it off hears so, and nobody else until that step has waited anew', () => {
    const { state, effects } = carriedOut(snoozed, theirs, EVERYBODY, LATER)
    expect(state.sides.partner).toEqual({ state: 'climbing', step: 0, cycle: 1, nextAt: LATER + HOUR })
    expect(effectNames(effects)).toEqual(['ask holder of theirs', 'start timer of theirs', 'show card'])
    expect(state.climbed).toEqual(climbing.climbed)
  })
})

describe('A step none of whose messages arrived', () => {
  const unheard = { type: 'StepUnheard', side: 'partner', step: 0, cycle: 1 } as const

  test('is left at once, and remembered as unheard', () => {
    const { state, effects } = carriedOut(climbing, unheard, EVERYBODY, MONDAY + MINUTE)
    expect(state.sides).toMatchObject({ partner: { step: 1, nextAt: MONDAY + MINUTE + HOUR }, internal: { step: 0 } })
    expect(state.climbed).toMatchObject([
      { side: 'internal', step: 0 },
      { side: 'partner', step: 0, unheard: true },
      { side: 'partner', step: 1, at: MONDAY + MINUTE },
    ])
    expect(state.climbed[0]).not.toHaveProperty('unheard')
    expect(factKinds(effects)).toEqual(['EscalationStepUnheard', 'EscalationClimbed'])
  })

  test('and is the last exhausts its side, which counts only the steps that were told', () => {
    const { state, effects } = carriedOut(onLastStep, { ...unheard, step: 1 }, EVERYBODY, LATER)
    expect(state.sides.partner.state).toBe('exhausted')
    const facts = effects.flatMap((each) => (each.effect === 'record fact' ? [each.fact] : []))
    expect(facts.at(-1)).toMatchObject({ kind: 'EscalationExhausted', data: { side: 'partner', told: 1 } })
  })

  test.each<[string, Ladder]>([
    ['has been left', onLastStep],
    ['belongs to a side that somebody has', taken(climbing, BEN, MONDAY)],
    ['belongs to a resolved ladder', resolved],
    ['belongs to an exhausted side', exhausted],
  ])('and %s changes nothing', (_, state) => {
    expect(decideLadder(state, unheard, EVERYBODY, LATER)).toHaveProperty('unchanged')
  })
})
