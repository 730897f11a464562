import { afterEach, expect, test } from 'vitest'
import { wrongIn } from '../../kit/adds-up.ts'
import { acmeSheet, App, people, places } from '../../kit/app-fixture.ts'
import { type LineTold, recomputeLedger } from '../../kit/recompute-ledger.ts'
import { toldLines } from '../../kit/told-lines.ts'
import { at, ledgerOf } from './ledger-of-acme.ts'

/*
 * What a case costs that is overdue while money changes under it, each line of it by its own words. By hand, for CASE-1 of 7 December 09:00 and CASE-2 of 18 January 09:00, both due four hours later:
 *
 *   period    terms at its end                        CASE-1                    CASE-2
 *   2026-12   10,000 a month, 5 % each                5 % of 10,000 = 500
 *   2027-01   20,000 a month, 7 % each since the 20th 7 % of 20,000 = 1,400     5 % of 10,000 = 500, which held when it was due
 *   2027-02   15,000 a month, 300 each since the 20th 300                       300
 *   2027-03   the same                                nothing: resolved in it   nothing
 */

const RESOLVE = {
  ...{ measure: 'resolve', severity: 1, obligor: 'partner', target: '4h', hours: 'always' },
  protects: 'Orders are taken',
}
const costs = (fee: string, perBreach: string) => ({
  money: {
    partner: {
      ...{ currency: 'EUR', fee, period: 'month', oneIncident: 'all' },
      rules: [{ measure: 'resolve', severity: 1, perBreach, whileOverdue: 'counts again' }],
    },
  },
})

let app: App
afterEach(() => app[Symbol.asyncDispose]())

test(
  'what is explained of a case that is overdue while money changes under it adds up in each period, before and after it is closed',
  { timeout: 120_000 },
  async () => {
    app = await App.open({ ...acmeSheet, sla: { others: 'end', objectives: [RESOLVE] }, ...costs('10000.00', '5 %') })
    const of = ledgerOf(app)
    const explained = async (line: string) => {
      const said = toldLines(await app.says(people.anna, `explain ${line}`))
      const all = said.map((told) => ({ ...told, heading: told.heading.replace(', provisional', '') }))
      // Which fee is whose version's is told by the lines below: here several hold.
      const wrong = (told: LineTold) => wrongIn(told, all).filter((one) => !one.startsWith('how many fees'))
      for (const told of all) expect(wrong(told), `${line}\n${told.lines.join('\n')}`).toEqual([])
      return all
    }
    const lines = async (period: string) => {
      const all = await explained(`acme ledger ${period}`)
      return recomputeLedger(all).map(({ stated, computed, text }) => {
        expect(computed, text).toBe(stated)
        return stated
      })
    }
    const changes = async (fee: string, perBreach: string) => {
      await of.apply(costs(fee, perBreach))
      await app.accepts(people.ravi, 'acme')
    }
    await app.passTo(at('2026-12-07T09:00:00Z'))
    await app.says(people.tom, 'case acme "Orders are late" --severity 1')
    await app.passTo(at('2027-01-18T09:00:00Z'))
    expect(await of.booked()).toEqual(['2026-12 penalty -50000'])
    await app.says(people.tom, 'case acme "Orders are late again" --severity 1')
    await app.passTo(at('2027-01-20T09:00:00Z'))
    await changes('20000.00', '7 %')
    // Of January nothing is closed yet, and one counts again only if it still is overdue as it ends.
    await lines('2027-01')
    await app.passTo(at('2027-02-20T09:00:00Z'))
    expect((await of.booked()).at(-1)).toBe('2027-01 penalty -190000')
    await changes('15000.00', '300.00')
    await app.passTo(at('2027-03-10T09:00:00Z'))
    expect((await of.booked()).at(-1)).toBe('2027-02 penalty -60000')
    for (const label of ['CASE-1', 'CASE-2']) {
      await app.says(people.mia, `resolve ${label} "Rolled back"`, places.shared)
      await app.says(people.tom, `confirm ${label}`)
    }
    await app.passTo(at('2027-04-12T09:00:00Z'))
    expect(await of.booked()).toEqual(['2026-12 penalty -50000', '2027-01 penalty -190000', '2027-02 penalty -60000'])
    expect(await lines('2026-12')).toEqual([50_000, 50_000])
    expect((await lines('2027-01')).toSorted((a, b) => a - b)).toEqual([50_000, 140_000, 190_000])
    expect((await lines('2027-02')).toSorted((a, b) => a - b)).toEqual([30_000, 30_000, 60_000])
    expect(await lines('2027-03')).toEqual([])
    for (const period of ['2026-12', '2027-01', '2027-02', '2027-03'])
      await explained(`acme resolve severity 1 --period ${period}`)
    await explained('CASE-1')
    await explained('CASE-2')
  },
)
