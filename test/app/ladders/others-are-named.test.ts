import { afterEach, beforeEach, expect, test } from 'vitest'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, textOf } from '../../kit/app-fixture.ts'

let app: App

/** Monday, 11:00 in Paris: Anna is called on our side, and Ravi on theirs. */
beforeEach(async () => {
  app = await App.open(acmeSheet)
  app.clock.move(2 * HOUR)
  await app.says(people.tom, 'case acme "Lost parcels" --severity 3')
  await app.says(people.tom, 'escalate CASE-1 "No progress"')
  await app.news()
})

afterEach(() => app[Symbol.asyncDispose]())

const sides = async () => (await app.read((view) => view.ladders.byNumber(1)))!.sides
/** Where the card of ESC-1 came, or came anew. */
const shownAt = async () => {
  const cards = (await app.news()).filter(({ cardKey }) => cardKey?.startsWith('escalation:'))
  return Object.fromEntries(cards.map(({ to, card }) => [to, textOf(card)]))
}

test('whoever is named in the place of somebody who was called is called in their place, and every card says so', async () => {
  // Anna stays named for Acme, so that nothing of hers passes on.
  await app.says(people.anna, 'people acme add @Anna --role manager', places.internal)
  await app.news()
  await app.says(people.anna, 'people acme add @Uma --role account-manager', places.internal)
  const shown = await shownAt()
  expect(shown['Uma Voss']).toContain('ESC-1 waits for an acknowledgement')
  for (const to of ['Anna Berg', 'Uma Voss']) expect(shown[to], to).toContain('Uma Voss, by')
  expect((await sides()).internal).toMatchObject({ state: 'climbing', step: 0 })
})

test('whoever is called already by it is not called again by another part', async () => {
  await app.says(people.anna, 'people acme add @Ravi --role sponsor', places.internal)
  const calls = (await app.news()).filter(({ to, card }) => to === 'Ravi Shah' && card.subject === 'ESC-1')
  expect(calls.every(({ cardKey }) => cardKey?.startsWith('escalation:'))).toBe(true)
})

test('a step at which nobody is left is left at once, whoever was told at it', async () => {
  await app.says(people.anna, 'people acme add @Sol --role sponsor', places.internal)
  await app.passTo(MONDAY_NINE + 6 * HOUR)
  expect((await sides()).partner).toMatchObject({ state: 'climbing', step: 2, cycle: 1 })
  await app.says(people.anna, 'people acme remove @Sol', places.internal)
  expect((await sides()).partner).toMatchObject({ state: 'climbing', step: 0, cycle: 2 })
})
