import { describe, expect, test } from 'vitest'
import { diffTerms } from '../../../src/domain/terms/diff-terms.ts'
import { mergeMoney, type SaidMoney } from '../../../src/domain/terms/merge-money.ts'
import { moneyProblems } from '../../../src/domain/terms/money-problems.ts'
import { wordJudge } from '../../../src/domain/terms/needs-word.ts'
import { splitTerms } from '../../../src/domain/terms/split-terms.ts'
import { applyPatch, joinPatches, patchOf } from '../../../src/domain/terms/terms-patch.ts'
import type { Terms } from '../../../src/domain/terms/terms.ts'
import type { MoneyTerms } from '../../../src/domain/sla/ledger/money-terms.ts'
import { voiceOf } from '../../../src/domain/terms/voice.ts'
import { figure, money, promise, terms } from '../../fixtures/terms.ts'

const FROM = Date.UTC(2026, 10, 27)
const BOTH = voiceOf({ internal: 'Northwind', partner: 'Acme' })

const urgent = promise({ id: 'o-urgent', severity: 1 })
const desk = promise({ id: 'o-desk', measure: 'acknowledge', obligor: { team: 'Desk' }, audience: 'internal' })
const answer = promise({ id: 'o-answer', measure: 'answer', obligor: 'internal' })
const OWED = { objectives: [promise(), urgent, desk, answer], figures: [figure()] }
const owing = (change: Partial<MoneyTerms> = {}, owed: Partial<Terms> = {}) =>
  terms({ ...OWED, ...owed, money: { partner: money(change) } })

describe('money in words', () => {
  const changes = (before: Terms, after: Terms) =>
    diffTerms(before, after, BOTH).map(({ what, from, to }) => `${what}: ${from} → ${to}`)

  test('says each part that changes, by what it is about', () => {
    const after = owing({
      fee: 1_250_000,
      rules: [
        { on: 'breach', objectiveId: 'o-urgent', costs: { amount: 25_000 } },
        {
          on: 'bands',
          objectiveId: 'f-1',
          bands: [
            { beyond: '99', percent: '5' },
            { beyond: '97.5', percent: '10' },
          ],
          decimals: 1,
        },
      ],
      yearCap: { percent: '10' },
      yearFrom: '04-01',
      oneIncident: 'all',
      earnBack: { months: 3, each: { percent: '50' }, atMost: '100' },
      bonuses: [{ objectiveId: 'f-1', reaching: '99.9', pays: { percent: '2' } }],
      bonusCap: { amount: 100_000 },
    })
    expect(changes(owing(), after)).toEqual([
      'the fee for what Acme owes: EUR 12,000.00 a month → EUR 12,500.00 a month',
      'what Acme pays where it misses the time to resolve any case: 5 % of the fee each → ',
      'when a contract year of what Acme owes begins: on 1 January → on 1 April',
      'what Acme pays for, of several misses by one case: the dearest of them → each of them',
      'what Acme pays where it misses the time to resolve a case of severity 1:  → EUR 250.00 each',
      'what Acme pays where it misses “Orders without rework”:  → 5 % of the fee where worse than 99, 10 % of the fee where worse than 97.5, rounded to 1 decimal first',
      'the most that Acme pays in a contract year:  → 10 % of the fees of the year',
      'what Acme earns back of a penalty:  → 50 % of it for each period in which all that caused it is kept, for 3 months, at most 100 %',
      'what Acme is paid for “Orders without rework”:  → 2 % of the fee at 99.9 or better',
      'the most that Acme is paid as bonuses in a period:  → EUR 1,000.00',
    ])
  })

  test('is nothing where only the order of rules or the ids of what they are about differ', () => {
    const rules = (ids: string[]) =>
      ids.map((objectiveId) => ({ on: 'breach' as const, objectiveId, costs: { percent: '5' } }))
    const before = owing({ rules: rules(['o-resolve', 'f-1']) })
    const renamed = { objectives: [promise({ id: 'other' })], figures: [figure({ id: 'another' })] }
    const after = owing({ rules: rules(['another', 'other']) }, renamed)
    expect(diffTerms(owing({ rules: rules(['o-resolve', 'f-1']) }, { ...renamed, ...OWED }), before)).toEqual([])
    expect(changes({ ...before, objectives: [promise()] }, after)).toEqual([])
  })
})

