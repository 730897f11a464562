import { describe, expect, test } from 'vitest'
import { jointOf } from '../../../src/domain/terms/joint-steps.ts'
import { defaultLadderPolicy } from '../../../src/domain/escalations/default-policy.ts'
import { ALWAYS, businessHours } from '../../../src/domain/time/calendar.ts'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { MONDAY, effectNames, factKinds, hourly, onBoth, started } from './ladder-kit.ts'

const instant = (text: string) => Temporal.Instant.from(text).epochMilliseconds
const FRIDAY = instant('2026-11-20T16:30:00Z')

describe('An escalation that starts', () => {
  test('tells the first step of each side, sets a timer for each, and says why it began', () => {
    const { state, effects } = started(hourly(3, 2), onBoth('somebody', 'somebody', 'somebody'))
    const first = { state: 'climbing', step: 0, cycle: 1, nextAt: MONDAY + HOUR }
    expect(state).toMatchObject({ status: 'open', version: 1, sides: { internal: first, partner: first } })
    expect(state.climbed).toEqual([
      { side: 'internal', step: 0, cycle: 1, at: MONDAY },
      { side: 'partner', step: 0, cycle: 1, at: MONDAY },
    ])
    expect(effectNames(effects)).toEqual([
      ...['notify step of ours', 'start timer of ours', 'notify step of theirs', 'start timer of theirs', 'show card'],
    ])
    expect(factKinds(effects)).toEqual(['EscalationStarted', 'EscalationClimbed', 'EscalationClimbed'])
    expect(effects[0]).toMatchObject({ fact: { data: { about: 'CASE-12', cause: 'sla-breach' } } })
  })

  test('passes an empty first step of a side at once and records that it did', () => {
    const { state, effects } = started(hourly(2, 2), { internal: ['nobody', 'somebody'], partner: ['somebody'] })
    expect(state.sides).toMatchObject({ internal: { step: 1, nextAt: MONDAY + HOUR }, partner: { step: 0 } })
    expect(factKinds(effects)).toEqual([
      ...['EscalationStarted', 'EscalationStepSkipped', 'EscalationClimbed', 'EscalationClimbed'],
    ])
  })

  test('waits through a step that is the other side’s, and tells nobody of that side by it', () => {
    const { state, effects } = started(hourly(2, 1), {
      internal: ['somebody', 'somebody'],
      partner: ['not theirs', 'somebody'],
    })
    expect(state.sides.partner).toEqual({ state: 'climbing', step: 0, cycle: 1, nextAt: MONDAY + HOUR })
    expect(effectNames(effects)).not.toContain('notify step of theirs')
    expect(effectNames(effects)).toContain('start timer of theirs')
  })

  test('has no climb on a side on whose steps nobody stands', () => {
    const { state, effects } = started(hourly(2, 1), {
      internal: ['somebody', 'nobody'],
      partner: ['nobody', 'nobody'],
    })
    expect(state).toMatchObject({
      status: 'open',
      sides: { internal: { state: 'climbing' }, partner: { state: 'none' } },
    })
    expect(effectNames(effects)).not.toContain('tell exhausted of theirs')
  })

  test.each([
    ['no step has anybody to tell', hourly(2, 2), onBoth('nobody', 'nobody')],
    ['the policy has no steps', hourly(0, 2), onBoth()],
    ['nothing is known of who can be reached', hourly(2, 1), onBoth()],
  ])('is exhausted at once on our side, and says so once, when %s', (_, policy, reach) => {
    const { state, effects } = started(policy, reach)
    expect(state).toMatchObject({
      ...{ status: 'open', climbed: [] },
      sides: { internal: { state: 'exhausted', at: MONDAY }, partner: { state: 'none' } },
    })
    expect(effectNames(effects)).toEqual(['cancel timer of ours', 'show card', 'tell exhausted of ours'])
    expect(factKinds(effects).at(-1)).toBe('EscalationExhausted')
  })

  test('as a note calls nobody by name for two working days, and then its first step', () => {
    const { state, effects } = started(hourly(1, 1), onBoth('somebody'), {
      ...{ urgency: 'note', cause: 'red-flag', calendar: businessHours('UTC'), at: FRIDAY },
    })
    const until = instant('2026-11-24T16:30:00Z')
    expect(state).toMatchObject({
      ...{ status: 'open', climbed: [] },
      sides: { internal: { state: 'quiet', until }, partner: { state: 'quiet', until } },
    })
    expect(effectNames(effects)).toEqual([
      ...['place card of ours', 'start timer of ours', 'place card of theirs', 'start timer of theirs', 'show card'],
    ])
  })
})

describe('What a step waits', () => {
  const nextAt = (...[policy, cause]: [Parameters<typeof started>[0], Parameters<typeof started>[2]]) => {
    const { sides } = started(policy, onBoth('somebody', 'somebody', 'somebody'), cause).state
    return {
      ours: 'nextAt' in sides.internal && sides.internal.nextAt,
      theirs: 'nextAt' in sides.partner && sides.partner.nextAt,
    }
  }
  const calendar = businessHours('UTC')
  const monday = instant('2026-11-23T09:30:00Z')

  test('is in working hours by default: begun on Friday at 16:30, the first hour ends on Monday at 09:30', () => {
    expect(nextAt(defaultLadderPolicy(), { calendar, at: FRIDAY })).toEqual({ ours: monday, theirs: monday })
  })

  test('is on the wall clock where the step says so, through the night', () => {
    expect(nextAt(hourly(1, 1), { calendar, at: FRIDAY })).toEqual({ ours: FRIDAY + HOUR, theirs: FRIDAY + HOUR })
  })

  test('of a page is on the wall clock on our side, and in the hours agreed on at theirs, whatever the step says', () => {
    const page = { calendar, at: FRIDAY, urgency: 'page' } as const
    expect(nextAt(defaultLadderPolicy(), page)).toEqual({ ours: FRIDAY + HOUR, theirs: monday })
    expect(nextAt(hourly(1, 1), page)).toEqual({ ours: FRIDAY + HOUR, theirs: monday })
    expect(nextAt(hourly(1, 1), { ...page, aroundTheClock: true })).toEqual({
      ...{ ours: FRIDAY + HOUR, theirs: FRIDAY + HOUR },
    })
    expect(nextAt(hourly(1, 1), { ...page, calendar: ALWAYS }).theirs).toBe(FRIDAY + HOUR)
  })

  test('in working days is counted in working hours, also where the step says the wall clock', () => {
    const wait = { amount: 1, unit: 'working days' } as const
    const steps = [{ targets: [], wait, waitIn: 'wall' as const }]
    const policy = { steps: { internal: steps, partner: steps }, cycles: 1 }
    expect(nextAt(policy, { calendar, at: FRIDAY }).ours).toBe(instant('2026-11-23T16:30:00Z'))
  })
})

describe('The default policy', () => {
  test('tells account managers, then the managers channel, then sponsors, twice over', () => {
    const { steps, cycles } = defaultLadderPolicy()
    const told = jointOf(steps)!.map(({ targets }) =>
      targets.map((target) => (target.to === 'role' ? `${target.side} ${target.role}` : target.to)),
    )
    expect(told).toEqual([
      ['internal account-manager', 'partner account-manager'],
      ['channel'],
      ['internal sponsor', 'partner sponsor'],
    ])
    expect(cycles).toBe(2)
  })
})
