import { afterEach, expect, test } from 'vitest'
import { acmeSheet, App, people, places } from '../../kit/app-fixture.ts'
import { toldLines } from '../../kit/told-lines.ts'
import { at, ledgerOf } from '../ledger/ledger-of-acme.ts'

let app: App
afterEach(() => app[Symbol.asyncDispose]())

const SERVICE = {
  ...{ obligor: 'partner', period: 'month', service: 'Orders API', hours: 'always', protects: 'Orders are taken' },
}

test('cases that are linked count as one failure, and cost as one, however far apart they were down', async () => {
  app = await App.open({
    ...acmeSheet,
    sla: { others: 'end', objectives: [], figures: [{ ...SERVICE, name: 'Fails', kind: 'failures', atMost: 1 }] },
    money: {
      partner: {
        ...{ currency: 'EUR', fee: '10000.00', period: 'month' },
        rules: [{ figure: 'Fails', perBreach: '500.00' }],
      },
    },
  })
  const { booked } = ledgerOf(app)
  for (const [number, day] of [
    [1, '2026-12-10'],
    [2, '2026-12-11'],
  ]) {
    await app.passTo(at(`${day}T09:00:00Z`))
    await app.says(people.tom, 'case acme "Orders API down" --severity 1', places.direct)
    await app.passTo(at(`${day}T10:00:00Z`))
    await app.says(people.tom, `resolve CASE-${number} "Restarted"`, places.direct)
  }
  await app.says(people.anna, 'same CASE-2 as CASE-1', places.direct)
  await app.passTo(at('2027-01-22T09:00:00Z'))
  expect(await booked()).toEqual([])
  const told = await app.says(people.anna, 'explain acme "Fails" --period 2026-12', places.direct)
  const lines = toldLines(told).flatMap((one) => one.lines)
  expect(lines).toContainEqual(
    expect.stringMatching(/^CASE-2: down .* No further failure: one incident with CASE-1, which counts once\.$/u),
  )
  expect(lines).toContain('Failures that began in it: 1.')
})
