import { expect, test } from 'vitest'
import { acmeSheet, App, people, places } from '../../kit/app-fixture.ts'
import { at, ledgerOf, MONEY } from './ledger-of-acme.ts'

const PARTNER = { obligor: 'partner', protects: 'Orders go out' }
const MONTHLY = { ...PARTNER, period: 'month' }
const UP = { ...MONTHLY, name: 'Core up', kind: 'availability', atLeast: 99.9, service: 'Core', hours: 'always' }
const REWORK = { ...MONTHLY, name: 'Rework', reporter: 'partner', unit: '%', atLeast: 95, source: 'The order books.' }
const CALLS = { ...MONTHLY, name: 'Calls', reporter: 'internal', unit: '%', atLeast: 90, source: 'The switchboard' }
const RESOLVE = { ...PARTNER, measure: 'resolve', severity: 1, target: '4h', hours: 'always' }

test('each number that a line of a ledger costs or earns by is told with where it comes from, and what explains it is answered', async () => {
  await using app = await App.open({
    ...acmeSheet,
    sla: { figures: [UP, REWORK, CALLS], objectives: [RESOLVE], others: 'end' },
    money: {
      partner: {
        ...{ ...MONEY, cap: '40 %', earnBack: { each: '50 %' }, oneIncident: 'all' },
        rules: [
          { figure: 'Core up', bands: [{ beyond: 99.9, costs: '5 %' }] },
          { figure: 'Rework', perBreach: '3 %' },
          { measure: 'resolve', severity: 1, bands: [{ beyond: 95, costs: '2 %' }] },
        ],
        bonuses: [{ figure: 'Calls', reaching: 95, pays: '1 %' }],
      },
    },
  })
  const { ledger } = ledgerOf(app)
  await app.passTo(at('2026-12-07T09:00:00Z'))
  await app.says(people.anna, 'case acme "Core is down" --severity 1 --service Core')
  await app.passTo(at('2026-12-07T15:00:00Z'))
  await app.says(people.ravi, 'resolve CASE-1 "Back"', places.shared)
  await app.says(people.anna, 'confirm CASE-1')
  await app.passTo(at('2027-01-04T11:00:00Z'))
  await app.says(people.ravi, 'measure acme Rework 91 --period 2026-12', places.shared)
  await app.says(people.anna, 'measure acme Calls 96 --period 2026-12')
  const told = (await ledger('explain acme ledger 2026-12')).replaceAll('\u00A0', ' ')
  expect(told).toContain('That number is counted from cases: “explain acme "Core up" --period 2026-12” tells which')
  expect(told).toContain('Acme Hosting reports that number, from: The order books. “explain acme "Rework"')
  expect(told).toContain(
    'Northwind reports that number, from: The switchboard. “explain acme "Calls" --period 2026-12”',
  )
  expect(told).toContain('“explain acme resolve severity 1 --period 2026-12” tells which')
  const asked = new Set([...told.matchAll(/“(explain acme [^”]+)”/gu)].map(([, line]) => line!))
  expect(asked.size).toBe(4)
  for (const line of asked)
    for (const who of [people.anna, people.ravi])
      expect(await ledger(line, who, places.shared), line).toContain('How it comes about')
})
