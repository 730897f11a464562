import { afterEach, expect, test } from 'vitest'
import { acmeSheet, App, people, places } from '../../kit/app-fixture.ts'
import { asReport } from '../../../src/cards/as-report.ts'
import { report } from '../../../src/cli/report/report.ts'
import { REPORT } from '../../fixtures/targets-views.ts'
import { at, MONEY } from '../ledger/ledger-of-acme.ts'

let app: App
afterEach(() => app[Symbol.asyncDispose]())

/** Each row by the names of its columns, without what is empty in it. */
const rowsOf = (table: string): Record<string, string>[] => {
  const [head = [], ...rows] = table
    .trimEnd()
    .split(/\r?\n/u)
    .map((line) => [...line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/gu)].map(([, cell = '']) => cell))
  return rows.map((row) =>
    Object.fromEntries(head.flatMap((name, nth) => (row[nth] === '' ? [] : [[name, row[nth]!]]))),
  )
}
const tableOf = async (period: string) => {
  const [line] = await report(app.services, { partner: 'acme', period, format: 'csv' })
  return rowsOf(line!.text)
}

test('the table of a report names the cases that were let pass, and what was booked and corrected, each correction with the months that it is of and in', async () => {
  app = await App.open({ ...acmeSheet, money: { partner: MONEY } })
  await app.passTo(at('2026-12-07T09:00:00Z'))
  for (const title of ['Parcels are lost', 'Orders are late'])
    await app.says(people.tom, `case acme "${title}" --severity 1`)
  await app.passTo(at('2026-12-08T12:00:00Z'))
  for (const label of ['CASE-1', 'CASE-2']) {
    await app.says(people.mia, `resolve ${label} "Rolled back"`, places.shared)
    await app.says(people.tom, `confirm ${label}`)
  }
  await app.passTo(at('2027-01-12T12:00:00Z'))
  await app.says(people.anna, 'waive CASE-2 "Our gateway was down"')
  await app.passTo(at('2027-02-10T12:00:00Z'))
  const december = await tableOf('2026-12')
  expect(december.filter(({ measure }) => measure === 'resolve').find((one) => one['let pass'] === '1')).toMatchObject({
    ...{ severity: '1', 'owed by': 'Acme Hosting', kept: '0', missed: '1', 'cases let pass': 'CASE-2' },
  })
  const money = { partner: 'acme', 'owed by': 'Acme Hosting', unit: 'EUR' }
  const corrected = {
    ...money,
    measure: 'correction',
    number: '300.00',
    'correction of': '2026-12',
    'booked in': '2027-01',
  }
  expect(december.slice(-2)).toEqual([
    { ...money, period: '2026-12', measure: 'booked', number: '-800.00', 'booked in': '2026-12' },
    { ...corrected, period: '2026-12' },
  ])
  expect((await tableOf('2027-01')).filter(({ unit }) => unit === 'EUR')).toEqual([{ ...corrected, period: '2027-01' }])
})

test('and columns are only ever added at its end, so that who reads them by their places still finds them', () => {
  const [head = ''] = asReport('csv', REPORT).split('\r\n')
  expect(head.replaceAll('"', '').split(',')).toEqual([
    ...['partner', 'period', 'owed by', 'measure', 'severity', 'kind', 'target', 'kept', 'missed', 'share'],
    ...['period before', 'kept before', 'missed before', 'objective', 'figure', 'unit', 'number', 'number before'],
    ...['service', 'left out', 'still overdue', 'not agreed', 'counts for money', 'disputed in'],
    ...['void', 'struck', 'unconfirmed', 'attainment target', 'target met'],
    ...['let pass', 'cases let pass', 'correction of', 'booked in'],
  ])
  for (const line of asReport('csv', REPORT).trimEnd().split('\r\n'))
    expect([...line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/gu)]).toHaveLength(33)
})
