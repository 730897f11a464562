import { describe, expect, test } from 'vitest'
import { decideLadder } from '../../../src/domain/escalations/decide-ladder.ts'
import { handOverLadder } from '../../../src/domain/escalations/hand-over-ladder.ts'
import type { Ladder } from '../../../src/domain/escalations/ladder.ts'
import type { LadderEffect, LadderEvent } from '../../../src/domain/escalations/ladder-event.ts'
import { hasIt } from '../../../src/domain/escalations/side-state.ts'
import { DAY, HOUR, type Instant, MINUTE } from '../../../src/domain/time/instant.ts'
import {
  after,
  ANA,
  AVA,
  BEN,
  BREACH,
  carriedOut,
  effectNames,
  EVERYBODY,
  factKinds,
  hourly,
  MONDAY,
  onBoth,
  OVERDUE,
  started,
  taken,
} from './ladder-kit.ts'

// The partner owes what CASE-12 is overdue for, and says that it is resolved: our side may confirm that for two days.
const UNTIL = MONDAY + 2 * DAY
const stated = (until = UNTIL): LadderEvent => ({
  ...{ type: 'ResolutionStated', subjectId: 'case-12', confirms: 'internal', until, by: BEN },
})
const STRUCK: LadderEvent = { type: 'ResolutionStruck', subjectId: 'case-12', by: ANA }
const OVER: LadderEvent = { type: 'CauseEnded', subjectId: 'case-12', why: 'CASE-12 is resolved.' }

const climbing = started(hourly(2, 2), EVERYBODY).state
const held = (state: Ladder = climbing, now: Instant = MONDAY + 10 * MINUTE) => after(state, stated(), EVERYBODY, now)

test('said to be resolved by the side that owes, it is held on both sides, and neither has a timer', () => {
  const { state, effects } = carriedOut(climbing, stated(), EVERYBODY, MONDAY + 10 * MINUTE)
  expect(state).toMatchObject({ status: 'held', unconfirmed: { confirms: 'internal', until: UNTIL } })
  for (const side of ['internal', 'partner'] as const)
    expect(state.sides[side]).toEqual({ state: 'unconfirmed', stood: climbing.sides[side] })
  expect(effectNames(effects)).toEqual(['cancel timer of ours', 'cancel timer of theirs', 'show card'])
  expect(factKinds(effects)).toEqual(['EscalationHeld'])
})

test.each<[string, LadderEvent]>([
  ['taken', { type: 'EscalationAcknowledged', by: ANA, backBy: MONDAY + DAY }],
  ['put off', { type: 'EscalationSnoozed', by: ANA, until: MONDAY + DAY }],
  ['given away', { type: 'EscalationReassigned', by: ANA, to: AVA, backBy: MONDAY + DAY }],
  ['taken further', { type: 'EscalatedNow', by: ANA, version: held().version }],
  ['calmed', { type: 'EscalationCalmed', by: ANA, to: 'note', why: 'So.' }],
  ['opened again', { type: 'EscalationReopened', by: ANA, why: 'So.' }],
])('while it is held it cannot be %s, and says what to do instead', (_what, event) => {
  const ours = decideLadder(held(), event, EVERYBODY, MONDAY + HOUR)
  expect(ours).toEqual({
    refused:
      'ESC-3 is held until your side confirms that CASE-12 is resolved, and calls nobody: `confirm CASE-12`, or `not solved CASE-12` where it is not.',
  })
  expect(decideLadder(held(), { ...event, by: BEN } as LadderEvent, EVERYBODY, MONDAY + HOUR)).toHaveProperty(
    'refused',
    expect.stringContaining('until the other side confirms'),
  )
})

test.each<LadderEvent>([
  { type: 'WaitEnded', side: 'internal' },
  { type: 'AskedAnew', side: 'internal' },
  { type: 'StepUnheard', side: 'partner', step: 0, cycle: 1 },
  { type: 'AwaitedLeft', side: 'partner' },
  stated(),
])('nothing comes of $type while it is held', (event) => {
  expect(decideLadder(held(), event, EVERYBODY, MONDAY + 9 * HOUR)).toHaveProperty('unchanged')
})

