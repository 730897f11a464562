import { afterEach, expect, test } from 'vitest'
import { acmeSheet, App, people, places, textOf } from '../../kit/app-fixture.ts'
import { saidBy } from '../../cards/said-by.ts'
import { at, ledgerOf, MONEY } from './ledger-of-acme.ts'

const promise = (obligor: string, target: string, more: object = {}) => ({
  ...{ measure: 'resolve', obligor, target, hours: 'always', protects: 'Parcels leave', ...more },
})
const priced = (rule: object) => ({ ...MONEY, cap: '100 %', rules: [{ measure: 'resolve', ...rule }] })
const BANDS = {
  bands: [
    { beyond: 90, costs: '10 %' },
    { beyond: 50, costs: '40 %' },
  ],
}

let app: App
afterEach(() => app[Symbol.asyncDispose]())

test.each<[string, 'internal' | 'partner', object[], object, object[], number, string[]]>([
  [
    'a tighter promise of ours for each severity leaves what a miss costs',
    'internal',
    [promise('internal', '8h')],
    { perBreach: '5 %' },
    [1, 2, 3, 4].map((severity) => promise('internal', '7h59m', { severity })),
    2,
    ['2026-12 penalty -50000'],
  ],
  [
    'a tighter one of ours for severity 1 leaves its cases within the bands',
    'internal',
    [promise('internal', '8h', { attainment: 90 })],
    BANDS,
    [promise('internal', '7h', { severity: 1, attainment: 99 })],
    1,
    ['2026-12 penalty -400000'],
  ],
  [
    'the end of one of theirs without a price costs them nothing',
    'partner',
    [promise('partner', '8h', { severity: 3 }), promise('partner', '24h')],
    { perBreach: '5 %' },
    [{ measure: 'resolve', obligor: 'partner', severity: 3, end: true }],
    3,
    [],
  ],
])('%s, until the other side agrees', async (_, obligor, objectives, rule, change, severity, booked) => {
  app = await App.open({ ...acmeSheet, sla: { objectives }, money: { [obligor]: priced(rule) } })
  const ledger = ledgerOf(app)
  const before = (await ledger.acme()).terms.objectives
  await ledger.apply({ sla: { objectives: change } })
  const { id, terms } = await ledger.acme()
  expect(terms.objectives).toEqual(before)
  expect(await app.read((view) => view.proposals.openOf(id))).toBeDefined()
  const [opens, solves] = obligor === 'internal' ? [people.ravi, people.anna] : [people.tom, people.mia]
  await app.passTo(at('2026-12-07T09:00:00Z'))
  const opened = await app.says(opens, `case acme "Down" --severity ${severity}`, places.shared)
  expect('kind' in opened ? textOf(opened) : saidBy(opened)).toContain('CASE-1')
  await app.passTo(at('2026-12-09T12:00:00Z'))
  await app.says(solves, 'resolve CASE-1 "It works"', places.shared)
  await app.says(opens, 'confirm CASE-1', places.shared)
  await app.passTo(at('2027-02-04T12:00:00Z'))
  expect(await ledger.booked()).toEqual(booked)
})
