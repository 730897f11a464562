import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { applyPartnerSheet } from '../../src/app/apply-partner-sheet.ts'
import { sheetErrors } from '../../src/app/partners/partner-sheet.ts'
import { acmeSheet, App } from '../kit/app-fixture.ts'
import { partnerSheet } from '../kit/partner-sheet.ts'

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

describe('the money of a sheet', () => {
  test('waits for the partner’s word, whoever gains by it, and joins part by part', async () => {
    await apply({ money: { partner: { ...BEGUN, rules: [{ ...LATE, perBreach: '5 %' }], cap: '20 %' } } })
    expect((await acme()).terms.money).toEqual({})
    expect(await proposed()).toEqual([
      'the fee for what Acme Hosting owes:  → EUR 12,000.00 a month',
      'what Acme Hosting pays where it misses the time to resolve a case of severity 1:  → 5 % of the fee each',
      'the most that Acme Hosting pays in a period:  → 20 % of the fee',
      'when a contract year of what Acme Hosting owes begins:  → on 1 January',
      'what Acme Hosting pays for, of several misses by one case:  → the dearest of them',
    ])
  })
})

describe('what money cannot say', () => {
  const errorsOf = (partner: object) => {
    const read = partnerSheet.safeParse({ ...BARE, money: { partner } })
    return read.success ? {} : sheetErrors(read.error)
  }
  const KEPT = 'these terms cannot be kept here.'

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
    ['earn-back in no time', { earnBack: { months: 0, each: 1 } }, 'money.partner.earnBack.months', 'Too small'],
    ['a rule for nothing', { rules: [{ perBreach: 1 }] }, 'money.partner.rules.0.figure', 'Name what is missed'],
    ['a rule that costs nothing', { rules: [LATE] }, 'money.partner.rules.0.perBreach', 'Say what a miss costs'],
  ])('%s is refused', (_, said, path, why) => {
    expect(errorsOf({ ...BEGUN, ...said })[path]).toContain(why)
  })
})
