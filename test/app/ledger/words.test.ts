import { afterEach, expect, test } from 'vitest'
import { ledger } from '../../../src/cli/ledger/ledger.ts'
import { acmeSheet, App, people, places, type TestPerson, textOf } from '../../kit/app-fixture.ts'
import { saidBy } from '../../cards/said-by.ts'

let app: App

afterEach(() => app[Symbol.asyncDispose]())

const at = (iso: string) => Temporal.Instant.from(iso).epochMilliseconds
const says = async (line: string, who: TestPerson = people.anna, place = places.direct) => {
  const said = await app.says(who, line, place)
  return 'kind' in said ? textOf(said) : saidBy(said)
}
const PERCENT_EACH = { measure: 'resolve', severity: 1, perBreach: '5 %' }
const MONEY = { currency: 'EUR', fee: '10000.00', period: 'month', rules: [PERCENT_EACH] }
const ORDERS = {
  ...{ name: 'Orders ok', obligor: 'partner', period: 'month', unit: '%', atLeast: 99, floor: 95 },
  ...{ source: 'The order system', protects: 'Customers get what they ordered' },
}
const open = async (partner: object, sla: object = {}) => {
  app = await App.open({ ...acmeSheet, ...sla, money: { partner: { ...MONEY, ...partner } } })
}
/** Monday 7 December 2026: a case of severity 1 for each, resolved a day too late. */
const miss = async (...titles: string[]) => {
  await app.passTo(at('2026-12-07T09:00:00Z'))
  for (const title of titles) await says(`case acme "${title}" --severity 1`, people.tom)
  await app.passTo(at('2026-12-08T12:00:00Z'))
  for (const [nth] of titles.entries()) {
    await says(`resolve CASE-${nth + 1} "Rolled back"`, people.mia, places.shared)
    await says(`confirm CASE-${nth + 1}`, people.tom)
  }
}
const AFTER_CLOSE = at('2027-01-12T09:00:00Z')

test('a report of a period that is closed says what it was closed without, and is provisional no more', async () => {
  await open({ rules: [PERCENT_EACH, { figure: 'Orders ok', perBreach: '5 %' }] }, { sla: { figures: [ORDERS] } })
  await miss('Orders are late')
  await app.passTo(at('2027-01-04T09:00:00Z'))
  expect(await says('report acme --period 2026-12')).toContain('Provisional: 1 figure is not reported yet.')
  await app.passTo(AFTER_CLOSE)
  const report = await says('report acme --period 2026-12')
  expect(report).toContain('Booked in the ledger: Acme Hosting pays EUR 500.00.')
  expect(report).not.toContain('Provisional')
  expect(report).toContain('2026-12 was closed without “Orders ok”, which is not reported: nothing follows from it.')
  expect(await says('report acme --period 2026-12', people.mia, places.shared)).toContain('was closed without')
})

test('amounts in the table of a ledger are numbers, also what is paid', async () => {
  await open({})
  await miss('Orders are late')
  await app.passTo(AFTER_CLOSE)
  const printed = await ledger(app.services, { partner: 'acme', period: '2026-12', format: 'csv' })
  const table = printed.map(({ text }) => text).join('\n')
  expect(table).toContain('"-500.00"')
  expect(table).not.toContain("'-")
})

test('a ledger that is closed names what was left of the cap of the contract year, and of what it is', async () => {
  await open({ yearCap: '700.00' })
  await miss('Orders are late', 'Parcels are lost')
  await app.passTo(AFTER_CLOSE)
  const told = await says('ledger acme --period 2026-12')
  expect(told).toContain('Together EUR 1,000.00, EUR 700.00 left of the EUR 700.00 that the contract year can come to.')
  expect(told).toContain('penalty EUR 700.00')
  const explained = await says('explain acme ledger 2026-12')
  expect(explained).toContain('come to at most EUR 700.00. Nothing of it was used before: EUR 700.00 is left.')
})

