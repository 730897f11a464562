import { afterEach, expect, test } from 'vitest'
import { wrongIn } from '../../kit/adds-up.ts'
import { acmeSheet, App, people, places, textOf } from '../../kit/app-fixture.ts'
import { toldLines } from '../../kit/told-lines.ts'
import { at, ledgerOf } from './ledger-of-acme.ts'

/*
 * Of three cases of December Acme keeps two, two thirds: below 70 % costs 5 % of EUR 10,000. Once that is booked both sides agree that an outage which Acme said itself, and solved in
 * time, counts as a case too: three of four, and nothing to pay. No miss has changed.
 */

const RESOLVE = { measure: 'resolve', target: '4h', hours: 'always', obligor: 'partner', protects: 'Orders are taken' }
const UP = {
  ...{ name: 'Availability', kind: 'availability', service: 'Orders API', hours: 'always', obligor: 'partner' },
  ...{ period: 'month', atLeast: 90, protects: 'Orders are taken' },
}

let app: App
afterEach(() => app[Symbol.asyncDispose]())

const says = (who: keyof typeof people, line: string) => app.says(people[who], line, places.shared)
const solved = async (label: string) => {
  await says('mia', `resolve ${label} "Rolled back"`)
  await says('tom', `confirm ${label}`)
}

test('a share of cases that moved without a miss names the case that it moved by, and who said so', async () => {
  app = await App.open({
    ...acmeSheet,
    sla: { others: 'end', objectives: [RESOLVE], figures: [UP] },
    money: {
      partner: {
        ...{ currency: 'EUR', fee: '10000.00', period: 'month' },
        rules: [{ measure: 'resolve', bands: [{ beyond: 70, costs: '5 %' }] }],
      },
    },
  })
  const { booked, ledger } = ledgerOf(app)
  await app.passTo(at('2026-12-07T09:00:00Z'))
  for (const title of ['Parcels are lost', 'Orders are late', 'Returns are stuck'])
    await says('tom', `case acme "${title}" --severity 2`)
  await says('ravi', 'case acme "We are down" --service "Orders API" --severity 2')
  await app.passTo(at('2026-12-07T10:00:00Z'))
  for (const label of ['CASE-1', 'CASE-2', 'CASE-4']) await solved(label)
  await app.passTo(at('2026-12-08T10:00:00Z'))
  await solved('CASE-3')
  await app.passTo(at('2027-01-12T10:00:00Z'))
  expect(await booked()).toEqual(['2026-12 penalty -50000'])
  expect(textOf(await says('anna', 'counts CASE-4'))).toContain('its period is closed')
  await says('ravi', 'accept CASE-4')
  await app.passTo(at('2027-02-10T10:00:00Z'))
  expect(await booked()).toEqual(['2026-12 penalty -50000', '2027-01 correction 50000 2026-12'])

  const all = toldLines(await app.says(people.anna, 'explain acme ledger 2027-01'))
  for (const told of all) expect(wrongIn(told, all)).toEqual([])
  const text = all.flatMap(({ lines }) => lines).join('\n')
  expect(text).toMatch(/resolve for 2026-12: it was judged by 66\.666 %, exactly 200\/3, and is by 75 %\./u)
  expect(text).toMatch(/Anna Berg .*CASE-4/u)
  expect(text).not.toMatch(/ of CASE-[123]/u)
  expect(await ledger('ledger acme --period 2027-01')).toContain(
    'EUR 500.00 less to pay: Any other case, resolve judged by 75 % instead of 66.666 %, exactly 200/3 (CASE-4)',
  )
})

test('a figure that is counted from cases and moved after its close names the case that it moved by, and who said what of it', async () => {
  app = await App.open({
    ...acmeSheet,
    sla: { others: 'end', figures: [{ ...UP, atLeast: 99.9 }] },
    money: {
      partner: {
        ...{ currency: 'EUR', fee: '10000.00', period: 'month' },
        rules: [{ figure: 'Availability', bands: [{ beyond: 99.9, costs: '5 %' }] }],
      },
    },
  })
  const { booked, ledger } = ledgerOf(app)
  await app.passTo(at('2026-12-07T09:00:00Z'))
  await says('tom', 'case acme "Orders are down" --service "Orders API" --severity 2')
  await app.passTo(at('2026-12-07T11:00:00Z'))
  await solved('CASE-1')
  await app.passTo(at('2027-01-12T10:00:00Z'))
  expect(await booked()).toEqual(['2026-12 penalty -50000'])
  const excluded = 'exclude CASE-1 "The grid was down" --from "2026-12-07 10:00" --to "2026-12-07 12:00"'
  expect(textOf(await says('anna', excluded))).toContain('its period is closed')
  expect(textOf(await says('ravi', 'accept CASE-1'))).toContain('Agreed on CASE-1')
  await app.passTo(at('2027-02-10T10:00:00Z'))
  expect(await booked()).toEqual(['2026-12 penalty -50000', '2027-01 correction 50000 2026-12'])
  expect((await ledger('ledger acme --period 2027-01')).replaceAll('\u00A0', ' ')).toMatch(
    /EUR 500\.00 less to pay: Availability judged by 100 % instead of 99\.731 %, exactly [\d/]+ \(CASE-1\)/u,
  )
  expect(await ledger('explain acme ledger 2027-01')).toMatch(/Anna Berg .*CASE-1/u)
})
