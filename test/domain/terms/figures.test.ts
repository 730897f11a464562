import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { figureBurdens } from '../../../src/domain/terms/figure-burdens.ts'
import { figureProblems } from '../../../src/domain/terms/figure-problems.ts'
import { type Figure, type FigureTarget, isMet, type MeasuredFigure } from '../../../src/domain/terms/figure.ts'
import type { MoneyTerms } from '../../../src/domain/sla/ledger/money-terms.ts'
import { hintsOn } from '../../../src/domain/terms/hints-on.ts'
import { mergeFigures } from '../../../src/domain/terms/merge-figures.ts'
import { wordJudge } from '../../../src/domain/terms/needs-word.ts'
import { splitTerms } from '../../../src/domain/terms/split-terms.ts'
import { applyPatch } from '../../../src/domain/terms/terms-patch.ts'
import { figure, money, promise, terms } from '../../fixtures/terms.ts'

const NOW = Date.UTC(2026, 10, 2, 9)
const sameHours = () => 'same' as const
const IS = { internal: 'Northwind', partner: 'Acme' }

describe('a figure', () => {
  test('meets its target exactly, on the target itself too', () => {
    const target: FigureTarget = { direction: 'at least', value: '99' }
    expect(isMet('99', target)).toBe(true)
    expect(isMet('98.999999', target)).toBe(false)
    expect(isMet('99.000001', { direction: 'at most', value: '99' })).toBe(false)
  })

  test.each<[string, Partial<MeasuredFigure>, RegExp]>([
    [
      'a floor beyond its target',
      { target: { direction: 'at least', value: '99', floor: '99.5' } },
      /floor beyond target/u,
    ],
    [
      'a floor on its target',
      { target: { direction: 'at most', value: '3', floor: '3' }, unit: 'orders' },
      /floor beyond/u,
    ],
    ['a share over all there is', { target: { direction: 'at least', value: '101' } }, /101 % is no share/u],
    ['a share below nothing', { target: { direction: 'at most', value: '-1' } }, /-1 % is no share/u],
    ['a floor that is no share', { target: { direction: 'at most', value: '5', floor: '120' } }, /120 % is no share/u],
    ['a share of nothing at least', { target: { direction: 'at least', value: '0' } }, /always kept/u],
    [
      'a team’s that the partner reports',
      { obligor: { team: 'Desk' }, audience: 'internal' },
      /not shown to the partner/u,
    ],
    ['one due after a quarter', { due: { amount: 61, unit: 'working days' } }, /1 to 60 working days/u],
  ])('cannot be %s', (_, change, why) => {
    expect(figureProblems({ figures: [figure(change)] })).toEqual([expect.stringMatching(why)])
  })

  test('of another unit may be anything, and nothing at all is a target of errors', () => {
    const of = (unit: string, target: FigureTarget) => figureProblems({ figures: [figure({ unit, target })] })
    expect(of('EUR', { direction: 'at least', value: '-1000', floor: '-2000' })).toEqual([])
    expect(of('%', { direction: 'at most', value: '0' })).toEqual([])
  })

  test('has a name that no other of the agreement has, however it is written', () => {
    const two = [figure(), figure({ id: 'f-2', name: 'orders  WITHOUT rework', obligor: 'internal' })]
    expect(figureProblems({ figures: two })).toEqual([expect.stringMatching(/Two figures are called/u)])
  })
})

