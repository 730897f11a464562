import { afterEach, beforeEach, expect, test } from 'vitest'
import { HOUR, DAY, MINUTE } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, places } from '../../kit/app-fixture.ts'

let app: App

/** At eight in the evening Anna gives an escalation to Mara. */
beforeEach(async () => {
  app = await App.open(acmeSheet)
  await app.says(people.mia, 'case "Lost parcels" --severity 4', places.shared)
  await app.says(people.mia, '@Liaison escalate CASE-1 "No progress"', places.shared)
  await app.passTo(MONDAY_NINE + 11 * HOUR)
  await app.says(people.anna, 'assign ESC-1 @Mara --until "tomorrow 16:00"')
  await app.news()
})

afterEach(() => app[Symbol.asyncDispose]())

const toMara = async () =>
  (await app.news()).filter(({ to, changes }) => to === 'Mara Lind' && !changes).map(({ card }) => card.fallback)
const theMorning = () => app.passTo(MONDAY_NINE + DAY + 5 * MINUTE)

test('whoever is given an escalation outside of their hours reads it as these begin', async () => {
  await theMorning()
  expect((await toMara()).join()).toContain('ESC-1 is yours now')
})

test('also where something else of it moves until then', async () => {
  await app.says(people.mia, '@Liaison ack ESC-1', places.shared)
  await theMorning()
  expect((await toMara()).join()).toContain('ESC-1 is yours now')
})

test('and does not, where somebody else has it by then', async () => {
  await app.says(people.anna, 'assign ESC-1 @Anna')
  await theMorning()
  expect(await toMara()).toEqual([])
})
