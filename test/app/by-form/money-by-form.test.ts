import { beforeEach, expect, test } from 'vitest'
import { applyPartnerSheet } from '../../../src/app/apply-partner-sheet.ts'
import { acmeSheet, App, globexSheet, people, places, textOf } from '../../kit/app-fixture.ts'
import { AtForms, formOf } from '../../kit/by-form.ts'
import { partnerSheet } from '../../kit/partner-sheet.ts'

/** Nobody is named on the other side, so that whatever is changed holds at once. */
const HOOLI = {
  slug: 'hooli',
  name: 'Hooli Fibre',
  people: [
    {
      ...{ name: people.priya.name, side: 'internal', roles: ['sponsor'], zone: 'Europe/Paris' },
      slack: `${people.priya.tenantId}/${people.priya.userId}`,
    },
    {
      ...{ name: people.anna.name, side: 'internal', roles: ['account-manager'], zone: 'Europe/Paris' },
      slack: `${people.anna.tenantId}/${people.anna.userId}`,
    },
  ],
}

const AGREED = {
  currency: 'JPY',
  fee: 90_000,
  period: 'month',
  rules: [{ measure: 'resolve', severity: 1, perBreach: 400 }],
}

let app: App
let anna: AtForms

beforeEach(async () => {
  app = await App.open(HOOLI, globexSheet, { ...acmeSheet, money: { partner: AGREED } })
  anna = new AtForms(app, people.anna)
  return () => app[Symbol.asyncDispose]()
})

const hooli = async () => (await app.read((view) => view.partners.bySlug('hooli')))!
const resolves = async () => {
  const { objectives } = (await hooli()).terms
  return objectives.find((one) => one.measure === 'resolve' && one.severity === 1 && one.obligor === 'partner')!.id
}
const apply = (sheet: object) =>
  applyPartnerSheet(app.services, partnerSheet.parse({ slug: 'hooli', name: 'Hooli Fibre', ...sheet }))

test('the fee, what one miss costs and the cap are agreed by form, and by form it ends', async () => {
  const owed = await resolves()
  const said = await anna.change('terms.money', 'hooli', 'partner', {
    ...{ fee: '12 000', currency: 'eur', owed, costs: '5 %', cap: '20 %' },
  })
  expect(said).toContain(
    'what their side pays where it misses the time to resolve a case of severity 1, 5 % of the fee each',
  )
  expect((await hooli()).terms.money).toEqual({
    partner: {
      ...{ period: 'month', currency: 'EUR', fee: 1_200_000, yearFrom: '01-01', oneIncident: 'highest', bonuses: [] },
      rules: [{ on: 'breach', objectiveId: owed, costs: { percent: '5' } }],
      cap: { percent: '20' },
    },
  })
  const form = await anna.open('terms.money', 'hooli', 'partner')
  expect(form.intro).toContain(
    'What Hooli Fibre pays where it misses the time to resolve a case of severity 1: 5 % of the fee each.',
  )
  await anna.send(await anna.preview(form, { owed, costs: 'none', cap: undefined }))
  const { partner } = (await hooli()).terms.money
  expect(partner).toMatchObject({ fee: 1_200_000, rules: [] })
  expect(partner).not.toHaveProperty('cap')
  await anna.change('terms.money', 'hooli', 'partner', { goes: 'ends' })
  expect((await hooli()).terms.money).toEqual({})
})

test('whether a case that stays overdue counts again is agreed by form too, and stays where only its price changes', async () => {
  const owed = await resolves()
  const rules = async () => (await hooli()).terms.money.partner!.rules
  const said = await anna.change('terms.money', 'hooli', 'partner', {
    ...{ fee: '12000', currency: 'EUR', owed, costs: '5 %', overdue: 'again' },
  })
  expect(said).toContain('5 % of the fee each, counted again in each later period at whose end it is still overdue')
  await anna.change('terms.money', 'hooli', 'partner', { owed, costs: '6 %' })
  expect(await rules()).toEqual([
    { on: 'breach', objectiveId: owed, costs: { percent: '6' }, whileOverdue: 'counts again' },
  ])
  await anna.change('terms.money', 'hooli', 'partner', { owed, costs: '6 %', overdue: 'once' })
  expect(await rules()).toEqual([{ on: 'breach', objectiveId: owed, costs: { percent: '6' } }])
  const form = await anna.open('terms.money', 'hooli', 'partner')
  expect(await anna.errors(form, { overdue: 'again' })).toEqual({ owed: 'Choose what it is that stays overdue.' })
})

