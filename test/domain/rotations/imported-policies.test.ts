import { describe, expect, test } from 'vitest'
import type { CarriedPolicy } from '../../../src/domain/rotations/imports/carried.ts'
import { fromOpsgenie } from '../../../src/domain/rotations/imports/opsgenie.ts'
import { fromPagerDuty } from '../../../src/domain/rotations/imports/pagerduty.ts'
import { paris } from './rotation-kit.ts'

const NOW = paris('2026-11-23T09:00')

const only = (read: ReturnType<typeof fromOpsgenie>): CarriedPolicy => {
  if ('refused' in read) throw new Error(read.refused)
  expect(read.policies).toHaveLength(1)
  return read.policies[0]!
}

/** "30: Primary, Cem". */
const said = ({ steps }: CarriedPolicy) =>
  steps.map(({ targets, minutes }) => {
    const who = targets.map((one) => (one.to === 'person' ? (one.who.name ?? one.who.label) : `by ${one.label}`))
    return `${who.join(' and ') || 'nobody'}: ${minutes}`
  })

describe('An escalation of Opsgenie', () => {
  const rule = (timeAmount: number, recipient: object, more: object = {}) => ({
    ...{ condition: 'if-not-acked', notifyType: 'default', delay: { timeAmount, timeUnit: 'minutes' }, recipient },
    ...more,
  })
  const ana = { type: 'user', id: 'u-1', username: 'ana@x.example' }
  const primary = { type: 'schedule', id: 's-1', name: 'Primary' }
  const escalation = (rules: object[], more: object = {}) =>
    only(
      fromOpsgenie(
        { data: [{ name: 'Default', rules, ...more }], users: [{ username: 'ana@x.example', fullName: 'Ana Berg' }] },
        NOW,
      ),
    )

  test('counts its delays from the beginning, and here a step waits until the next', () => {
    const rules = [rule(30, ana), rule(5, primary), rule(5, ana)]
    const policy = escalation(rules, { repeat: { waitInterval: 20, count: 2 } })
    // When its first call comes there is told of each step; here the first comes at once.
    expect(said(policy)).toEqual(['by Primary and Ana Berg: 25', 'Ana Berg: 20'])
    expect(policy.steps.map(({ after }) => after)).toEqual([5, 30])
    expect([policy.rounds, policy.cannot]).toEqual([3, []])
  })

  test('without a repetition waits at its end as before it, which is said', () => {
    expect(said(escalation([rule(0, primary), rule(10, ana)]))).toEqual(['by Primary: 10', 'Ana Berg: 10'])
    const one = escalation([rule(0, ana)], { repeat: { waitInterval: 0, count: 9 } })
    expect([said(one), one.rounds]).toEqual([['Ana Berg: 30'], 1])
    expect(one.openEnd).toBe(true)
  })

  test('says each part that has no equal here', () => {
    const { steps, cannot } = escalation(
      [
        rule(0, { type: 'team', name: 'Payments' }),
        rule(1, primary, { notifyType: 'next' }),
        rule(2, primary, { notifyType: 'all' }),
        rule(3, ana, { condition: 'if-not-closed' }),
        rule(4, ana, { delay: { timeAmount: 2, timeUnit: 'hours' } }),
      ],
      { repeat: { waitInterval: 5, count: 1, closeAlertAfterAll: true, resetRecipientStates: true } },
    )
    expect(steps.map(({ targets, minutes }) => [targets.length, minutes])).toEqual([
      [0, 1],
      [0, 1],
      [1, 1],
      [1, 117],
      [1, 5],
    ])
    expect(cannot.join('\n')).toMatch(
      /team “Payments”[^]*on duty next by “Primary”[^]*as “all”[^]*if-not-closed[^]*closes the alert[^]*forgets who had acknowledged/u,
    )
  })

  test('names the rotations that its schedule becomes, and nothing else is guessed', () => {
    const rotations = ['Days', 'Nights'].map((name) => ({
      ...{ name, type: 'daily', startDate: '2026-01-05T08:00:00Z', participants: [ana] },
    }))
    const read = fromOpsgenie(
      {
        schedules: [{ id: 's-1', name: 'First line', timezone: 'Europe/Paris', rotations }],
        escalations: [{ name: 'Default', rules: [rule(0, primary), rule(5, { type: 'schedule', id: 's-9' })] }],
      },
      NOW,
    )
    expect(only(read).steps.flatMap(({ targets }) => targets)).toEqual([
      { to: 'schedule', label: 'Primary', rotations: ['First line – Days', 'First line – Nights'], inFile: true },
      { to: 'schedule', label: 's-9', rotations: [], inFile: false },
    ])
  })

  test.each([[[]], [[{}]], [[{ delay: 5, recipient: 7 }]], [[rule(-5, ana)]]])('does not stumble over %j', (rules) => {
    expect(escalation(rules).name).toBe('Default')
  })
})

describe('An escalation policy of PagerDuty', () => {
  const user = (summary: string, more: object = {}) => ({ type: 'user_reference', id: 'P1', summary, ...more })
  const policy = (escalation_rules: object[], more: object = {}) =>
    only(fromPagerDuty({ escalation_policies: [{ name: 'Default', escalation_rules, ...more }] }, NOW))

  test('becomes its steps with their waits and rounds', () => {
    const rules = [
      { escalation_delay_in_minutes: 30, targets: [{ type: 'schedule_reference', id: 'S1', summary: 'Primary' }] },
      { escalation_delay_in_minutes: 15, targets: [user('Cem'), user('Ana')] },
    ]
    const read = policy(rules, { num_loops: 2 })
    expect([said(read), read.rounds, read.cannot]).toEqual([['by Primary: 30', 'Cem and Ana: 15'], 3, []])
    expect(read.said).toBe('after 0 minutes “Primary”, after 30 minutes “Cem” and “Ana”, 2 more times over')
  })

  test('says each part that has no equal here', () => {
    const { steps, cannot } = policy([
      {
        escalation_rule_assignment_strategy: { type: 'round_robin' },
        targets: [user('Cem', { deleted_at: '2026-01-01' }), user('Ana'), { type: 'team_reference', summary: 'Ops' }],
      },
    ])
    expect(steps).toEqual([
      {
        targets: [{ to: 'person', who: { label: 'Ana', name: 'Ana' } }],
        ...{ minutes: 30, calls: ['Cem', 'Ana', 'Ops'], when: 'in step 1', after: 0 },
      },
    ])
    expect(cannot.join('\n')).toMatch(/round robin[^]*“Cem”, who is deleted[^]*team “Ops”/u)
  })
})
