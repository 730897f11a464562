import { describe, expect, test } from 'vitest'
import { SEVERITIES } from '../../../src/domain/cases/case.ts'
import { defaultSlaPolicy } from '../../../src/domain/sla/default-policy.ts'
import { objectivesFor } from '../../../src/domain/sla/objectives-for.ts'
import { formatTarget } from '../../../src/domain/time/duration.ts'
import { within } from './clock-story.ts'

const any = within(8)
const ofKind = within(7, { kind: 'incident' })
const ofSeverity = within(6, { severity: 1 })
const ofBoth = within(5, { severity: 1, kind: 'incident' })
const incident = { severity: 1, kind: 'incident' } as const

describe('the objective of a measure', () => {
  test.each([
    ['kind and severity before severity alone', [any, ofKind, ofSeverity, ofBoth], incident, ofBoth],
    ['severity before kind', [any, ofKind, ofSeverity], incident, ofSeverity],
    ['kind before any', [any, ofKind], incident, ofKind],
    ['any when nothing else fits', [ofBoth, ofKind, ofSeverity, any], { severity: 2, kind: 'request' } as const, any],
    ['the first of two alike', [any, within(1)], incident, any],
  ])('is chosen by %s', (_title, objectives, about, expected) => {
    expect(objectivesFor({ version: 1, objectives }, about)).toEqual([expected])
  })

  test('is missing when none fits', () => {
    expect(objectivesFor({ version: 1, objectives: [ofBoth] }, { severity: 2, kind: 'incident' })).toEqual([])
  })

  test('comes once for each measure, acknowledge first', () => {
    const objectives = [any, within(1, { measure: 'acknowledge' })]
    expect(objectivesFor({ version: 1, objectives }, incident).map(({ measure }) => measure)).toEqual([
      'acknowledge',
      'resolve',
    ])
  })
})

describe('the default policy', () => {
  test('promises an acknowledgement and a resolution for every severity', () => {
    const promised = SEVERITIES.map((severity) =>
      objectivesFor(defaultSlaPolicy(), { severity, kind: 'request' }).map(({ target }) => formatTarget(target)),
    )
    expect(promised).toEqual([
      ['1 h', '4 h'],
      ['2 h', '1 working day'],
      ['4 h', '3 working days'],
      ['1 working day', '5 working days'],
    ])
  })

  test('pauses only resolving, warns at 75 % and says what each objective protects', () => {
    for (const objective of defaultSlaPolicy().objectives) {
      expect(objective).toMatchObject({ pausesWhileWaiting: objective.measure === 'resolve', warnAtPercent: [75] })
      expect(objective.protects).not.toBe('')
    }
  })
})
