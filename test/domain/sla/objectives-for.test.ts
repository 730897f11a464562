import { describe, expect, test } from 'vitest'
import { SEVERITIES } from '../../../src/domain/cases/case.ts'
import { SIDES } from '../../../src/domain/partners/party.ts'
import { objectivesFor } from '../../../src/domain/sla/objectives-for.ts'
import { defaultObjectives } from '../../../src/domain/terms/default-terms.ts'
import { formatTarget } from '../../../src/domain/time/duration.ts'
import { within } from './clock-story.ts'
import { levels } from '../../fixtures/terms.ts'

const any = within(8)
const ofKind = within(7, { kind: 'incident' })
const ofSeverity = within(6, { severity: 1 })
const ofBoth = within(5, { severity: 1, kind: 'incident' })
const incident = { severity: 1, kind: 'incident', obligor: 'partner' } as const

describe('the objective of a measure', () => {
  test.each([
    ['kind and severity before severity alone', [any, ofKind, ofSeverity, ofBoth], incident, ofBoth],
    ['severity before kind', [any, ofKind, ofSeverity], incident, ofSeverity],
    ['kind before any', [any, ofKind], incident, ofKind],
    [
      'any when nothing else fits',
      [ofBoth, ofKind, ofSeverity, any],
      { ...incident, severity: 2, kind: 'request' } as const,
      any,
    ],
    ['the first of two alike', [any, within(1)], incident, any],
  ])('is chosen by %s', (_title, objectives, about, expected) => {
    expect(objectivesFor(objectives, about)).toEqual([expected])
  })

  test('is missing when none fits', () => {
    expect(objectivesFor([ofBoth], { ...incident, severity: 2 })).toEqual([])
  })

  test('comes once for each measure, acknowledge first', () => {
    const objectives = [any, within(1, { measure: 'acknowledge' })]
    expect(objectivesFor(objectives, incident).map(({ measure }) => measure)).toEqual(['acknowledge', 'resolve'])
  })

  test('is that of the side which owes, and no team’s own', () => {
    const ours = within(1, { obligor: 'internal' })
    const ofTeam = within(1, { obligor: { team: 'Platform' } })
    expect(objectivesFor([ofTeam, ours, any], incident)).toEqual([any])
    expect(objectivesFor([ofTeam, ours, any], { ...incident, obligor: 'internal' })).toEqual([ours])
    expect(objectivesFor([ofTeam, any], { ...incident, obligor: 'internal' })).toEqual([])
  })
})

describe('what is promised at first', () => {
  const objectives = defaultObjectives().map((one, at) => ({ id: `${at}`, ...one }))

  test.each(SIDES)('is an acknowledgement and a resolution for every severity, by the %s side', (obligor) => {
    const promised = SEVERITIES.map((severity) =>
      objectivesFor(objectives, { severity, kind: 'request', obligor }).map(({ target }) => formatTarget(target)),
    )
    expect(promised).toEqual([
      ['1 h', '4 h'],
      ['2 h', '1 working day'],
      ['4 h', '3 working days'],
      ['1 working day', '5 working days'],
    ])
  })

  test('pauses only resolving, warns at 75 % and says what each objective protects', () => {
    for (const objective of objectives) {
      expect(objective).toMatchObject({ pausesWhileWaiting: objective.measure === 'resolve', levels: levels('-25 %') })
      expect(objective.protects).not.toBe('')
    }
  })
})
