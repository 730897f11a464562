import { expect, test } from 'vitest'
import { acmeSheet, App, people, places } from '../../kit/app-fixture.ts'
import { saidBy } from '../../cards/said-by.ts'
import { wrongIn } from '../../kit/adds-up.ts'
import { toldLines } from '../../kit/told-lines.ts'
import { at, ledgerOf, MONEY } from '../ledger/ledger-of-acme.ts'

const UP = {
  ...{ name: 'Availability', kind: 'availability', obligor: 'partner', period: 'month', service: 'Orders API' },
  ...{ hours: 'always', atLeast: 90, protects: 'Orders are taken' },
}
const TEN_HOURS = { measure: 'resolve', severity: 1, target: '10h', hours: 'always', obligor: 'partner' }

/** CASE-1 is due at the end of November, and a question asked half an hour before puts that off to December. */
async function missedAtTheTurn(opener: 'tom' | 'ravi' = 'tom'): Promise<App> {
  const sla = { objectives: [{ ...TEN_HOURS, protects: 'Parcels leave' }], figures: [UP] }
  const app = await App.open({ ...acmeSheet, calendar: { zone: 'UTC' }, sla, money: { partner: MONEY } })
  await app.passTo(at('2026-11-30T13:00:00Z'))
  await app.says(people[opener], 'case acme "API down" --severity 1 --service "Orders API"', places.shared)
  await app.passTo(at('2026-11-30T22:30:00Z'))
  await app.says(people.mia, 'ask CASE-1 which host?', places.shared)
  await app.passTo(at('2026-12-01T08:00:00Z'))
  await app.says(people.tom, 'reply CASE-1 all', places.shared)
  await app.passTo(at('2026-12-02T12:00:00Z'))
  await app.says(people.mia, 'resolve CASE-1 "x"', places.shared)
  await app.says(people.tom, 'confirm CASE-1', places.shared)
  return app
}

test('what was let pass is told in the period in which it would count, though it was due in another one', async () => {
  await using app = await missedAtTheTurn()
  const { ledger } = ledgerOf(app)
  const report = (period: string) => ledger(`report acme --period ${period}`)
  expect(await report('2026-11')).toContain('0 of 1')
  expect(await report('2026-12')).not.toContain('0 of 1')

  await app.says(people.anna, 'waive CASE-1 "Our gateway" --round 1')
  expect(await report('2026-11')).toContain('1 missed and let pass')
  expect(await report('2026-12')).not.toContain('let pass')
  const quarter = await report('2026-Q4')
  expect(quarter).toContain('1 missed and let pass')

  const asked = 'explain acme resolve severity 1 --period'
  const explained = await app.says(people.anna, `${asked} 2026-11`, places.shared)
  expect(toldLines(explained).flatMap((told) => wrongIn(told))).toEqual([])
  if (!('blocks' in explained)) throw new Error('no card')
  expect(saidBy(explained)).toMatch(
    /CASE-1: let pass, and not counted\. Due on Tue 1 Dec 2026, 09:30 \(Europe\/Paris\), stopped on .*\. It would count on Tue 1 Dec 2026, 00:00 \(Europe\/Paris\), its due time without the waits that began in the last tenth of the target\. Anna Berg let that pass/u,
  )
  expect(await ledger(`${asked} 2026-12`)).not.toContain('CASE-1')
})

test('so is a miss on a case that the side which owes has opened itself', async () => {
  await using app = await missedAtTheTurn('ravi')
  const { ledger } = ledgerOf(app)
  const asked = 'explain acme resolve severity 1 --period'
  const explained = await app.says(people.anna, `${asked} 2026-11`, places.shared)
  expect(toldLines(explained).flatMap((told) => wrongIn(told))).toEqual([])
  expect(await ledger(`${asked} 2026-11`)).toMatch(
    /CASE-1: opened by the side that owes.* It would count on Tue 1 Dec 2026, 00:00 \(Europe\/Paris\)/u,
  )
  expect(await ledger(`${asked} 2026-12`)).not.toContain('CASE-1')
})
