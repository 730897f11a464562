import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { applyPartnerSheet } from '../../src/app/apply-partner-sheet.ts'
import { moneySheet } from '../../src/app/partners/money-sheet.ts'
import { saidMoney } from '../../src/app/partners/said-money.ts'
import { writeMoney } from '../../src/app/partners/written/write-money.ts'
import { diffTerms } from '../../src/domain/terms/diff-terms.ts'
import { mergeMoney } from '../../src/domain/terms/merge-money.ts'
import { DAY } from '../../src/domain/time/instant.ts'
import { anyTerms } from '../domain/terms/any-terms.ts'
import { acmeSheet, App, people, places } from '../kit/app-fixture.ts'
import { partnerSheet, sheetErrors } from '../kit/partner-sheet.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet)
})

afterEach(() => app[Symbol.asyncDispose]())

const BARE = { slug: 'acme', name: acmeSheet.name }
const apply = (sheet: object) => applyPartnerSheet(app.services, partnerSheet.parse({ ...BARE, ...sheet }))
const acme = async () => (await app.read((view) => view.partners.bySlug('acme')))!
const open = async () => {
  const { id } = await acme()
  return app.read((view) => view.proposals.openOf(id))
}
const proposed = async () => (await open())?.changes.map(({ what, from, to }) => `${what}: ${from} → ${to}`)

const BEGUN = { currency: 'eur', fee: '12000.00', period: 'month' }
const LATE = { measure: 'resolve', severity: 1 }

const accept = async () => {
  const { id, version } = (await open())!
  const press = { kind: 'action' as const, action: 'proposal.accept', subject: 'acme', version, data: { proposal: id } }
  return app.receive(app.inbound(people.ravi, press, places.shared))
}

describe('the money of a sheet', () => {
  const agree = () => apply({ money: { partner: { ...BEGUN, rules: [{ ...LATE, perBreach: '5 %' }], cap: '20 %' } } })

  test('waits for the partner’s word, whoever gains by it, joins part by part, and holds once it is accepted', async () => {
    await agree()
    await apply({ money: { partner: { cap: '10 %', fee: 12_500, currency: 'EUR', period: 'month' } } })
    expect((await acme()).terms.money).toEqual({})
    expect(await proposed()).toEqual([
      'the fee for what Acme Hosting owes:  → EUR 12,500.00 a month',
      'what Acme Hosting pays where it misses the time to resolve a case of severity 1:  → 5 % of the fee each',
      'the most that Acme Hosting pays in a period:  → 10 % of the fee',
      'when a contract year of what Acme Hosting owes begins:  → on 1 January',
      'what Acme Hosting pays for, of several misses by one case:  → the dearest of them',
    ])
    await accept()
    const { money, objectives } = (await acme()).terms
    const late = objectives.find((one) => one.measure === 'resolve' && one.severity === 1 && one.obligor === 'partner')!
    expect(money.partner).toMatchObject({
      fee: 1_250_000,
      rules: [{ objectiveId: late.id }],
      cap: { percent: '10' },
    })
  })

  test('ends with what it follows from, by the partner’s word, and says so', async () => {
    await agree()
    await accept()
    const end = { sla: { objectives: [{ ...LATE, obligor: 'partner', end: true }] } }
    await apply(end)
    expect((await acme()).terms.money.partner?.rules).toHaveLength(1)
    expect(await proposed()).toContain(
      'what Acme Hosting pays where it misses the time to resolve a case of severity 1: 5 % of the fee each → ',
    )
    await accept()
    const { money, objectives } = (await acme()).terms
    expect(money.partner?.rules).toEqual([])
    expect(objectives.filter((one) => one.obligor === 'partner' && one.measure === 'resolve')).toHaveLength(3)
    // A sheet can be applied again.
    await apply({ ...end, money: { partner: { rules: [{ ...LATE, end: true }] } } })
    expect(await open()).toBeUndefined()
  })

  test('that ends what there never was is refused with what there is', async () => {
    await agree()
    await accept()
    expect(await apply({ money: { partner: { rules: [{ ...LATE, severity: 2, end: true }] } } })).toMatchObject({
      refused:
        'No money follows from this, so it cannot end: The time to resolve (severity 2). It does from the time to resolve a case of severity 1.',
    })
  })

  test('keeps its currency until the contract year is over', async () => {
    await agree()
    await accept()
    app.clock.move(DAY)
    await apply({ money: { partner: { end: true } } })
    await accept()
    expect((await acme()).terms.money).toEqual({})
    const inDollars = { money: { partner: { ...BEGUN, currency: 'USD' } } }
    expect(await apply(inDollars)).toMatchObject({
      refused: expect.stringMatching(
        /^In this contract year money was agreed in EUR, .*: agree it in USD from .*1 January.* on\.$/u,
      ),
    })
    app.clock.move(366 * DAY)
    await apply(inDollars)
    expect((await proposed())?.[0]).toBe('the fee for what Acme Hosting owes:  → USD 12,000.00 a month')
  })

  test('is written so that it reads as the very same, in any currency', () => {
    fc.assert(
      fc.property(anyTerms, fc.constantFrom('EUR', 'JPY', 'KWD'), (made, currency) => {
        const { partner, internal } = made.money
        const money = {
          ...(partner && { partner: { ...partner, currency } }),
          ...(internal && { internal: { ...internal, currency } }),
        }
        const terms = { ...made, money }
        const written = writeMoney(terms)
        expect(written === undefined).toBe(Object.keys(money).length === 0)
        const read = mergeMoney({ ...terms, money: {} }, saidMoney(moneySheet.parse(written ?? {})))
        if ('refused' in read) throw new Error(read.refused)
        expect(diffTerms(terms, { ...terms, money: read })).toEqual([])
      }),
    )
  })
})

