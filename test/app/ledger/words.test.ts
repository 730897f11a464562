import { afterEach, expect, test } from 'vitest'
import type { Card } from '../../../src/cards/card.ts'
import { ledger } from '../../../src/cli/ledger/ledger.ts'
import { acmeSheet, App, people, places, type TestPerson, textOf } from '../../kit/app-fixture.ts'
import { saidBy } from '../../cards/said-by.ts'

let app: App

afterEach(() => app[Symbol.asyncDispose]())

const at = (iso: string) => Temporal.Instant.from(iso).epochMilliseconds
const says = async (line: string, who: TestPerson = people.anna, place = places.direct) => {
  const said = await app.says(who, line, place)
  return 'kind' in said ? textOf(said) : saidBy(said as Card)
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
