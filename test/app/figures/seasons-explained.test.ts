import { afterEach, expect, test } from 'vitest'
import { wrongIn } from '../../kit/adds-up.ts'
import { acmeSheet, App, people, places } from '../../kit/app-fixture.ts'
import { toldLines } from '../../kit/told-lines.ts'
import { at } from '../ledger/ledger-of-acme.ts'

/*
 * From 7 December to 6 January of every year Acme works from 8 to 12. A case of Friday 4 December 16:00, in the usual hours to 17:00, is due after five hours: one on Friday, and four on Monday.
 */

const WEEK = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const
const RESOLVE = { measure: 'resolve', target: '5h', obligor: 'partner', protects: 'Orders are taken' }
const UP = {
  ...{ name: 'Availability', kind: 'availability', service: 'Orders API', hours: 'calendar', obligor: 'partner' },
  ...{ period: 'month', atLeast: 90, protects: 'Orders are taken' },
}

let app: App
afterEach(() => app[Symbol.asyncDispose]())

test('what is explained of a promise and a figure adds up where hours change with the season', async () => {
  app = await App.open({
    ...acmeSheet,
    calendar: {
      ...{ zone: 'Europe/Paris' },
      hours: [{ days: [...WEEK], from: '09:00', to: '17:00' }],
      seasons: [{ from: '12-07', to: '01-06', hours: [{ days: [...WEEK], from: '08:00', to: '12:00' }] }],
    },
    sla: { others: 'end', objectives: [RESOLVE], figures: [UP] },
  })
  await app.passTo(at('2026-12-04T15:00:00Z'))
  await app.says(people.tom, 'case acme "Orders API is down" --service "Orders API" --severity 1')
  await app.passTo(at('2026-12-07T11:30:00Z'))
  await app.says(people.mia, 'resolve CASE-1 "Rolled back"', places.shared)
  await app.says(people.tom, 'confirm CASE-1')
  await app.passTo(at('2027-01-12T12:00:00Z'))
  for (const what of ['CASE-1', 'acme resolve --period 2026-12', 'acme Availability --period 2026-12']) {
    const all = toldLines(await app.says(people.anna, `explain ${what}`))
    expect(all.flatMap(({ lines }) => lines).join(' ')).toContain('from 7 December to 6 January: Mon–Fri 08:00–12:00')
    for (const told of all) expect(wrongIn(told, all), `${what}\n${told.lines.join('\n')}`).toEqual([])
  }
  const [clock] = toldLines(await app.says(people.anna, 'explain CASE-1'))
  expect(clock!.lines.join(' ')).toContain('Due on Mon 7 Dec 2026, 12:00')
})

test('and where a case goes from one kind of hours to another and back, each with seasons of its own', async () => {
  const desk = { from: '07:00', to: '21:00' }
  app = await App.open({
    ...acmeSheet,
    calendar: {
      ...{ zone: 'Europe/Paris', hours: [{ days: [...WEEK], from: '09:00', to: '17:00' }] },
      seasons: [{ from: '12-07', to: '01-06', hours: [{ days: [...WEEK], from: '08:00', to: '12:00' }] }],
    },
    calendars: {
      'long desk': {
        ...{ zone: 'Europe/Paris', hours: [{ days: [...WEEK, 'saturday'], ...desk }] },
        seasons: [{ from: '2026-12-08', to: '2026-12-09', hours: [{ days: [...WEEK], from: '10:00', to: '11:00' }] }],
      },
    },
    sla: {
      others: 'end',
      objectives: [
        { ...RESOLVE, target: '20h' },
        { ...RESOLVE, severity: 1, hours: 'long desk', target: '6h' },
      ],
    },
  })
  await app.passTo(at('2026-12-04T15:00:00Z'))
  await app.says(people.tom, 'case acme "Orders API is down" --severity 3')
  await app.passTo(at('2026-12-07T09:30:00Z'))
  await app.says(people.tom, 'severity CASE-1 1')
  await app.passTo(at('2026-12-08T09:30:00Z'))
  await app.says(people.tom, 'severity CASE-1 3')
  await app.passTo(at('2026-12-09T10:30:00Z'))
  await app.says(people.mia, 'resolve CASE-1 "Rolled back"', places.shared)
  await app.says(people.tom, 'confirm CASE-1')
  const all = toldLines(await app.says(people.anna, 'explain CASE-1'))
  const text = all.flatMap(({ lines }) => lines).join('\n')
  expect(text).toContain('from 8 December 2026 to 9 December 2026: Mon–Fri 10:00–11:00')
  for (const told of all) expect(wrongIn(told, all), text).toEqual([])
})