describe('a change of money', () => {
  const needsWord = wordJudge(FROM)

  test.each<[string, Terms, Terms]>([
    ['that begins', terms(OWED), owing()],
    ['that ends', owing(), terms(OWED)],
    ['that costs the partner less', owing(), owing({ cap: { percent: '10' } })],
    ['that costs our side more', terms(OWED), terms({ ...OWED, money: { internal: money({ rules: [] }) } })],
    ['by another fee', owing(), owing({ fee: 1_200_001 })],
  ])('%s needs the partner’s word', (_, before, after) => {
    expect(needsWord(before, after)).toBe(true)
    expect(splitTerms(before, after, FROM)).toEqual({ now: before, proposed: patchOf(before, after) })
  })

  test('takes what follows from a promise with it where the promise ends, so that the end waits too', () => {
    const before = owing({ rules: [{ on: 'breach', objectiveId: 'o-urgent', costs: { percent: '5' } }] })
    const after = mergeMoney({ ...before, objectives: [promise(), desk, answer] }, {})
    if ('refused' in after) throw new Error(after.refused)
    expect(after.partner?.rules).toEqual([])
    const wanted = { ...before, objectives: [promise(), desk, answer], money: after }
    const { now, proposed } = splitTerms(before, wanted, FROM)
    expect(now).toEqual(before)
    expect(applyPatch(now, proposed!)).toEqual(wanted)
    expect(diffTerms(before, wanted, BOTH)).toContainEqual({
      what: 'what Acme pays where it misses the time to resolve a case of severity 1',
      from: '5 % of the fee each',
      to: '',
    })
  })

  test('is left out where what it follows from is not there any more by the time it is accepted', () => {
    const costs = { on: 'breach' as const, objectiveId: 'o-urgent', costs: { percent: '5' } }
    const patch = patchOf(terms(OWED), owing({ rules: [costs] }))
    const later = applyPatch(terms({ ...OWED, objectives: [promise()] }), patch)
    expect(later.money.partner).toEqual(money({ rules: [] }))
  })

  test('leaves the parts that it does not name as they are by then', () => {
    const before = owing()
    const cap = patchOf(before, owing({ cap: { percent: '10' } }))
    const fee = patchOf(before, owing({ fee: 1_500_000 }))
    expect(applyPatch(applyPatch(before, fee), cap)).toEqual(owing({ fee: 1_500_000, cap: { percent: '10' } }))
    expect(applyPatch(before, joinPatches(cap, fee))).toEqual(owing({ fee: 1_500_000, cap: { percent: '10' } }))
  })

  test('follows what it is about by the id that this has where it is made anew', () => {
    const made = (id: string) =>
      patchOf(
        terms({ objectives: [] }),
        terms({
          objectives: [promise({ id })],
          money: { partner: money({ rules: [{ on: 'breach', objectiveId: id, costs: { percent: id } }] }) },
        }),
      )
    const applied = applyPatch(terms({ objectives: [] }), joinPatches(made('1'), made('2')))
    expect(applied.objectives.map(({ id }) => id)).toEqual(['1'])
    expect(applied.money.partner?.rules).toEqual([{ on: 'breach', objectiveId: '1', costs: { percent: '2' } }])
  })
})

