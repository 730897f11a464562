import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Partner } from '../../../src/domain/partners/partner.ts'
import { whatChanged } from '../../../src/domain/partners/what-changed.ts'
import { AGREEMENT, terms } from '../../fixtures/terms.ts'

const BEFORE: Partner = {
  id: 'acme-id',
  slug: 'acme',
  name: 'Acme',
  type: 'managed-service',
  direction: 'sell-to',
  stage: 'steady',
  agreement: AGREEMENT,
  terms: terms(),
  registeredAt: 0,
  version: 1,
}

const partner: fc.Arbitrary<Partner> = fc
  .record({
    name: fc.constantFrom('Acme', 'Acme Hosting'),
    type: fc.constantFrom<Partner['type']>('managed-service', 'outsourcing'),
    direction: fc.constantFrom<Partner['direction']>('sell-to', 'sell-with'),
    stage: fc.constantFrom<Partner['stage']>('steady', 'renewal'),
    version: fc.nat(3),
  })
  .map((change) => ({ ...BEFORE, ...change }))

describe('what changed about a partner itself', () => {
  test('is its name, type, direction and stage, each by itself', () => {
    const after: Partner = { ...BEFORE, name: 'Acme Hosting', type: 'outsourcing', direction: 'sell-with' }
    expect(whatChanged(BEFORE, { ...after, stage: 'renewal' })).toEqual([
      { what: 'the name', from: 'Acme', to: 'Acme Hosting' },
      { what: 'the type', from: 'managed-service', to: 'outsourcing' },
      { what: 'the direction', from: 'sell-to', to: 'sell-with' },
      { what: 'the stage', from: 'steady', to: 'renewal' },
    ])
  })

  test('is nothing where both say the same, and backwards on the way back', () => {
    fc.assert(
      fc.property(partner, partner, (before, after) => {
        const changes = whatChanged(before, after)
        const same = { ...before, version: after.version }
        expect(changes.length === 0).toBe(JSON.stringify(same) === JSON.stringify(after))
        expect(whatChanged(after, before)).toEqual(changes.map(({ what, from, to }) => ({ what, from: to, to: from })))
      }),
    )
  })
})
