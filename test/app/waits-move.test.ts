import { afterEach, beforeEach, expect, test } from 'vitest'
import { DAY, HOUR, MINUTE } from '../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, places } from '../kit/app-fixture.ts'

/** A partner of whom nobody is in charge, so that other hours hold at once. Everybody is in Paris. */
const mia = { ...acmeSheet.people.find(({ name }) => name === 'Mia Chen')!, zone: 'Europe/Paris' }
const [anna, tom] = acmeSheet.people
const sheet = {
  ...acmeSheet,
  people: [anna!, tom!, mia],
  sla: {
    objectives: [
      { measure: 'resolve', obligor: 'partner', severity: 2, target: '2h', hours: 'always', protects: 'In time.' },
    ],
  },
}
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday']
const open = (from: string, to: string) => ({
  ...sheet,
  calendar: { zone: 'Europe/Paris', hours: [{ days: DAYS, from, to }] },
})

let app: App

/** Monday 23 November 2026, 18:00 in Paris: work is over. */
beforeEach(async () => {
  app = await App.open(sheet)
  app.clock.move(9 * HOUR)
})

afterEach(() => app[Symbol.asyncDispose]())

const inZone = (name: string, zone: string) => ({
  ...sheet,
  people: sheet.people.map((one) => (one.name === name ? { ...one, zone } : one)),
})

/** What came to somebody, or into a channel, since this was asked last. */
const told = async (to: string) => (await app.news()).filter((one) => one.to === to).map(({ card }) => card.title)
const BREACH = 'The time to resolve CASE-1 has ended'

/** A case of the partner is over its time, which waits for the morning in the shared channel. */
async function breached(): Promise<void> {
  await app.says(people.tom, 'case acme "Late leaflets" --severity 2')
  await app.passTo(app.clock.now() + 3 * HOUR)
  expect(await told('#acme-shared')).not.toContain(BREACH)
}

/** Tom has two things to hear: that a case is his, and a call of an escalation. */
async function waitsForTom(): Promise<void> {
  await app.says(people.mia, 'case "Lost parcels" --severity 4', places.shared)
  await app.says(people.anna, 'assign CASE-1 @tom', places.internal)
  await app.says(people.anna, 'check now acme', places.internal)
  await app.passTo(app.clock.now() + 5 * MINUTE)
  expect(await told('Tom Ek')).toEqual([])
}

test('what waits in a shared channel comes at once where other hours say that it is open', async () => {
  await breached()
  await app.register(open('09:00', '23:00'))
  await app.passTo(app.clock.now() + MINUTE)
  expect(await told('#acme-shared')).toContain(BREACH)
})

test('and waits on where they begin later than those for which it waited, or in another zone', async () => {
  await breached()
  await app.register(open('11:00', '17:00'))
  await app.passTo(MONDAY_NINE + DAY + 2 * HOUR - MINUTE)
  expect(await told('#acme-shared')).not.toContain(BREACH)
  await app.register({ ...sheet, calendar: { zone: 'America/New_York' } })
  await app.passTo(MONDAY_NINE + DAY + 8 * HOUR - MINUTE)
  expect(await told('#acme-shared')).not.toContain(BREACH)
  await app.passTo(MONDAY_NINE + DAY + 8 * HOUR)
  expect(await told('#acme-shared')).toContain(BREACH)
})

test.each([
  ['as a sheet gives them a zone in which they work now', () => app.register(inZone('Tom Ek', 'America/New_York'))],
  ['as the hours of their side become such', () => app.register(open('09:00', '23:00'))],
])('what waits for one person’s hours is told %s', async (_, change) => {
  await waitsForTom()
  await change()
  await app.passTo(app.clock.now() + 2 * MINUTE)
  expect(await told('Tom Ek')).toEqual(['2 things came up meanwhile'])
})

test('what waits for one person’s hours is told as their platform tells of a zone in which they work now', async () => {
  await app.says(people.anna, 'people acme add @max', places.internal)
  await app.passTo(app.clock.now() + DAY)
  await app.news()
  await app.says(people.mia, 'case "Lost parcels" --severity 4', places.shared)
  await app.says(people.anna, 'assign CASE-1 @max', places.internal)
  await app.passTo(app.clock.now() + 5 * MINUTE)
  expect(await told('Max Ruiz')).toEqual([])
  await app.says({ ...people.max, zone: 'America/New_York' }, 'help')
  await app.passTo(app.clock.now() + 2 * MINUTE)
  expect(await told('Max Ruiz')).toEqual(['CASE-1 is yours now'])
})

test('and waits on where these begin later', async () => {
  await waitsForTom()
  await app.register(inZone('Tom Ek', 'America/New_York'))
  await app.news()
  await app.register(sheet)
  await app.passTo(app.clock.now() + 2 * MINUTE)
  expect(await told('Tom Ek')).toEqual([])
  await app.register(open('11:00', '17:00'))
  await app.passTo(MONDAY_NINE + DAY + 2 * HOUR - MINUTE)
  expect(await told('Tom Ek')).toEqual([])
  await app.passTo(MONDAY_NINE + DAY + 2 * HOUR)
  expect(await told('Tom Ek')).toEqual(['2 things came up meanwhile'])
})

test('what gathers for a minute gathers on, though their zone changes meanwhile', async () => {
  await app.register(inZone('Tom Ek', 'America/New_York'))
  await app.says(people.mia, 'case "Lost parcels" --severity 4', places.shared)
  await app.says(people.mia, 'case "Wrong invoices" --severity 4', places.shared)
  await app.says(people.anna, 'assign CASE-1 @tom', places.internal)
  await app.register(inZone('Tom Ek', 'America/Chicago'))
  await app.passTo(app.clock.now() + 30_000)
  expect(await told('Tom Ek')).toEqual([])
  await app.says(people.anna, 'assign CASE-2 @tom', places.internal)
  await app.passTo(app.clock.now() + MINUTE)
  expect(await told('Tom Ek')).toEqual(['2 cases are yours now'])
})
