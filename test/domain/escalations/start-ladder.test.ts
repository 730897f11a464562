import { describe, expect, test } from 'vitest'
import { defaultLadderPolicy } from '../../../src/domain/escalations/default-policy.ts'
import { businessHours } from '../../../src/domain/time/calendar.ts'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { MONDAY, effectNames, factKinds, hourly, started } from './ladder-kit.ts'

describe('An escalation that starts', () => {
  test('tells its first step, sets the timer of its wait and says why it began', () => {
    const { state, effects } = started(hourly(3, 2), [true, true, true])
    expect(state).toMatchObject({ status: 'climbing', step: 0, cycle: 1, nextAt: MONDAY + HOUR, version: 1 })
    expect(state.climbed).toEqual([{ step: 0, cycle: 1, at: MONDAY }])
    expect(effects).toContainEqual({ effect: 'notify step', step: 0, cycle: 1 })
    expect(effects).toContainEqual({ effect: 'start timer', at: MONDAY + HOUR, step: 0, cycle: 1 })
    expect(factKinds(effects)).toEqual(['EscalationStarted', 'EscalationClimbed'])
    expect(effects[0]).toMatchObject({ fact: { data: { about: 'CASE-12', cause: 'sla-breach' } } })
  })

  test('passes an empty first step at once and records that it did', () => {
    const { state, effects } = started(hourly(3, 2), [false, true, true])
    expect(state).toMatchObject({ status: 'climbing', step: 1, cycle: 1, nextAt: MONDAY + HOUR })
    expect(factKinds(effects)).toEqual(['EscalationStarted', 'EscalationStepSkipped', 'EscalationClimbed'])
  })

  test.each([
    ['no step has anybody to tell', hourly(3, 2), [false, false, false]],
    ['the policy has no steps', hourly(0, 2), []],
    ['nothing is known of who can be reached', hourly(2, 1), []],
  ])('is exhausted at once, and says so, when %s', (_, policy, reach) => {
    const { state, effects } = started(policy, reach)
    expect(state).toMatchObject({ status: 'exhausted', exhaustedAt: MONDAY, climbed: [] })
    expect(effectNames(effects).filter((effect) => effect === 'tell exhausted')).toHaveLength(1)
    expect(effectNames(effects)).not.toContain('notify step')
    expect(factKinds(effects).at(-1)).toBe('EscalationExhausted')
  })

  test('waits in working hours by default: begun on Friday at 16:30, the first hour ends on Monday at 09:30', () => {
    const friday = Temporal.Instant.from('2026-11-20T16:30:00Z').epochMilliseconds
    const { state } = started(defaultLadderPolicy(), [true, true, true], businessHours('UTC'), friday)
    expect(state).toMatchObject({ nextAt: Temporal.Instant.from('2026-11-23T09:30:00Z').epochMilliseconds })
  })

  test('waits on the wall clock where the step says so, through the night', () => {
    const friday = Temporal.Instant.from('2026-11-20T16:30:00Z').epochMilliseconds
    const { state } = started(hourly(1, 1), [true], businessHours('UTC'), friday)
    expect(state).toMatchObject({ nextAt: friday + HOUR })
  })

  test('waits a working day in working hours, also where the step says the wall clock', () => {
    const friday = Temporal.Instant.from('2026-11-20T16:30:00Z').epochMilliseconds
    const wait = { amount: 1, unit: 'working days' } as const
    const policy = { version: 1, steps: [{ targets: [], wait, waitIn: 'wall' as const }], cycles: 1 }
    const { state } = started(policy, [true], businessHours('UTC'), friday)
    expect(state).toMatchObject({ nextAt: Temporal.Instant.from('2026-11-23T16:30:00Z').epochMilliseconds })
  })
})

describe('The default policy', () => {
  test('tells account managers, then the managers channel, then sponsors, twice over', () => {
    const { steps, cycles } = defaultLadderPolicy()
    const told = steps.map(({ targets }) =>
      targets.map((target) => (target.to === 'role' ? `${target.side} ${target.role}` : target.purpose)),
    )
    expect(told).toEqual([
      ['internal account-manager', 'partner account-manager'],
      ['managers'],
      ['internal sponsor', 'partner sponsor'],
    ])
    expect(cycles).toBe(2)
  })
})
