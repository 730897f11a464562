import { afterAll, beforeAll, expect, test } from 'vitest'
import { wrongIn } from '../../kit/adds-up.ts'
import { acmeSheet, App, people, places, type TestPerson } from '../../kit/app-fixture.ts'
import { toldLines } from '../../kit/told-lines.ts'
import { at, ledgerOf } from './ledger-of-acme.ts'

/*
 * A year of money in which whatever the terms can say of it happens: a case that counts again in each month, under terms of money that change while it is overdue,
 * a cap of the period and one of the year, a miss that is waived after its month was closed, a number that is corrected, what is earned back, and a bonus.
 */

const RESOLVE = {
  ...{ measure: 'resolve', severity: 1, obligor: 'partner', target: '4h', hours: 'always' },
  protects: 'Orders are taken',
}
const ORDERS = {
  ...{ name: 'Orders without rework', obligor: 'partner', period: 'month', unit: '%', atLeast: 99, floor: 'none' },
  ...{ source: 'The order system', protects: 'Customers get what they ordered' },
}
const MONEY = {
  ...{ currency: 'EUR', fee: '10000.00', period: 'month', cap: '12 %', yearCap: '4500.00', yearFrom: '12-01' },
  rules: [
    { measure: 'resolve', severity: 1, perBreach: '5 %', whileOverdue: 'counts again' },
    {
      figure: ORDERS.name,
      bands: [
        { beyond: 99, costs: '3 %' },
        { beyond: 97, costs: '7 %' },
      ],
    },
  ],
  earnBack: { months: 6, each: '40 %' },
  bonuses: [{ figure: ORDERS.name, reaching: 99.8, pays: '2 %' }],
  bonusCap: '250.00',
}

let app: App
let booked: () => Promise<string[]>

const says = (line: string, who: TestPerson = people.tom, place = places.direct) => app.says(who, line, place)
const mia = (line: string) => says(line, people.mia, places.shared)
const on = (when: string) => app.passTo(at(`${when}T10:00:00Z`))
const measured = async (when: string, value: string) => {
  await on(when)
  await mia(`measure "Orders without rework" ${value}`)
}
const opened = async (when: string) => {
  await on(when)
  await says('case acme "Orders are late" --severity 1')
}
const solved = async (when: string, label: string) => {
  await on(when)
  await mia(`resolve ${label} "Rolled back"`)
  await says(`confirm ${label}`)
}

beforeAll(async () => {
  app = await App.open({
    ...acmeSheet,
    ...{ sla: { others: 'end', objectives: [RESOLVE], figures: [ORDERS] }, money: { partner: MONEY } },
  })
  const ledger = ledgerOf(app)
  booked = ledger.booked
  await opened('2026-12-07')
  await measured('2027-01-01', '96.5')
  await on('2027-01-15')
  await ledger.apply({ money: { partner: { ...MONEY, fee: '14000.00' } } })
  await app.accepts()
  await measured('2027-02-01', '98.2')
  await on('2027-02-10')
  await ledger.apply({ money: { partner: { ...MONEY, fee: '14000.00', cap: '10 %', oneIncident: 'all' } } })
  await app.accepts()
  await opened('2027-02-11')
  await solved('2027-02-12', 'CASE-2')
  await measured('2027-03-01', '99.1')
  await on('2027-03-09')
  await says('waive CASE-2 "Our gateway was down"', people.anna)
  await mia('measure "Orders without rework" 96.9 --period 2027-01 --why "Returns came in late"')
  await says('accept acme --figure "Orders without rework" --period 2027-01', people.anna)
  await solved('2027-03-12', 'CASE-1')
  await opened('2027-03-15')
  await app.passTo(at('2027-03-15T12:00:00Z'))
  await mia('resolve CASE-3 "Restarted"')
  await says('confirm CASE-3')
  await measured('2027-04-01', '99.9')
  await opened('2027-04-12')
  await app.passTo(at('2027-04-12T12:00:00Z'))
  await mia('resolve CASE-4 "Restarted"')
  await says('confirm CASE-4')
  await measured('2027-05-03', '99.85')
  await on('2027-05-12')
}, 120_000)
afterAll(() => app[Symbol.asyncDispose]())

const explained = async (line: string) => toldLines(await app.says(people.anna, `explain ${line}`))
const PERIODS = ['2026-12', '2027-01', '2027-02', '2027-03', '2027-04', '2027-05']

test('each line of its ledgers comes from the rest of its words, and what happened is all in it', async () => {
  expect(await booked()).toEqual([
    // 7 % of 10,000 for 96.5 %, and 5 % for CASE-1: 1,200, which is the cap of 12 %, too.
    '2026-12 penalty -120000',
    // CASE-1 again, 5 % of the fee at its end, 700. 98.2 %: 3 % of 10,000 × 15/31 + 14,000 × 16/31 = 12,064.516…, 361.94.
    '2027-01 penalty -106194',
    // CASE-1 again and CASE-2: 700 each.
    '2027-02 penalty -140000',
    // 40 % of 1,200; 2 % of 14,000 = 280, of which at most 250.
    ...['2027-03 earn-back 48000 2026-12', '2027-03 bonus 25000'],
    // 96.9 %: 7 % of 12,064.516… = 844.52, with 700 more than the cap of 12 %, 1,447.74. That is 385.80 more than was booked.
    '2027-03 correction -38580 2027-01',
    // CASE-2 was let pass.
    '2027-03 correction 70000 2027-02',
    ...['2027-04 earn-back 48000 2026-12', '2027-04 bonus 25000'],
  ])
  const words = new Set<string>()
  for (const period of PERIODS) {
    const all = await explained(`acme ledger ${period}`)
    for (const told of all) {
      expect(wrongIn(told, all), `${period}: ${told.heading}\n${told.lines.join('\n')}`).toEqual([])
      words.add(/: (?:(penalty|earn-back|bonus|correction) )?/u.exec(told.heading)?.[1] ?? 'line')
    }
  }
  expect([...words].toSorted()).toEqual(['bonus', 'correction', 'earn-back', 'line', 'penalty'])
})

test('and so does each promise and each figure of it', async () => {
  for (const period of PERIODS.slice(0, 5))
    for (const what of ['acme resolve severity 1', 'acme "Orders without rework"'])
      for (const told of await explained(`${what} --period ${period}`))
        expect(wrongIn(told), `${period}: ${told.lines.join('\n')}`).toEqual([])
})
