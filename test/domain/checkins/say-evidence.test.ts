import { expect, test } from 'vitest'
import { redFlags } from '../../../src/domain/checkins/red-flags.ts'
import { sayEvidence } from '../../../src/domain/checkins/say-evidence.ts'
import type { DimensionScore } from '../../../src/domain/checkins/scores.ts'

function evidence(...dimensions: DimensionScore[]): string[] {
  return redFlags({ shown: { dimensions }, earlier: [], signals: {}, until: 0 }).map((flag) =>
    sayEvidence(flag, (side) => (side === 'internal' ? 'Northwind' : 'Acme')),
  )
}

test('the evidence of a red flag gives the figures of both companies by name, and says who could not judge', () => {
  expect(evidence({ dimension: 'readiness', internal: 37.5 })).toEqual([
    'The two sides scored readiness 37.5 (Northwind) and no answer (Acme) (below 50 is a flag).',
  ])
})

test('the evidence of a perception gap says how far apart the sides are in each dimension', () => {
  const outcomes = { dimension: 'outcomes', internal: 100, partner: 50, gap: 50 }
  const trust = { dimension: 'trust', internal: 25, partner: 75, gap: -50 }
  expect(evidence(outcomes, trust)).toEqual([
    'The two sides scored outcomes 100 (Northwind) and 50 (Acme), 50 apart; ' +
      'trust 25 (Northwind) and 75 (Acme), 50 apart (25 or more is a flag).',
  ])
})

test('of many dimensions the three that are furthest apart are told, and the others counted: one line is enough', () => {
  const apart = (dimension: string, gap: number) => ({ dimension, internal: 50 + gap, partner: 50, gap })
  expect(evidence(apart('a', 25), apart('b', 50), apart('c', 25), apart('d', 30), apart('e', 25))).toEqual([
    'The two sides scored b 100 (Northwind) and 50 (Acme), 50 apart; d 80 (Northwind) and 50 (Acme), 30 apart; ' +
      'a 75 (Northwind) and 50 (Acme), 25 apart; and 2 more dimensions (25 or more is a flag).',
  ])
})
