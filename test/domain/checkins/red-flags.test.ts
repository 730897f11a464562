import { describe, expect, test } from 'vitest'
import { redFlags } from '../../../src/domain/checkins/red-flags.ts'
import type { DimensionScore } from '../../../src/domain/checkins/scores.ts'

function scored(itemId: string, internal?: number, partner?: number): DimensionScore {
  return {
    ...{ itemId, dimension: 'fairness' },
    ...(internal !== undefined && { internal }),
    ...(partner !== undefined && { partner }),
    ...(internal !== undefined && partner !== undefined && { gap: internal - partner }),
  }
}

describe('Red flags of one run', () => {
  test.each<[string, DimensionScore, string[]]>([
    ['R1: we put independence below 50', scored('Q7', 49.9, 60), ['R1']],
    ['no R1 at 50', scored('Q7', 50, 60), []],
    ['no R1 when only the partner puts independence below 50', scored('Q7', 60, 40), []],
    ['R3: we put alignment below 50', scored('Q2', 40, 60), ['R3']],
    ['R3: the partner puts alignment below 50', scored('Q2', 60, 40), ['R3']],
    ['R3: also when the other side cannot judge', scored('Q2', undefined, 40), ['R3']],
    ['R4: readiness below 50', scored('Q8', 60, 49), ['R4']],
    ['no R4 at 50', scored('Q8', 50, 50), []],
    ['R5: 25 apart', scored('Q1', 75, 50), ['R5']],
    ['R5: 25 apart the other way', scored('Q1', 50, 75), ['R5']],
    ['no R5 just under 25 apart', scored('Q1', 75, 50.1), []],
    ['no R5 when one side cannot judge', scored('Q1', 100, undefined), []],
    ['R8: one side alone puts fairness below 50', scored('Q9', 55, 45), ['R8']],
    ['no R8 when both sides do', scored('Q9', 45, 45), []],
    ['no R8 when the other side cannot judge', scored('Q9', undefined, 20), []],
    ['two flags from one dimension', scored('Q9', 75, 25), ['R5', 'R8']],
    ['none for other dimensions, however low', scored('Q10', 10, 10), []],
  ])('%s', (_, dimension, flags) => {
    expect(redFlags([dimension]).map(({ flag }) => flag)).toEqual(flags)
  })

  test('rest on the dimension that is below the limit', () => {
    const readiness = { itemId: 'Q8', dimension: 'readiness', internal: 37.5 }
    expect(redFlags([readiness])).toEqual([
      {
        flag: 'R4',
        name: 'onboarding gap',
        rule: { kind: 'below', limit: 50 },
        dimensions: [readiness],
        escalates: false,
      },
    ])
  })

  test('raise one perception gap for all dimensions that are apart, and only that one escalates', () => {
    const [outcomes, alignment, trust] = [scored('Q1', 100, 50), scored('Q2', 25, 75), scored('Q3', 50, 50)]
    const flags = redFlags([outcomes, alignment, trust])
    expect(flags.filter(({ escalates }) => escalates)).toEqual([
      expect.objectContaining({
        flag: 'R5',
        rule: { kind: 'apart', from: 25 },
        dimensions: [outcomes, alignment],
      }),
    ])
  })
})
