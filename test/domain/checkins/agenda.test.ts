import { describe, expect, test } from 'vitest'
import { talkAbout } from '../../../src/domain/checkins/agenda.ts'
import type { DimensionScore, Scores } from '../../../src/domain/checkins/scores.ts'

const of = (...dimensions: DimensionScore[]): Scores => ({
  ...{ dimensions, band: 'amber', flags: [] },
  responses: { internal: { answered: 2, asked: 2 }, partner: { answered: 2, asked: 2 } },
})
const trust = (internal: number, partner: number): DimensionScore => {
  return { dimension: 'trust', internal, partner, gap: internal - partner }
}
const outcomes: DimensionScore = { dimension: 'outcomes', internal: 75, partner: 70, gap: 5 }

describe('the agenda of a talk', () => {
  test('is about the widest gap, with how both sides saw it before', () => {
    const course = [
      { label: 'CHECK-1', result: of(trust(50, 75)) },
      { label: 'CHECK-2', result: of(trust(45, 80)) },
      { label: 'CHECK-3', result: of(outcomes) },
    ]
    expect(talkAbout(of(outcomes, trust(40, 75)), course)).toEqual({
      widest: trust(40, 75),
      before: { label: 'CHECK-2', internal: 45, partner: 80 },
    })
    expect(talkAbout(of(trust(40, 75)), [])).toEqual({ widest: trust(40, 75) })
  })

  test('is none where too few answered, where both see everything alike, and where they are close and no flag stands', () => {
    expect(talkAbout({ ...of(trust(40, 75)), band: 'insufficient data' }, [])).toBeUndefined()
    expect(talkAbout(of({ dimension: 'trust', internal: 75, partner: 75, gap: 0 }), [])).toBeUndefined()
    expect(talkAbout(of(trust(51, 75)), [])).toBeUndefined()
    expect(talkAbout(of(trust(50, 75)), [])).toBeDefined()
  })

  test('comes with a flag though the sides are close', () => {
    const flag = { flag: 'R3' as const, name: 'incongruent goals', rule: { kind: 'below' as const, limit: 50 } }
    expect(talkAbout({ ...of(trust(70, 75)), flags: [{ ...flag, dimensions: [] }] }, [])).toBeDefined()
  })
})
