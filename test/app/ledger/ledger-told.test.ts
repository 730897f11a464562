import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { plainText } from '../../../src/cards/plain-text.ts'
import { acmeSheet, App, people, places, textOf } from '../../kit/app-fixture.ts'
import { saidBy } from '../../cards/said-by.ts'
import { at, ledgerOf, MONEY, openWithMoney } from './ledger-of-acme.ts'

let app: App
let apply: ReturnType<typeof ledgerOf>['apply']
let booked: ReturnType<typeof ledgerOf>['booked']
let ledger: ReturnType<typeof ledgerOf>['ledger']

beforeEach(async () => {
  app = await openWithMoney()
  ;({ apply, booked, ledger } = ledgerOf(app))
})

afterEach(() => app[Symbol.asyncDispose]())

/** Two cases of severity 1 on Monday 7 December that are resolved a day too late. */
const missTwo = async () => {
  await app.passTo(at('2026-12-07T09:00:00Z'))
  await app.says(people.tom, 'case acme "Orders API returns 500" --severity 1')
  await app.says(people.tom, 'case acme "Parcels are lost" --severity 1')
  await app.passTo(at('2026-12-08T12:00:00Z'))
  for (const label of ['CASE-1', 'CASE-2']) {
    await app.says(people.mia, `resolve ${label} "Rolled back"`, places.shared)
    await app.says(people.tom, `confirm ${label}`)
  }
}
const closed = async () =>
  (await app.news())
    .filter(({ card }) => card.title.endsWith('is closed'))
    .map(({ to, card }) => [to, plainText(card.headline!)])

describe('a period of a ledger', () => {
  test('whose two sides close on different days is told each time, and nothing is said of a side before', async () => {
    const rules = [{ measure: 'resolve', severity: 1, perBreach: '5 %' }]
    const orders = { name: 'Orders ok', obligor: 'partner', period: 'month', unit: '%', atLeast: 99, floor: 95 }
    await apply({
      sla: { figures: [{ ...orders, source: 'ERP', protects: 'Orders arrive', due: '15 working days' }] },
      money: {
        partner: { rules: [...rules, { figure: 'Orders ok', perBreach: '5 %' }] },
        internal: { currency: 'EUR', fee: '10000.00', period: 'month', rules },
      },
    })
    await app.accepts()
    await app.passTo(at('2026-12-07T09:00:00Z'))
    await app.says(people.mia, 'case acme "We need access" --severity 1', places.shared)
    await app.passTo(at('2026-12-08T12:00:00Z'))
    await app.says(people.tom, 'resolve CASE-1 "Given"')
    await app.says(people.mia, 'confirm CASE-1', places.shared)
    await app.news()
    await app.passTo(at('2027-01-08T12:00:00Z'))
    const first = (await app.news()).filter(({ card }) => card.title === '2026-12 with Acme Hosting is closed')
    expect(first).toHaveLength(1)
    expect(saidBy(first[0]!.card)).toContain('2026-12 is closed for what Northwind owes · Northwind pays EUR 500.00')
    expect(saidBy(first[0]!.card)).toContain('What Acme Hosting owes for 2026-12 is not closed yet.')
    expect(saidBy(first[0]!.card)).not.toMatch(/nothing to pay|Net:/u)
    await app.passTo(at('2027-01-14T12:00:00Z'))
    await app.says(people.mia, 'measure acme "Orders ok" 90 --period 2026-12', places.shared)
    await app.passTo(at('2027-01-30T12:00:00Z'))
    const [second] = (await app.news()).filter(({ card }) => card.title === '2026-12 with Acme Hosting is closed')
    expect(saidBy(second!.card)).toContain(
      '2026-12 is closed · Acme Hosting pays EUR 500.00 · Northwind pays EUR 500.00',
    )
  })

  test('in which money has ended takes the last correction, which is told, read, explained and disputed', async () => {
    await missTwo()
    await app.passTo(at('2027-01-20T12:00:00Z'))
    await apply({ money: { partner: { end: true } } })
    await app.accepts()
    await app.passTo(at('2027-03-10T12:00:00Z'))
    await app.says(people.anna, 'waive CASE-2 "Our gateway was down"')
    await app.news()
    await app.passTo(at('2027-04-02T12:00:00Z'))
    expect((await booked()).at(-1)).toBe('2027-04 correction 30000 2026-12')
    const told = (await app.news()).filter(({ card }) => card.title === 'A correction with Acme Hosting is booked')
    expect(told.map(({ to }) => to)).toEqual(['#acme-shared'])
    expect(saidBy(told[0]!.card)).toContain('a correction is booked in 2027-04 · Acme Hosting is paid EUR 300.00')
    const april = 'ledger acme --period 2027-04'
    expect(await ledger(april)).toContain('1. correction of 2026-12, EUR 300.00 less to pay')
    expect(await ledger('explain acme ledger --period 2027-04')).toContain('Of 2026-12 was booked before')
    expect(textOf(await app.says(people.ravi, 'dispute "No" --line 1 --period 2027-04', places.shared))).toContain(
      'CASE-3 is open',
    )
    expect(await ledger(april)).toContain('disputed in CASE-3')
    await app.says(people.ravi, 'withdraw CASE-3 "A slip"', places.shared)
    expect(await ledger(april)).not.toContain('disputed')
  })

  test('stands in the reports of the quarter and the year that it lies in', async () => {
    await missTwo()
    await app.passTo(at('2027-01-06T12:00:00Z'))
    for (const period of ['2026-12', '2026-Q4', '2026'])
      expect(await ledger(`report acme --period ${period}`)).toContain(
        'Booked in the ledger: Acme Hosting pays EUR 800.00',
      )
    expect(await ledger('report acme --period 2026-11')).not.toContain('Booked in the ledger')
  })

  test('is told to the account managers of both sides alone where there is no shared channel, if they can be reached', async () => {
    await app[Symbol.asyncDispose]()
    const channels = acmeSheet.channels.filter(({ purpose }) => purpose !== 'shared')
    const figure = { name: 'Orders ok', obligor: 'partner', period: 'month', unit: '%', atLeast: 99, floor: 95 }
    app = await App.open({
      ...{ ...acmeSheet, channels },
      sla: {
        figures: [{ ...figure, reporter: 'internal', source: 'ERP', protects: 'Orders arrive', due: '2 working days' }],
      },
      money: { partner: { ...MONEY, rules: [{ figure: 'Orders ok', perBreach: '5 %' }] } },
    })
    await app.passTo(at('2027-01-02T09:00:00Z'))
    // November closed without a number.
    await app.news()
    await app.says(people.anna, 'measure acme "Orders ok" 97 --period 2026-12')
    await app.passTo(at('2027-01-09T09:00:00Z'))
    expect((await closed()).map(([to]) => to).toSorted()).toEqual(['Anna Berg', 'Ravi Shah'])
  })
})