describe('figures that are said anew', () => {
  const said = { ...figure(), target: { direction: 'at least', value: '98' } as const }
  const { id: _, kind: __, audience: ___, ...whole } = said

  test('keep their id, and what was left out: who reports by when, and the floor of the same direction', () => {
    const { reporter: _r, due: _d, ...short } = whole
    const before = figure({ reporter: 'internal', due: { amount: 5, unit: 'working days' } })
    expect(mergeFigures([before], [short], 'stay', () => 'new')).toEqual([
      { ...before, target: { direction: 'at least', value: '98', floor: '95' } },
    ])
    const turned = { ...short, target: { direction: 'at most', value: '98' } as const }
    expect(mergeFigures([before], [turned], 'stay', () => 'new')).toMatchObject([{ target: turned.target }])
    expect(mergeFigures([before], [{ ...short, floor: 'none' }], 'stay', () => 'new')).toEqual([
      { ...before, target: short.target },
    ])
  })

  test('leave the others, unless these end', () => {
    const other = figure({ id: 'f-2', name: 'Open invoices' })
    const ids = (result: Figure[] | { refused: string }) => (Array.isArray(result) ? result.map(({ id }) => id) : [])
    expect(ids(mergeFigures([figure(), other], [whole], 'stay', () => 'new'))).toEqual(['f-2', 'f-1'])
    expect(ids(mergeFigures([figure(), other], [whole], 'end', () => 'new'))).toEqual(['f-1'])
    expect(ids(mergeFigures([figure(), other], [{ name: 'OPEN invoices', end: true }], 'stay', () => 'new'))).toEqual([
      'f-1',
    ])
  })

  test('of one that another side owes are another one', () => {
    const moved = { ...whole, obligor: 'internal' as const }
    const ended = { name: whole.name, end: true as const }
    expect(mergeFigures([figure()], [ended, moved], 'stay', () => 'new')).toMatchObject([
      { id: 'new', obligor: 'internal' },
    ])
  })
})

describe('whether a figure needs the partner’s word', () => {
  const needs = (before: Figure[], after: Figure[]) =>
    wordJudge(NOW)(terms({ figures: before }), terms({ figures: after }))
  const at = (value: string, change: Partial<MeasuredFigure> = {}) =>
    figure({ target: { direction: 'at least', value }, ...change })
  const ours = { obligor: 'internal', reporter: 'internal' } as const

  test.each<[string, Figure[], Figure[], boolean]>([
    ['a new one that the partner owes', [], [at('99')], true],
    ['a new one that we owe and report', [], [at('99', ours)], false],
    ['a new one that we owe and the partner reports', [], [at('99', { obligor: 'internal' })], true],
    ['the end of one that the partner owes', [at('99')], [], false],
    ['the end of one that we owe', [at('99', ours)], [], true],
    ['more of the partner', [at('99')], [at('99.5')], true],
    ['less of the partner', [at('99')], [at('98')], false],
    ['more of us', [at('99', ours)], [at('99.5', ours)], false],
    ['less of us', [at('99', ours)], [at('98', ours)], true],
    ['another unit', [at('99')], [at('99', { unit: 'orders' })], true],
    ['another period', [at('99')], [at('99', { period: 'quarter' })], true],
    ['another source', [at('99')], [at('99', { source: 'Another list' })], true],
    ['somebody else who reports', [at('99')], [at('99', { reporter: 'internal' })], true],
    ['other words of what it protects', [at('99')], [at('99', { protects: 'Orders' })], false],
    [
      'a longer time for the partner to report',
      [at('99')],
      [at('99', { due: { amount: 9, unit: 'working days' } })],
      false,
    ],
    ['a shorter one', [at('99')], [at('99', { due: { amount: 1, unit: 'working days' } })], true],
    [
      'what a team of ours owes',
      [],
      [at('99', { obligor: { team: 'Desk' }, audience: 'internal', reporter: 'internal' })],
      false,
    ],
  ])('%s', (_, before, after, word) => {
    expect(needs(before, after)).toBe(word)
  })

  test('there and back, one of the two does, or neither side is the worse', () => {
    const value = fc.constantFrom('98', '99', '99.5')
    const floor = fc.option(fc.constantFrom('90', '95'), { nil: undefined })
    const some = fc.record({ value, floor, obligor: fc.constantFrom<'internal' | 'partner'>('internal', 'partner') })
    const made = ({
      value: of,
      floor: to,
      obligor,
    }: {
      value: string
      floor: string | undefined
      obligor: 'internal' | 'partner'
    }) =>
      terms({
        figures: [
          figure({ obligor, target: { direction: 'at least', value: of, ...(to !== undefined && { floor: to }) } }),
        ],
      })
    fc.assert(
      fc.property(some, some, (one, other) => {
        const [there, back] = [
          figureBurdens(made(one), made(other), 'partner', sameHours),
          figureBurdens(made(other), made(one), 'partner', sameHours),
        ]
        const turned = { tighter: 'looser', looser: 'tighter', same: 'same', unclear: 'unclear' } as const
        expect(there.map((each) => turned[each]).toSorted()).toEqual(back.toSorted())
      }),
    )
  })

  test('what needs it waits, and the rest holds at once', () => {
    const before = terms({ figures: [at('99'), at('99', { ...ours, id: 'f-2', name: 'Answers' })] })
    const after = terms({
      figures: [at('99.5', { protects: 'Orders' }), at('99.9', { ...ours, id: 'f-2', name: 'Answers' })],
    })
    const { now, proposed } = splitTerms(before, after, NOW)
    expect(now.figures.map(({ target, protects }) => [target.value, protects])).toEqual([
      ['99', 'Orders'],
      ['99.9', figure().protects],
    ])
    expect(proposed && applyPatch(now, proposed).figures).toEqual(after.figures)
  })
})

