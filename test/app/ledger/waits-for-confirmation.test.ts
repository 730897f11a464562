import { expect, test } from 'vitest'
import { acmeSheet, App, people, places } from '../../kit/app-fixture.ts'
import { at, ledgerOf } from './ledger-of-acme.ts'

/*
 * We owe an update every two hours around the clock on a case of severity 1; a miss costs EUR 100.00. It is opened at 13:00 on 30 December, and called solved at 14:00: an update, if that is so, and
 * none if it is not. Of the partner nobody is named then who could say so, so that no silence confirms it. December could close on 5 January.
 */

const UPDATE = {
  ...{ measure: 'update', severity: 1, obligor: 'internal', target: '2h', hours: 'always' },
  protects: 'Orders are taken',
}
const MONEY = {
  ...{ currency: 'EUR', fee: '10000.00', period: 'month' },
  rules: [{ measure: 'update', severity: 1, perBreach: '100.00' }],
}

test.each([
  ['not solved CASE-1 "Still down"', ['2026-12 penalty -10000']],
  ['confirm CASE-1', []],
])(
  'a period closes on no update that was kept by a resolution alone which may still be called untrue: %s',
  async (word, entries) => {
    await using app = await App.open({
      ...acmeSheet,
      ...{ sla: { others: 'end', objectives: [UPDATE] }, money: { internal: MONEY } },
    })
    const { acme, booked } = ledgerOf(app)
    const closed = async () => {
      const { id } = await acme()
      return app.read(async (view) => (await view.ledger.closesOf(id)).map(({ period }) => period))
    }
    await app.passTo(at('2026-12-30T13:00:00Z'))
    await app.says(people.ravi, 'case "Down" --severity 1', places.shared)
    await app.passTo(at('2026-12-30T14:00:00Z'))
    await app.says(people.anna, 'resolve CASE-1 "Rolled back"')
    for (const name of ['ravi', 'mia']) await app.says(people.anna, `people acme remove @${name}`)
    await app.passTo(at('2027-01-12T09:00:00Z'))
    expect([await closed(), await booked()]).toEqual([['2026-11'], []])
    await app.says(people.anna, 'people acme add @ravi --role account-manager')
    await app.says(people.ravi, word, places.shared)
    await app.passTo(at('2027-01-14T09:00:00Z'))
    expect([(await closed()).includes('2026-12'), await booked()]).toEqual([true, entries])
  },
)