test('what somebody else agreed meanwhile comes back, with what was entered', async () => {
  const form = await anna.open('terms.money', 'hooli', 'partner')
  const priya = new AtForms(app, people.priya)
  await priya.change('terms.money', 'hooli', 'partner', { fee: '9000', currency: 'EUR' })
  const fresh = formOf(await anna.send(form, { fee: '12000', currency: 'EUR', cap: '20 %' }))
  expect(fresh.intro[0]).toMatch(
    /^Priya Nair changed this meanwhile: new: the fee for what their side owes, EUR 9,000\.00 a month/u,
  )
  expect(fresh.fields).toContainEqual(expect.objectContaining({ id: 'fee', initial: '12000' }))
  // What money one side’s is, is no affair of whoever changes the other’s.
  const other = await anna.open('terms.money', 'hooli', 'internal')
  await priya.change('terms.money', 'hooli', 'partner', { fee: '9500' })
  expect((await anna.preview(other, { fee: '500', currency: 'EUR' })).intro[0]).toContain('EUR 500.00')
})

test('what the form cannot say stays as it is, and the form says so', async () => {
  const bands = [{ beyond: 95, costs: '5 %' }]
  await apply({
    money: {
      internal: {
        ...{ currency: 'EUR', fee: 5000, period: 'quarter', yearCap: '10 %', earnBack: { each: '50 %' } },
        rules: [{ measure: 'resolve', severity: 1, bands }],
      },
    },
  })
  const before = (await hooli()).terms.money.internal
  const form = await anna.open('terms.money', 'hooli', 'internal')
  expect(form.intro.join(' ')).toContain('5 % of the fee where worse than 95')
  expect(form.intro.at(-1)).toContain('this form leaves them as they are')
  expect(textOf(await anna.send(form))).toContain('Nothing changes')
  await anna.send(await anna.preview(form, { fee: '6000' }))
  expect((await hooli()).terms.money.internal).toEqual({ ...before, fee: 600_000 })
})

test('what cannot be is said at its field', async () => {
  const owed = await resolves()
  const errors = async (entries: Record<string, string>) =>
    anna.errors(await anna.open('terms.money', 'hooli', 'partner'), { fee: '12000', currency: 'EUR', ...entries })
  expect(await errors({ currency: 'XXZ' })).toEqual({
    currency: '“XXZ” is no currency: write its three letters, like EUR.',
  })
  expect(await errors({ fee: '1.555' })).toEqual({ fee: '1.555 is finer than EUR can be: it has 2 decimals.' })
  expect(await errors({ cap: '120 %' })).toMatchObject({ form: expect.stringContaining('the cap of a period') })
  expect(await errors({ owed })).toEqual({ costs: 'Say what a miss of it costs, or “none”.' })
  expect(await errors({ costs: '5 %' })).toEqual({ owed: 'Choose what it is that costs this.' })
  expect(await errors({ owed, costs: 'much' })).toMatchObject({ costs: expect.stringContaining('is no number') })
})

test('where somebody of the partner may accept it, it is proposed, whoever gains', async () => {
  const preview = await anna.preview(await anna.open('terms.money', 'globex', 'internal'), {
    ...{ fee: '12000', currency: 'EUR' },
  })
  expect(preview.intro.slice(0, 2)).toEqual([
    'Proposed to Globex Agency, holds once Leo Park accepts:',
    '– new: the fee for what Northwind owes, EUR 12,000.00 a month',
  ])
})

test('both companies read it, part by part', async () => {
  const cards = [
    await app.says(people.anna, 'terms acme'),
    await app.says(people.tom, 'terms acme money'),
    await app.says(people.ravi, 'terms acme money', places.shared),
  ].map((card) => JSON.stringify(card))
  for (const card of cards)
    expect(card).toContain('JPY 90,000 a month for what Acme Hosting owes, 1 thing of which costs when missed')
  for (const card of cards.slice(1))
    expect(card).toContain(
      'What Acme Hosting pays where it misses the time to resolve a case of severity 1: JPY 400 each',
    )
  expect(formOf((await app.says(people.anna, 'terms hooli money')) as never).form).toBe('terms.money')
})