test('a note is taken while it is held, and the side that is owed may end it', () => {
  const noted = after(held(), { type: 'EscalationNoted', by: BEN, text: 'So.', audience: 'shared' }, EVERYBODY, MONDAY)
  expect(noted.notes?.shared?.text).toBe('So.')
  const ended = after(noted, { type: 'EscalationResolved', by: ANA, why: 'Fine.' }, EVERYBODY, MONDAY + HOUR)
  expect(ended).toMatchObject({ status: 'resolved', sides: climbing.sides })
  expect(ended).not.toHaveProperty('unconfirmed')
  expect(decideLadder(noted, { type: 'EscalationResolved', by: BEN, why: 'So.' }, EVERYBODY, MONDAY)).toHaveProperty(
    'refused',
  )
})

test('struck, it goes on at the step where it stood: that is told anew, and waits anew', () => {
  const now = MONDAY + 5 * HOUR
  const { state, effects } = carriedOut(held(), STRUCK, EVERYBODY, now)
  expect(state).toMatchObject({ number: 3, status: 'open' })
  for (const side of ['internal', 'partner'] as const)
    expect(state.sides[side]).toEqual({ state: 'climbing', step: 0, cycle: 1, nextAt: now + HOUR })
  expect(effects.filter(({ effect }) => effect === 'notify step')).toEqual([
    { effect: 'notify step', side: 'internal', step: 0, cycle: 1, again: true },
    { effect: 'notify step', side: 'partner', step: 0, cycle: 1, again: true },
  ])
  expect(state).not.toHaveProperty('unconfirmed')
  expect(decideLadder(state, STRUCK, EVERYBODY, now)).toHaveProperty('unchanged')
})

test('struck, a step on which nobody is left by then is left', () => {
  const state = after(held(), STRUCK, onBoth('nobody', 'somebody'), MONDAY + 5 * HOUR)
  expect(state.sides.internal).toMatchObject({ state: 'climbing', step: 1 })
})

test('struck, whoever had it has it still, and is asked at the time that they said', () => {
  const owned = taken(climbing, ANA, MONDAY)
  const { state, effects } = carriedOut(held(owned), STRUCK, EVERYBODY, MONDAY + 5 * HOUR)
  expect(state.sides.internal).toEqual(owned.sides.internal)
  expect(effects).toContainEqual({ effect: 'start timer', side: 'internal', at: MONDAY + HOUR })
  expect(effectNames(effects)).not.toContain('notify step of ours')
  const asked = after(state, { type: 'WaitEnded', side: 'internal' }, EVERYBODY, MONDAY + 5 * HOUR)
  expect(asked.sides.internal).toMatchObject({ state: 'acknowledged', by: ANA, asked: { until: MONDAY + 6 * HOUR } })
})

test('struck, whoever was asked how it stands is asked anew', () => {
  const asked = after(taken(climbing, ANA, MONDAY), { type: 'WaitEnded', side: 'internal' }, EVERYBODY, MONDAY + HOUR)
  expect(asked.sides.internal).toHaveProperty('asked')
  const state = after(held(asked, MONDAY + HOUR), STRUCK, EVERYBODY, MONDAY + 9 * HOUR)
  expect(state.sides.internal).not.toHaveProperty('asked')
})

test('struck, what was exhausted is told once more, unless that was heard within the hour', () => {
  const one = started(hourly(1, 1), onBoth('somebody')).state
  const last = after(one, { type: 'WaitEnded', side: 'internal' }, onBoth('somebody'), MONDAY + HOUR)
  const told = (at: Instant) =>
    carriedOut(held(last, MONDAY + HOUR), STRUCK, EVERYBODY, at).effects.filter(
      ({ effect }) => effect === 'tell exhausted',
    )
  const within = { effect: 'tell exhausted', side: 'internal', unlessHeardSince: MONDAY + HOUR }
  expect(told(MONDAY + 100 * MINUTE)).toEqual([within])
  expect(told(MONDAY + 3 * HOUR)).toEqual([{ effect: 'tell exhausted', side: 'internal' }])
})

