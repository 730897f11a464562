import { describe, expect, test } from 'vitest'
import { newFlags, redFlags } from '../../../src/domain/checkins/red-flags.ts'
import type { DimensionScore } from '../../../src/domain/checkins/scores.ts'

function scored(dimension: string, internal?: number, partner?: number): DimensionScore {
  return {
    dimension,
    ...(internal !== undefined && { internal }),
    ...(partner !== undefined && { partner }),
    ...(internal !== undefined && partner !== undefined && { gap: internal - partner }),
  }
}

/** Without a history. */
const shown = (...dimensions: DimensionScore[]) =>
  redFlags({ shown: { dimensions }, earlier: [], signals: {}, until: 0 })

describe('Red flags of one run', () => {
  test.each<[string, DimensionScore, string[]]>([
    ['R1: we put independence below 50', scored('independence', 49.9, 60), ['R1']],
    ['no R1 at 50', scored('independence', 50, 60), []],
    ['no R1 when only the partner puts independence below 50', scored('independence', 60, 40), []],
    ['R3: we put alignment below 50', scored('alignment', 40, 60), ['R3']],
    ['R3: the partner puts alignment below 50', scored('alignment', 60, 40), ['R3']],
    ['R3: also when the other side cannot judge', scored('alignment', undefined, 40), ['R3']],
    ['R4: readiness below 50', scored('readiness', 60, 49), ['R4']],
    ['no R4 at 50', scored('readiness', 50, 50), []],
    ['R5: 25 apart', scored('outcomes', 75, 50), ['R5']],
    ['R5: 25 apart the other way', scored('outcomes', 50, 75), ['R5']],
    ['no R5 just under 25 apart', scored('outcomes', 75, 50.1), []],
    ['no R5 when one side cannot judge', scored('outcomes', 100, undefined), []],
    ['R8: one side alone puts fairness below 50', scored('fairness', 55, 45), ['R8']],
    ['no R8 when both sides do', scored('fairness', 45, 45), []],
    ['no R8 when the other side cannot judge', scored('fairness', undefined, 20), []],
    ['two flags from one dimension', scored('fairness', 75, 25), ['R5', 'R8']],
    ['none for other dimensions, however low', scored('future', 10, 10), []],
  ])('%s', (_, dimension, flags) => {
    expect(shown(dimension).map(({ flag }) => flag)).toEqual(flags)
  })

  test('rest on the dimension that is below the limit', () => {
    const readiness = { dimension: 'readiness', internal: 37.5 }
    expect(shown(readiness)).toEqual([
      {
        flag: 'R4',
        name: 'onboarding gap',
        rule: { kind: 'below', limit: 50 },
        dimensions: [readiness],
      },
    ])
  })

  test('raise one perception gap for all dimensions that are apart', () => {
    const [outcomes, alignment, trust] = [
      scored('outcomes', 100, 50),
      scored('alignment', 25, 75),
      scored('trust', 50, 50),
    ]
    const flags = shown(outcomes, alignment, trust)
    expect(flags.filter(({ flag }) => flag === 'R5')).toEqual([
      expect.objectContaining({
        flag: 'R5',
        rule: { kind: 'apart', from: 25 },
        dimensions: [outcomes, alignment],
      }),
    ])
  })
})

describe('What is new among the red flags', () => {
  const names = (...args: Parameters<typeof newFlags>) => newFlags(...args).map(({ flag }) => flag)
  const low = scored('independence', 40, 60)

  test('is what the run before did not show', () => {
    expect(names(shown(low), [])).toEqual(['R1'])
    expect(names(shown(low), shown(low))).toEqual([])
    expect(names(shown(low, scored('alignment', 40, 60)), shown(low))).toEqual(['R3'])
  })

  test('is no perception gap in dimensions of which each stood before, one here, one there', () => {
    const [trust, outcomes] = [scored('trust', 90, 50), scored('outcomes', 90, 50)]
    expect(names(shown(trust, outcomes), [...shown(trust), ...shown(outcomes)])).toEqual([])
  })

  test('is a perception gap in another dimension, and none that has become wider or narrower', () => {
    const [trust, outcomes] = [scored('trust', 90, 50), scored('outcomes', 90, 50)]
    expect(names(shown(trust, outcomes), shown(trust))).toEqual(['R5'])
    expect(names(shown(scored('trust', 100, 50)), shown(trust, outcomes))).toEqual([])
  })
})