describe('money that cannot be agreed', () => {
  const bands = (...all: [string, string][]): MoneyTerms['rules'] => [
    { on: 'bands', objectiveId: 'f-1', bands: all.map(([beyond, percent]) => ({ beyond, percent })) },
  ]
  const less = figure({ target: { direction: 'at most', value: '3' }, unit: 'days' })

  test.each<[string, Partial<MoneyTerms>, Partial<Terms>, string | undefined]>([
    ['nothing wrong', { rules: bands(['99', '5'], ['97', '10']) }, {}, undefined],
    [
      'bands in the wrong direction',
      { rules: bands(['97', '5'], ['99', '10']) },
      {},
      'Money for what Acme owes: the bands of “Orders without rework” go in the wrong direction: more is better, so each begins below the one before.',
    ],
    ['bands where less is better', { rules: bands(['3', '5'], ['5', '10']) }, { figures: [less] }, undefined],
    [
      'those in the wrong direction',
      { rules: bands(['5', '5'], ['4', '10']) },
      { figures: [less] },
      'less is better, so each begins above the one before.',
    ],
    ['bands out of order', { rules: bands(['98', '5'], ['95', '10'], ['97', '7']) }, {}, 'out of order'],
    ['two bands at one edge', { rules: bands(['98', '5'], ['98', '10']) }, {}, 'begin at 98: keep one of them.'],
    [
      'a worse band that costs no more',
      { rules: bands(['98', '10'], ['95', '10']) },
      {},
      'overlap: worse than 95 must cost more than 10 %.',
    ],
    [
      'a band within what is kept',
      { rules: bands(['99.5', '5']) },
      {},
      'begin at 99.5, though at least 99 keeps it: begin at 99 or worse.',
    ],
    ['a band beyond all shares', { rules: bands(['-1', '5']) }, {}, 'begins at 0 to 100 %, not at -1 %.'],
    ['no bands', { rules: bands() }, {}, 'are empty'],
    ['a share above all', { rules: bands(['98', '101']) }, {}, 'is more than 0 and at most 100 %, not 101 %.'],
    ['a cap above all', { cap: { percent: '100.5' } }, {}, 'the cap of a period is 0 to 100 %, not 100.5 %.'],
    ['no cap at all', { cap: { amount: 0 } }, {}, undefined],
    ['a share of nothing', { fee: 0 }, {}, 'a share of a fee of EUR 0.00 is nothing: say the fee, or an amount.'],
    ['29 February', { yearFrom: '02-29' }, {}, 'let contract years begin on 02-28, or on 03-01.'],
    ['31 April', { yearFrom: '04-31' }, {}, '“04-31” is no day of every year'],
    [
      'earn-back in no time',
      { earnBack: { months: 0, each: { percent: '50' }, atMost: '100' } },
      {},
      'a penalty is earned back within 1 to 36 months, not 0.',
    ],
    [
      'a bonus for a time on cases',
      { bonuses: [{ objectiveId: 'o-resolve', reaching: '99', pays: { percent: '1' } }] },
      {},
      'the time to resolve any case earns no bonus: a bonus is paid for the numbers of a figure alone.',
    ],
    [
      'a bonus below the target',
      { bonuses: [{ objectiveId: 'f-1', reaching: '98', pays: { percent: '1' } }] },
      {},
      'a bonus for “Orders without rework” at 98 would be paid though at least 99 is missed.',
    ],
    [
      'a figure of another period',
      { rules: bands(['99', '5']) },
      { figures: [figure({ period: 'quarter' })] },
      '“Orders without rework” is judged each quarter, and money is reckoned each month: take one period for both.',
    ],
    [
      'a miss that costs nothing',
      { rules: [{ on: 'breach', objectiveId: 'o-resolve', costs: { amount: 0 } }] },
      {},
      'what a miss of the time to resolve any case costs is nothing: give an amount, or end it.',
    ],
  ])('%s', (_, change, owed, problem) => {
    const problems = moneyProblems(owing(change, owed), BOTH)
    if (problem === undefined) expect(problems).toEqual([])
    else expect(problems.join(' ')).toContain(problem)
  })

  test('in two currencies', () => {
    const both = { ...OWED, money: { partner: money(), internal: money({ currency: 'USD', rules: [] }) } }
    expect(moneyProblems(both)).toEqual([
      'One side’s money is agreed in USD, the other’s in EUR, and their sums could not be set side by side: take one currency for both.',
    ])
  })
})

