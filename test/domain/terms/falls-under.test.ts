import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CASE_KINDS, SEVERITIES } from '../../../src/domain/cases/case.ts'
import { SIDES } from '../../../src/domain/partners/party.ts'
import type { PenaltyRule } from '../../../src/domain/sla/ledger/money-terms.ts'
import { acceptedEffect } from '../../../src/domain/terms/accepted-effect.ts'
import { pricesOf } from '../../../src/domain/terms/falls-under.ts'
import { keyedMoney, withoutEnded } from '../../../src/domain/terms/money-patch.ts'
import { aboutOf, type Objective } from '../../../src/domain/terms/objective.ts'
import { sayPart } from '../../../src/domain/terms/say-money.ts'
import { sharedChanges } from '../../../src/domain/terms/shared-terms.ts'
import { splitTerms } from '../../../src/domain/terms/split-terms.ts'
import { patchOf } from '../../../src/domain/terms/terms-patch.ts'
import type { Terms } from '../../../src/domain/terms/terms.ts'
import { voiceOf } from '../../../src/domain/terms/voice.ts'
import { money, promise, terms } from '../../fixtures/terms.ts'

const FROM = Date.UTC(2026, 10, 27)
const BOTH = voiceOf({ internal: 'Northwind', partner: 'Acme' })
const h = (amount: number) => ({ target: { amount, unit: 'h' as const } })
const ours = (change: Partial<Objective> = {}) => promise({ obligor: 'internal', ...h(8), ...change })
const theirs = (change: Partial<Objective> = {}) => promise({ obligor: 'partner', ...h(8), ...change })
const each: PenaltyRule = { on: 'breach', objectiveId: 'o-resolve', costs: { percent: '5' } }
const bands: PenaltyRule = {
  ...{ on: 'bands', objectiveId: 'o-resolve' },
  bands: [
    { beyond: '90', percent: '10' },
    { beyond: '50', percent: '40' },
  ],
}
const by = (side: 'internal' | 'partner', rule: PenaltyRule, objectives: Objective[]) =>
  terms({ objectives, money: { [side]: money({ rules: [rule] }) } })

describe('a change that takes cases out of a price, or puts them into one, waits for the other side, which reads so', () => {
  test.each<[string, Terms, Objective[], string[]]>([
    [
      'a tighter promise of ours of each severity has no price',
      by('internal', each, [ours()]),
      [ours(), ...SEVERITIES.map((severity) => ours({ id: `o-${severity}`, severity, ...h(7) }))],
      ['the price that cases fall under where Northwind misses the time to resolve: that of any case → none'],
    ],
    [
      'a tighter one of ours of one severity leaves the bands of all without it',
      by('internal', bands, [ours({ attainment: '90' })]),
      [ours({ attainment: '90' }), ours({ id: 'o-1', severity: 1, ...h(7), attainment: '99' })],
      [
        'the price that cases of severity 1 fall under where Northwind misses the time to resolve: that of any case → none',
      ],
    ],
    [
      'a looser one of theirs of one kind has no price',
      by('partner', each, [theirs()]),
      [theirs(), theirs({ id: 'o-q', kind: 'question', ...h(9) }), theirs({ id: 'o-r', kind: 'request', ...h(9) })],
      [
        'the price that requests and questions fall under where Acme misses the time to resolve: that of any case → none',
      ],
    ],
    [
      'one of theirs without a price ends, and a looser one with a price holds instead',
      by('partner', each, [theirs({ ...h(24) }), theirs({ id: 'o-3', severity: 3 })]),
      [theirs({ ...h(24) })],
      ['the price that cases of severity 3 fall under where Acme misses the time to resolve: none → that of any case'],
    ],
    [
      'one of ours that only our side reads has no price',
      by('internal', each, [ours()]),
      [ours(), ours({ id: 'o-2', severity: 2, audience: 'internal' })],
      [
        'the price that cases of severity 2 fall under where Northwind misses the time to resolve: that of any case → none',
      ],
    ],
  ])('%s', (_, before, objectives, said) => {
    const after = { ...before, objectives }
    const { now, proposed } = splitTerms(before, after, FROM)
    expect(now.objectives).toEqual(before.objectives)
    expect(proposed).toEqual(patchOf(before, after))
    const read = sharedChanges(before, after, BOTH).map(({ what, from, to }) => `${what}: ${from} → ${to}`)
    expect(read.filter((one) => one.includes('fall under'))).toEqual(said)
  })

  test('so the promise waits with the price of its own that is said with it', () => {
    const before = by('internal', each, [ours()])
    const own = ours({ id: 'o-1', severity: 1, ...h(7) })
    const rules: PenaltyRule[] = [each, { ...each, objectiveId: 'o-1' }]
    const after = { ...before, objectives: [ours(), own], money: { internal: money({ rules }) } }
    expect(splitTerms(before, after, FROM).now).toEqual(before)
  })

  test('but a promise that only moves keeps its price, and one beside it that no case with a price falls under is free', () => {
    const before = by('internal', each, [ours({ severity: 1 }), ours({ id: 'o-any' })])
    const objectives = [
      ours({ severity: 1, ...h(7) }),
      ours({ id: 'o-any', ...h(6) }),
      ours({ id: 'o-4', severity: 4, ...h(5) }),
    ]
    expect(splitTerms(before, { ...before, objectives }, FROM).proposed).toBeUndefined()
  })

  test('a price that begins is said as itself alone', () => {
    const before = terms({ objectives: [ours()] })
    const after = by('internal', each, [ours()])
    expect(sharedChanges(before, after, BOTH).map(({ what }) => what)).not.toContainEqual(
      expect.stringContaining('fall under'),
    )
  })

  test('and what is proposed means something else where its cases fall under another price beneath it', () => {
    const before = by('internal', each, [ours(), ours({ id: 'o-1', severity: 1 })])
    const patch = patchOf(before, { ...before, objectives: [ours()] })
    const unpriced = { ...before, money: { internal: money({ rules: [] }) } }
    expect(acceptedEffect(before, patch)).not.toBe(acceptedEffect(unpriced, patch))
  })
})

