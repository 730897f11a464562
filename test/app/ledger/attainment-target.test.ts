import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { acmeSheet, App, people, places } from '../../kit/app-fixture.ts'
import { at, ledgerOf, MONEY } from './ledger-of-acme.ts'

const RESOLVE = { measure: 'resolve', severity: 1, target: '4h', protects: 'Orders leave the same day' }

let app: App
let acme: ReturnType<typeof ledgerOf>['acme']
let apply: ReturnType<typeof ledgerOf>['apply']
let booked: ReturnType<typeof ledgerOf>['booked']
let ledger: ReturnType<typeof ledgerOf>['ledger']

beforeEach(async () => {
  app = await App.open({
    ...acmeSheet,
    sla: { objectives: [{ ...RESOLVE, attainment: 50 }] },
    money: { partner: MONEY },
  })
  ;({ acme, apply, booked, ledger } = ledgerOf(app))
})

afterEach(() => app[Symbol.asyncDispose]())

const open = (title: string) => app.says(people.tom, `case acme "${title}" --severity 1`)
const solve = async (label: string) => {
  await app.says(people.mia, `resolve ${label} "Rolled back"`, places.shared)
  await app.says(people.tom, `confirm ${label}`)
}
/** One is resolved at once, the other a day too late. */
const oneOfTwo = async (day: string, next: string, labels: [string, string]) => {
  await app.passTo(at(`${day}T09:00:00Z`))
  for (const label of labels) await open(`Parcels of ${label} are lost`)
  await solve(labels[0])
  await app.passTo(at(`${next}T12:00:00Z`))
  await solve(labels[1])
}

describe('a promise with a share of cases that is enough', () => {
  test('is kept in a period that reaches it, and earns back what it has cost, with the arithmetic', async () => {
    await oneOfTwo('2026-12-07', '2026-12-08', ['CASE-1', 'CASE-2'])
    await oneOfTwo('2027-01-11', '2027-01-12', ['CASE-3', 'CASE-4'])
    await app.passTo(at('2027-02-04T12:00:00Z'))
    expect(await booked()).toEqual([
      '2026-12 penalty -50000',
      // Half of the cases kept it, and half of them is enough: what a single miss costs it costs all the same.
      '2027-01 penalty -50000',
      '2027-01 earn-back 25000 2026-12',
    ])
    expect(await ledger('explain acme ledger 2027-01')).toContain(
      'All that caused it was kept in 2027-01: Severity 1, resolve (50 %; at least 50 % is enough).',
    )
    const told = await ledger('explain acme resolve severity 1 --period 2027-01')
    expect(told).toContain('It is kept in a period in which at least 50 % of the cases keep it.')
    expect(told).toContain('At least 50 % is enough: 1 × 100 = 100 is not less than 2 × 50 = 100, so it was kept.')
  })

  test('is not kept by a hair less', async () => {
    await apply({ sla: { objectives: [{ ...RESOLVE, obligor: 'partner', attainment: '50.000001 %' }] } })
    await app.accepts()
    await oneOfTwo('2026-12-07', '2026-12-08', ['CASE-1', 'CASE-2'])
    await oneOfTwo('2027-01-11', '2027-01-12', ['CASE-3', 'CASE-4'])
    await app.passTo(at('2027-02-04T12:00:00Z'))
    expect(await booked()).toEqual(['2026-12 penalty -50000', '2027-01 penalty -50000'])
    expect(await ledger('explain acme resolve severity 1 --period 2027-01')).toContain(
      'At least 50.000001 % is enough: 1 × 100 = 100 is less than 2 × 50.000001 = 100.000002, so it was not kept.',
    )
  })

  test('is shown with it, in `sla`, and in the report as a card, as Markdown and as a table', async () => {
    await oneOfTwo('2026-12-07', '2026-12-08', ['CASE-1', 'CASE-2'])
    const plain = async (line: string) => (await ledger(line)).replaceAll('\u00a0', ' ')
    expect(await plain('sla acme')).toContain('resolve 4 h, kept with at least 50 % of the cases')
    expect(await plain('report acme --period 2026-12')).toContain(
      'resolve in 4 h – 1 of 2 (50 %), at least 50 % agreed, kept',
    )
    expect(await ledger('report acme --period 2026-12 --as markdown')).toContain(
      '| Severity 1, resolve | 4 h, with at least 50 % of the cases | 1 of 2 (50 %), kept | – |',
    )
    const table = await ledger('report acme --period 2026-12 --as csv')
    expect(table).toContain('"attainment target","target met"')
    expect(table).toMatch(/"Acme Hosting","resolve","1",.*,"50","yes"/u)
  })

  test('goes back to every case by 100 %', async () => {
    await open('Orders API returns 500')
    await apply({ sla: { objectives: [{ ...RESOLVE, obligor: 'partner', attainment: 100 }] } })
    await app.accepts()
    const { terms } = await acme()
    const shares = terms.objectives.flatMap((one) =>
      one.measure === 'resolve' && one.severity === 1 ? [[one.obligor, one.attainment]] : [],
    )
    expect(shares).toEqual(
      expect.arrayContaining([
        ['internal', '50'],
        ['partner', undefined],
      ]),
    )
  })

  test('refuses a band that would cost something where it is kept', async () => {
    const said = await apply({
      money: { partner: { rules: [{ measure: 'resolve', severity: 1, bands: [{ beyond: 95, costs: '5 %' }] }] } },
    })
    expect(JSON.stringify(said)).toContain(
      'the bands of the time to resolve a case of severity 1 begin at 95, though at least 50 keeps it: begin at 50 or worse.',
    )
  })
})