describe('what became a page while it was held', () => {
  const PAGE: LadderEvent = { type: 'UrgencyChanged', subjectId: 'case-12', urgency: 'page' }
  const NOTICE: LadderEvent = { ...PAGE, urgency: 'notice' }
  const NOW = MONDAY + 5 * HOUR
  const calls = (effects: LadderEffect[]) => effects.filter(({ effect }) => effect === 'notify step')

  test('calls whoever has it again with everybody as it goes on, and tells a side that climbs its step anew, once', () => {
    const owned = after(
      climbing,
      { type: 'EscalationAcknowledged', by: ANA, backBy: MONDAY + 3 * DAY },
      EVERYBODY,
      MONDAY,
    )
    const { state, effects } = carriedOut(after(held(owned), PAGE, EVERYBODY, MONDAY + HOUR), STRUCK, EVERYBODY, NOW)
    expect(calls(effects)).toEqual([
      { effect: 'notify step', side: 'internal', step: 0, cycle: 1 },
      { effect: 'notify step', side: 'partner', step: 0, cycle: 1, again: true },
    ])
    expect(state.sides.internal).toEqual({ state: 'climbing', step: 0, cycle: 1, nextAt: NOW + HOUR })
    expect(factKinds(effects)).toEqual(
      expect.arrayContaining(['EscalationHeldNoMore', 'EscalationUrgencyChanged', 'EscalationClimbed']),
    )
  })

  test('is with whoever has it no longer than a page allows, where nobody else can be called', () => {
    const owned = after(
      climbing,
      { type: 'EscalationAcknowledged', by: ANA, backBy: MONDAY + 3 * DAY },
      EVERYBODY,
      MONDAY,
    )
    const risen = after(held(owned), PAGE, EVERYBODY, MONDAY + HOUR)
    const { sides } = after(risen, STRUCK, { ...EVERYBODY, internal: ['nobody', 'nobody'] }, NOW)
    expect(sides.internal).toMatchObject({ state: 'acknowledged', backBy: NOW + DAY })
  })

  test('calls from the bottom a side that was exhausted, of which nobody hears that it was', () => {
    const one = started(hourly(1, 1), onBoth('somebody')).state
    const last = after(one, { type: 'WaitEnded', side: 'internal' }, onBoth('somebody'), MONDAY + HOUR)
    const risen = after(held(last, MONDAY + HOUR), PAGE, onBoth('somebody'), MONDAY + 2 * HOUR)
    const { effects } = carriedOut(risen, STRUCK, onBoth('somebody'), NOW)
    expect(effectNames(effects)).not.toContain('tell exhausted of ours')
    expect(calls(effects)).toHaveLength(2)
  })

  test('and is none any more as it goes on calls nobody anew', () => {
    const owned = held(taken(climbing, ANA, MONDAY))
    const risen = after(owned, PAGE, EVERYBODY, MONDAY + HOUR)
    const { state, effects } = carriedOut(after(risen, NOTICE, EVERYBODY, MONDAY + 2 * HOUR), STRUCK, EVERYBODY, NOW)
    expect(state.sides.internal.state).toBe('acknowledged')
    expect(factKinds(effects)).toEqual(['EscalationHeldNoMore'])
  })

  test('calls everybody once, where something else lets it go on', () => {
    const owned = held(taken(climbing, ANA, MONDAY))
    const risen = after(owned, PAGE, EVERYBODY, MONDAY + HOUR)
    for (const urgency of ['notice', 'page'] as const) {
      const joined = { ...OVERDUE, urgency }
      const { state, effects } = carriedOut(risen, { type: 'CauseJoined', joined }, EVERYBODY, NOW)
      expect(calls(effects)).toHaveLength(2)
      expect(state.sides.internal.state).toBe('climbing')
    }
  })
})

test('confirmed, it is over, and shows how it stood', () => {
  const { state, effects } = carriedOut(held(), OVER, EVERYBODY, UNTIL)
  expect(state).toMatchObject({ status: 'resolved', sides: climbing.sides })
  expect(effectNames(effects)).toEqual(['cancel timer of ours', 'cancel timer of theirs', 'show card'])
})

test('a further time to confirm is told, and moves nothing else', () => {
  const { state, effects } = carriedOut(held(), stated(UNTIL + DAY), EVERYBODY, MONDAY + HOUR)
  expect(state).toMatchObject({ sides: held().sides, unconfirmed: { until: UNTIL + DAY }, unmoved: 1 })
  expect(effectNames(effects)).toEqual(['show card'])
})