describe('what money cannot say', () => {
  const errorsOf = (partner: object) => sheetErrors({ ...BARE, money: { partner } })
  const KEPT = 'these terms cannot be kept here.'

  test.each([
    [0, 'A promise that is kept with 0 % of the cases promises nothing: give a share above 0 %, or end it.'],
    ['0 %', 'A promise that is kept with 0 % of the cases promises nothing'],
    [100.5, 'More than every case cannot keep it: 100.5 % is more than 100 %.'],
    ['-5 %', '-5 % is below zero'],
    ['most', '“most” is no number'],
  ])('and a share of cases that would be enough is refused where it cannot be one: %s', (attainment, words) => {
    const objectives = [{ measure: 'resolve', severity: 1, target: '4h', protects: 'Orders', attainment }]
    expect(sheetErrors({ ...BARE, sla: { objectives } })).toMatchObject({
      'sla.objectives.0.attainment': expect.stringContaining(words),
    })
  })

  test('and so is one beside a figure, which has a target of its own', () => {
    const figures = [{ name: 'Orders', obligor: 'partner', period: 'month', unit: '%', atLeast: 99, attainment: 95 }]
    expect(JSON.stringify(sheetErrors({ ...BARE, sla: { figures } }))).toContain('What keeps a figure is its target')
  })

  test.each<[string, object, string, string]>([
    ['service points', { servicePoints: 3 }, 'money.partner', `“servicePoints”: ${KEPT} What can be said: currency,`],
    ['a linear shortfall', { rules: [{ ...LATE, perPoint: '1 %' }] }, 'money.partner.rules.0', `“perPoint”: ${KEPT}`],
    [
      'weights in bands',
      { rules: [{ ...LATE, bands: [{ beyond: 95, costs: '5 %', weight: 2 }] }] },
      'money.partner.rules.0.bands.0',
      `“weight”: ${KEPT}`,
    ],
    [
      'a claim period',
      { earnBack: { each: '50 %', claimWithin: '30d' } },
      'money.partner.earnBack',
      `“claimWithin”: ${KEPT}`,
    ],
    [
      'a bonus for a time on cases',
      { bonuses: [{ ...LATE, reaching: 99, pays: '1 %' }] },
      'money.partner.bonuses.0',
      'A bonus is paid for an outcome alone: name a figure, not a time on cases.',
    ],
    ['no currency', { currency: 'EURO' }, 'money.partner.currency', '“EURO” is no currency'],
    ['a cap below zero', { cap: -5 }, 'money.partner.cap', '-5 is below zero: write it without a sign.'],
    ['a share below zero', { cap: '-5 %' }, 'money.partner.cap', '-5 % is below zero: write it without a sign.'],
    ['a fee in per cent', { fee: '5 %' }, 'money.partner.fee', 'A fee is an amount, like 12000.00.'],
    ['29 February', { yearFrom: '02-29' }, 'money.partner.yearFrom', 'There is no 29 February in most years'],
    [
      'earn-back in no time',
      { earnBack: { months: 0, each: 1 } },
      'money.partner.earnBack.months',
      'Write a number of at least 1.',
    ],
    ['a rule for nothing', { rules: [{ perBreach: 1 }] }, 'money.partner.rules.0.figure', 'Name what is missed'],
    ['a rule that costs nothing', { rules: [LATE] }, 'money.partner.rules.0.perBreach', 'Say what a miss costs'],
  ])('%s is refused', (_, said, path, why) => {
    expect(errorsOf({ ...BEGUN, ...said })[path]).toContain(why)
  })
})