describe('money as somebody says it', () => {
  const said = (one: SaidMoney, before: Terms['money'] = {}, side: 'partner' | 'internal' = 'partner') =>
    mergeMoney({ ...OWED, money: before }, { [side]: one })
  const stay = { others: 'stay' } as const
  const begun = { currency: 'EUR', fee: '12000', period: 'month', ...stay } as const
  const perBreach = { perBreach: { amount: '250' } } as const

  test('leaves what it does not say as it was, and takes away what it says there is none of', () => {
    const before = { partner: money({ yearCap: { percent: '10' } }) }
    expect(
      said({ ...stay, fee: '12500', cap: 'none', rules: [{ figure: 'orders WITHOUT rework', ...perBreach }] }, before),
    ).toEqual({
      partner: {
        ...{ period: 'month', currency: 'EUR', fee: 1_250_000, yearCap: { percent: '10' } },
        rules: [...money().rules, { on: 'breach', objectiveId: 'f-1', costs: { amount: 25_000 } }],
        ...{ yearFrom: '01-01', oneIncident: 'highest', bonuses: [] },
      },
    })
    expect(said({ ...stay, rules: [{ measure: 'resolve', end: true }] }, before)).toMatchObject({
      partner: { rules: [] },
    })
    expect(said({ others: 'end', rules: [] }, before)).toMatchObject({ partner: { rules: [] } })
    expect(said({ end: true }, before)).toEqual({})
  })

  test.each<[string, SaidMoney, string, string]>([
    ['no currency', { ...stay, fee: '1', period: 'month' }, 'money.partner.currency', 'Say the currency, like EUR.'],
    ['no fee', { ...stay, currency: 'EUR' }, 'money.partner.fee', 'Say the fee of a period'],
    [
      'an amount finer than its currency',
      { ...begun, currency: 'JPY', fee: '1.5' },
      'money.partner.fee',
      '1.5 is finer than JPY can be: it has no decimals.',
    ],
    [
      'a figure that is not there',
      { ...begun, rules: [{ figure: 'Orders', ...perBreach }] },
      'money.partner.rules',
      '“Orders” is not promised by this side, so no money can follow from it. It owes the time to resolve any case; the time to resolve a case of severity 1; “Orders without rework”.',
    ],
    [
      'a target that is not there',
      { ...begun, rules: [{ measure: 'resolve', severity: 2, kind: 'incident', ...perBreach }] },
      'money.partner.rules',
      'The time to resolve (severity 2, incident) is not promised by this side',
    ],
    [
      'what a team of ours owes',
      { ...begun, rules: [{ measure: 'acknowledge', ...perBreach }] },
      'money.partner.rules',
      'The time to acknowledge any case is owed by a team of ours inside our company: no money follows from it.',
    ],
    [
      'what the other side owes',
      { ...begun, rules: [{ measure: 'answer', ...perBreach }] },
      'money.partner.rules',
      'The time to answer questions on any case is owed by the other side: say what follows from it under “internal”.',
    ],
    [
      'the same twice',
      {
        ...begun,
        rules: [
          { measure: 'resolve', ...perBreach },
          { measure: 'resolve', end: true },
        ],
      },
      'money.partner.rules',
      'The same is there twice: keep the one that holds.',
    ],
  ])('%s is refused', (_, one, field, why) => {
    const refused = said(one)
    expect(refused).toMatchObject({ field })
    expect('refused' in refused && refused.refused).toContain(why)
  })

  test('another currency is refused while it is agreed in one', () => {
    expect(said({ ...stay, currency: 'USD' }, { partner: money() })).toEqual({
      refused:
        'It is agreed in EUR, and amounts of two currencies cannot be added up: end it first, and agree it in USD from another contract year on.',
      field: 'money.partner.currency',
    })
  })
})