describe('of any two terms', () => {
  const one = fc
    .record(
      {
        severity: fc.constantFrom<(typeof SEVERITIES)[number]>(1, 2),
        kind: fc.constantFrom<(typeof CASE_KINDS)[number]>('incident', 'question'),
        obligor: fc.constantFrom(...SIDES),
        audience: fc.constantFrom('shared', 'shared', 'internal'),
        amount: fc.integer({ min: 1, max: 6 }),
        costs: fc.constantFrom('5', '10'),
      },
      { requiredKeys: ['obligor', 'audience', 'amount'] },
    )
    .map(({ amount, costs, audience, ...about }) => {
      const is = promise({ ...about, ...h(amount), audience: about.obligor === 'partner' ? 'shared' : audience })
      return { costs, objective: { ...is, id: aboutOf(is) } }
    })
  const several = fc.uniqueArray(one, { selector: ({ objective }) => objective.id, maxLength: 6 })
  const agreed = (all: { objective: Objective; costs: string | undefined }[], priced = all): Terms => {
    const objectives = all.map(({ objective }) => objective)
    const moneyOf = (side: (typeof SIDES)[number]) => {
      const rules = priced.flatMap(({ objective: { id, obligor, audience }, costs }): PenaltyRule[] => {
        return costs === undefined || obligor !== side || audience === 'internal'
          ? []
          : [{ on: 'breach', objectiveId: id, costs: { percent: costs } }]
      })
      return money({ rules })
    }
    const plain = terms({ objectives, money: { internal: moneyOf('internal'), partner: moneyOf('partner') } })
    return { ...plain, money: withoutEnded(plain) }
  }
  const prices = (by: Terms) =>
    SIDES.map((side) => {
      const keyed = keyedMoney(by, side)
      return SEVERITIES.map((severity) =>
        CASE_KINDS.map((kind) =>
          pricesOf(by, side, severity, kind).map((is) => [aboutOf(is), keyed && sayPart(keyed, `rule ${aboutOf(is)}`)]),
        ),
      )
    })

  test('by what holds at once every case falls under the price that it did, and what moves it is read', () => {
    fc.assert(
      fc.property(several, several, fc.boolean(), (was, is, ownMoney) => {
        const [before, after] = [agreed(was), agreed(is, ownMoney ? is : was)]
        const { now, proposed } = splitTerms(before, after, FROM)
        expect(prices(now)).toEqual(prices(before))
        if (proposed) expect(sharedChanges(now, after, BOTH)).not.toEqual([])
      }),
      { numRuns: 200 },
    )
  })
})