test('what stands for something else that is not resolved is not held until that is over, and struck before, it never was', () => {
  const both = after(climbing, { type: 'CauseJoined', joined: OVERDUE }, EVERYBODY, MONDAY)
  const goesOn = held(both)
  expect(goesOn).toMatchObject({ status: 'open', sides: climbing.sides })
  const left = after(goesOn, { type: 'CauseEnded', subjectId: 'a1', why: 'Done.' }, EVERYBODY, MONDAY + 20 * MINUTE)
  expect(left).toMatchObject({ status: 'held', sides: { internal: { state: 'unconfirmed' } } })
  const struck = carriedOut(goesOn, STRUCK, EVERYBODY, MONDAY + 5 * HOUR)
  expect([struck.state.sides, struck.effects]).toEqual([climbing.sides, []])
  const confirmed = after(goesOn, OVER, EVERYBODY, UNTIL)
  expect(confirmed).toMatchObject({ status: 'open', subject: { id: 'a1' } })
  expect(confirmed).not.toHaveProperty('unconfirmed')
})

test('something else that joins it while it is held lets it go on, and is held no more for what is resolved alone', () => {
  const { state, effects } = carriedOut(held(), { type: 'CauseJoined', joined: OVERDUE }, EVERYBODY, MONDAY + 5 * HOUR)
  expect(state).toMatchObject({ status: 'open', sides: { internal: { state: 'climbing', step: 0 } } })
  expect(effectNames(effects).filter((one) => one.startsWith('notify'))).toEqual([
    'notify step of ours',
    'notify step of theirs',
  ])
})

test('whoever has it passes it on while it is held, by leaving or by being away', () => {
  const owned = held(taken(climbing, ANA, MONDAY))
  const left = handOverLadder(owned, ANA, AVA, undefined, MONDAY + HOUR).state
  expect(hasIt(left.sides.internal, 'ava')).toBe(true)
  const away = { type: 'HolderAway', by: ANA, to: AVA, backBy: MONDAY + DAY, until: UNTIL } as const
  const stoodIn = carriedOut(owned, away, EVERYBODY, MONDAY + HOUR)
  expect(hasIt(stoodIn.state.sides.internal, 'ava')).toBe(true)
  for (const one of [left, stoodIn.state]) {
    expect(one.sides.internal.state).toBe('unconfirmed')
    expect(one.version).toBe(owned.version + 1)
    expect(after(one, STRUCK, EVERYBODY, MONDAY + 2 * HOUR).sides.internal).toMatchObject({ by: AVA })
  }
  expect(effectNames(stoodIn.effects)).not.toContain('start timer of ours')
})

test('whoever has it and is away with nobody in their place has it no more once it is struck: their side goes on', () => {
  const owned = held(taken(climbing, ANA, MONDAY))
  const away = { type: 'HolderAway', by: ANA, backBy: MONDAY + DAY, until: UNTIL } as const
  const { state, effects } = carriedOut(owned, away, EVERYBODY, MONDAY + 10 * MINUTE)
  expect(factKinds(effects)).toEqual(['EscalationGivenUp'])
  expect(state.sides.internal).toMatchObject({ state: 'unconfirmed', stood: { state: 'climbing', step: 0 } })
  expect(after(state, STRUCK, EVERYBODY, MONDAY + 2 * HOUR).sides.internal).toMatchObject({
    ...{ state: 'climbing', step: 0, nextAt: MONDAY + 3 * HOUR },
  })
  expect(decideLadder(owned, { ...away, until: MONDAY + 20 * MINUTE }, EVERYBODY, MONDAY)).toHaveProperty('unchanged')
})

test('what it is not about holds nothing, and what is over is not held', () => {
  const other = { ...stated(), subjectId: 'case-13' } as LadderEvent
  expect(decideLadder(climbing, other, EVERYBODY, MONDAY)).toHaveProperty('unchanged')
  const over = after(climbing, OVER, EVERYBODY, MONDAY)
  expect(decideLadder(over, stated(), EVERYBODY, MONDAY)).toHaveProperty('unchanged')
})

test('as another breach of it is found it is as urgent as that, and stays held', () => {
  const joined = { ...BREACH, reason: 'A resolution was due.', urgency: 'page', at: MONDAY } as const
  const { state, effects } = carriedOut(held(), { type: 'CauseJoined', joined, another: true }, EVERYBODY, MONDAY)
  expect(state.sides).toEqual(held().sides)
  expect(effectNames(effects)).toEqual(['show card'])
})