test('where terms changed within a period its ledger says by which days, shares and fees it is reckoned', async () => {
  const bands = (costs: string) => ({ figure: 'Orders ok', bands: [{ beyond: 99, costs }], decimals: 1 })
  await open({ rules: [bands('2 %')], cap: '10 %' }, { sla: { figures: [ORDERS] } })
  await app.passTo(at('2026-12-16T22:59:00Z'))
  const changed = { ...MONEY, fee: '20000.00', rules: [bands('4 %')], cap: '10 %' }
  await app.register({ ...acmeSheet, sla: { figures: [ORDERS] }, money: { partner: changed } })
  await app.accepts()
  await app.passTo(at('2027-01-04T09:00:00Z'))
  await says('measure acme "Orders ok" 97.96', people.mia, places.shared)
  await app.passTo(AFTER_CLOSE)
  const told = await says('ledger acme --period 2026-12')
  expect(told).toContain('Orders ok at 97.96 %, rounded to 98 %, beyond 99 %: (2 % × 16/31 + 4 % × 15/31) of ')
  expect(told).toContain('(EUR 10,000.00 × 16/31 + EUR 20,000.00 × 15/31) = EUR 440.37')
  expect(told).toContain(
    'by calendar days the fee is (EUR 10,000.00 × 16/31 + EUR 20,000.00 × 15/31) = EUR 14,838.71, and the cap 10 % of (EUR 10,000.00 × 16/31 + EUR 20,000.00 × 15/31) = EUR 1,483.87.',
  )
})

test('a period in which the partnership ended says on which day, and that terms changed only where they did', async () => {
  await open({})
  await app.passTo(at('2026-12-20T09:00:00Z'))
  await says('end acme "Over"')
  await app.passTo(AFTER_CLOSE)
  const told = await says('ledger acme --period 2026-12')
  expect(told).toContain(
    'The partnership ended on 20 December 2026: by calendar days the fee is (EUR 10,000.00 × 20/31) = ',
  )
  expect(told).not.toContain('terms changed')
})

test('a period in which the partnership ended after other terms came says both, and when it was resumed', async () => {
  await open({})
  await app.passTo(at('2026-12-10T09:00:00Z'))
  await app.register({ ...acmeSheet, money: { partner: { ...MONEY, fee: '20000.00' } } })
  await app.accepts()
  await app.passTo(at('2026-12-20T09:00:00Z'))
  await says('end acme "Over"')
  await app.passTo(at('2026-12-22T09:00:00Z'))
  await says('resume acme')
  await app.passTo(AFTER_CLOSE)
  expect(await says('ledger acme --period 2026-12')).toContain(
    'The terms changed within this month, the partnership ended on 20 December 2026 and the partnership was resumed on 22 December 2026: by',
  )
})

test('what is earned back or paid as a bonus says of what it is which share, and what it comes of', async () => {
  const paid = { bonuses: [{ figure: 'Orders ok', reaching: '99.5', pays: '2 %' }], bonusCap: '150.00' }
  await open({ earnBack: { months: 3, each: '80 %' }, ...paid }, { sla: { figures: [ORDERS] } })
  await miss('Orders are late')
  await app.passTo(at('2027-01-05T09:00:00Z'))
  await says('measure acme "Orders ok" 99.7', people.mia, places.shared)
  await app.passTo(AFTER_CLOSE)
  expect(await says('ledger acme --period 2026-12')).toContain(
    'bonus EUR 150.00 for Orders ok at 99.7 %, which reaches 99.5 %: 2 % of EUR 10,000.00, bonuses come to at most EUR 150.00',
  )
  await says('case acme "Once more" --severity 1', people.tom)
  await says('resolve CASE-2 "Rolled back"', people.mia, places.shared)
  await says('confirm CASE-2', people.tom)
  await app.passTo(at('2027-02-08T09:00:00Z'))
  expect(await says('ledger acme --period 2027-01')).toContain(
    'earn-back EUR 400.00 of the penalty of 2026-12: 80 % of EUR 500.00, for Severity 1, resolve, as all that caused it was kept',
  )
})
