import { afterAll, beforeAll, expect, test } from 'vitest'
import { wrongIn } from '../../kit/adds-up.ts'
import { acmeSheet, App, people, places } from '../../kit/app-fixture.ts'
import { toldLines } from '../../kit/told-lines.ts'
import { at, ledgerOf, MONEY } from './ledger-of-acme.ts'

/*
 * A contract year comes to at most EUR 1,200, a month to EUR 800. Five cases are missed, two of them in January, at EUR 500 each. CASE-1 is let pass in March,
 * once three months are closed, and what it used of the year goes to those after it.
 */

let app: App
let ledger: ReturnType<typeof ledgerOf>['ledger']

const MISSED = [
  { day: '2026-12-07', next: '2026-12-08', labels: ['CASE-1'] },
  { day: '2027-01-11', next: '2027-01-12', labels: ['CASE-2', 'CASE-3'] },
  { day: '2027-02-08', next: '2027-02-09', labels: ['CASE-4'] },
  { day: '2027-03-08', next: '2027-03-09', labels: ['CASE-5'] },
]

beforeAll(async () => {
  app = await App.open({
    ...acmeSheet,
    money: { partner: { ...MONEY, yearCap: '1200.00', yearFrom: '12-01' } },
  })
  ledger = ledgerOf(app).ledger
  for (const { day, next, labels } of MISSED) {
    await app.passTo(at(`${day}T09:00:00Z`))
    for (const label of labels) await app.says(people.tom, `case acme "Parcels of ${label} are lost" --severity 1`)
    await app.passTo(at(`${next}T12:00:00Z`))
    for (const label of labels) {
      await app.says(people.mia, `resolve ${label} "Rolled back"`, places.shared)
      await app.says(people.tom, `confirm ${label}`)
    }
  }
  await app.passTo(at('2027-03-20T12:00:00Z'))
  await app.says(people.anna, 'waive CASE-1 "Our gateway was down"')
  await app.passTo(at('2027-04-08T12:00:00Z'))
}, 120_000)
afterAll(() => app[Symbol.asyncDispose]())

const explained = async (period: string, line = '') =>
  toldLines(await app.says(people.anna, `explain acme ledger ${period} ${line}`.trim()))

test('a month whose lines find nothing left of the contract year says so, with what used it up', async () => {
  const [line, none] = await explained('2027-02')
  expect(line!.heading).toBe('Line 1, owed by Acme Hosting: EUR 500.00 before any cap')
  expect(none).toEqual({
    heading: 'Owed by Acme Hosting: no penalty',
    lines: [
      'One line counts: EUR 500.00 (line 1).',
      'Penalties of a period come to at most 8 % of EUR 10,000.00 = EUR 800.00.',
      'Those of the contract year that began on 1 December 2026 come to at most EUR 1,200.00. Used before: EUR 500.00 (2026-12) + EUR 700.00 (2027-01): EUR 0.00 is left.',
      'The penalty is the least of these: EUR 0.00.',
    ],
  })
  // Whoever asks for the line alone reads it with it.
  expect(await explained('2027-02', '1')).toHaveLength(2)
  expect(await ledger('ledger acme --period 2027-02')).toContain(
    'Together EUR 500.00, EUR 0.00 left of the EUR 1,200.00 that the contract year can come to, of which EUR 1,200.00 was used before.',
  )
})

test('what is told of each month adds up to what is booked, corrections too', async () => {
  for (const period of ['2026-12', '2027-01', '2027-02', '2027-03']) {
    const all = await explained(period)
    expect(all.filter(({ heading }) => /: (?:no )?penalty/u.test(heading))).toHaveLength(1)
    for (const told of all) expect(wrongIn(told, all), `${period}: ${told.lines.join('\n')}`).toEqual([])
  }
})

test('a correction of a month that is judged as before names what of an earlier one moves it, in the ledger and where it is explained', async () => {
  const told = (await explained('2027-03')).find(({ lines }) => lines[0]?.startsWith('Of 2027-01'))
  expect(told?.lines.slice(2)).toEqual([
    'What 2027-01 itself is judged by is the same.',
    'It moves with 2026-12, which is judged otherwise:',
    expect.stringMatching(
      /^CASE-1, .*: it is counted as missed no more\. .* Anna Berg .*waived .*“Our gateway was down”/u,
    ),
    'Of its contract year EUR 1,200.00 is left for it, where EUR 700.00 was.',
    'So it comes to penalty −EUR 800.00, where it came to penalty −EUR 700.00.',
  ])
  const listed = await ledger('ledger acme --period 2027-03')
  expect(listed).toContain('correction of 2026-12, EUR 500.00 less to pay: CASE-1, Severity 1, resolve, let pass')
  expect(listed).toContain(
    'correction of 2027-02, EUR 400.00 more to pay: CASE-1, Severity 1, resolve, let pass (2026-12)',
  )
})