describe('what to think over', () => {
  const many = (count: number) =>
    Array.from({ length: count }, (_, at) => figure({ id: `f-${at}`, name: `Figure ${'abcdefgh'[at]}` }))

  test('the sixth thing that a side owes, times of one kind being one for all severities and kinds', () => {
    // Times to acknowledge and to resolve, of four severities each.
    expect(hintsOn(undefined, terms({ figures: many(3) }), IS, NOW)).toEqual([])
    expect(hintsOn(terms({ figures: many(3) }), terms({ figures: many(4) }), IS, NOW)).toEqual([
      expect.stringMatching(/^Acme would owe 6 things/u),
    ])
    expect(hintsOn(terms({ figures: many(4) }), terms({ figures: many(4) }), IS, NOW)).toEqual([])
  })

  test.each([
    ['Tickets are kept in Jira', 'Jira'],
    ['12 engineers are there', '12 engineers'],
    ['2.5 FTE', '2.5 FTE'],
    ['Work at 80 EUR per hour', '80 EUR per hour'],
    ['€95/h for everybody', '€95/h'],
    ['EUR 90 per hour', 'EUR 90 per hour'],
    ['Two engineers on call', 'Two engineers'],
    ['A team of 5', 'team of 5'],
    ['The hourly rate stays', 'hourly rate'],
  ])('“%s” says how, and not what', (text, how) => {
    const hints = [
      hintsOn(terms(), terms({ figures: [figure({ protects: text })] }), IS, NOW),
      hintsOn(terms(), terms({ figures: [figure({ name: text })] }), IS, NOW),
      hintsOn(terms({ objectives: [] }), terms({ objectives: [promise({ protects: text })] }), IS, NOW),
    ]
    for (const hint of hints) expect(hint).toEqual([expect.stringContaining(`What, not how: “${how}”`)])
  })

  test.each([
    'Customers get what they ordered.',
    'Teams can work',
    'Orders per hour',
    '99 of 100 orders',
    'SAPling growth',
    'Two of three orders',
    'A team of experts is there',
    'EUR 90 per order',
  ])('“%s” does not', (text) => {
    expect(hintsOn(terms(), terms({ figures: [figure({ name: text, protects: text })] }), IS, NOW)).toEqual([])
  })

  test.each<[string, Partial<MoneyTerms>]>([
    ['a period', { cap: { percent: '0' } }],
    ['a period in an amount', { cap: { amount: 0 } }],
    ['a contract year', { yearCap: { percent: '0.00' } }],
  ])('a cap of %s at nothing draws a hint once, where something would cost anything', (_, cap) => {
    const rules: MoneyTerms['rules'] = [{ on: 'breach', objectiveId: 'f-1', costs: { percent: '5' } }]
    const capped = terms({ money: { partner: money({ rules, ...cap }) } })
    const hint = expect.stringMatching(/^Penalties of Acme are capped at nothing/u)
    expect(hintsOn(terms({ money: { partner: money({ rules }) } }), capped, IS, NOW)).toEqual([hint])
    expect(hintsOn(capped, capped, IS, NOW)).toEqual([])
    expect(hintsOn(terms(), terms({ money: { partner: money({ rules: [], ...cap }) } }), IS, NOW)).toEqual([])
  })

  test('words that stood there before draw no hint again', () => {
    const told = terms({ figures: [figure({ protects: 'Kept in Jira' })] })
    expect(
      hintsOn(told, { ...told, figures: [figure({ protects: 'Kept in Jira', unit: 'orders' })] }, IS, NOW),
    ).toEqual([])
  })
})
