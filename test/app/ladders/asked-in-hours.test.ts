import { afterEach, expect, test } from 'vitest'
import { HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, textOf } from '../../kit/app-fixture.ts'

let app: App

afterEach(() => app[Symbol.asyncDispose]())

const ours = async () => (await app.read((view) => view.ladders.byNumber(1)))!.sides.internal

/** An escalation that calls Anna, then Tom, each for two hours. Anna works in that zone; it is nine in Paris. */
async function escalated(zone: string): Promise<void> {
  const named = acmeSheet.people.map((one) => (one.name === 'Anna Berg' ? { ...one, zone } : one))
  const ladder = { ours: ['account-manager', 'member'].map((role) => ({ tell: [role], wait: '2h' })) }
  app = await App.open({ ...acmeSheet, people: named, ladder })
  await app.says(people.mia, 'case "Lost parcels" --severity 3', places.shared)
  await app.says(people.mia, '@Liaison escalate CASE-1 "No progress"', places.shared)
}

/** What came to Anna of what she has, or put off, until then: after how many hours, and what it says. */
async function heardUntil(hours: number): Promise<string[]> {
  const all: string[] = []
  for (await app.news(); app.clock.now() < MONDAY_NINE + hours * HOUR;) {
    await app.passTo(app.clock.now() + 30 * MINUTE)
    for (const { to, card } of await app.news())
      if (to === 'Anna Berg' && /Do you still|climbs again/u.test(textOf(card)))
        all.push(`${(app.clock.now() - MONDAY_NINE) / HOUR}: ${textOf(card)}`)
  }
  return all
}

test('whoever has it and works elsewhere is asked as their hours begin, and has an hour of these to answer', async () => {
  await escalated('America/New_York')
  await app.says({ ...people.anna, zone: 'America/New_York' }, 'ack ESC-1 --until 05:30')
  const [asked, ...more] = await heardUntil(6.5)
  // In New York it is six hours earlier.
  expect(asked).toMatch(/^6: .*say so by Mon 23 Nov 2026, 10:00/u)
  expect(more).toEqual([])
  expect(await ours()).toMatchObject({ state: 'acknowledged', asked: { until: MONDAY_NINE + 7 * HOUR } })
  await app.passTo(MONDAY_NINE + 7 * HOUR)
  expect(await ours()).toMatchObject({ state: 'climbing', step: 1 })
})

test('whoever wants quiet is asked as it ends, and has an hour from then on', async () => {
  await escalated('Europe/Paris')
  await app.says(people.anna, 'quiet 12:00-15:00')
  await app.says(people.anna, 'ack ESC-1 --until 12:30')
  expect(await heardUntil(6.5)).toEqual([expect.stringMatching(/^6: .*say so by Mon 23 Nov 2026, 16:00/u)])
  expect(await ours()).toMatchObject({ state: 'acknowledged' })
})

test('what was put off until a time of quiet waits for its next step from when on that may be read', async () => {
  await escalated('Europe/Paris')
  await app.says(people.anna, 'quiet 11:00-14:00')
  await app.says(people.anna, 'snooze ESC-1 until 11:30')
  expect(await heardUntil(6.5)).toEqual([expect.stringMatching(/^5: .*the next step comes Mon 23 Nov 2026, 16:00/u)])
  expect(await ours()).toMatchObject({ state: 'climbing', step: 0 })
})

test('a question that could not be sent until their side climbed on is not sent', async () => {
  await escalated('Europe/Paris')
  await app.says(people.anna, 'ack ESC-1 --until 10:00')
  await app.news()
  // Nothing is sent meanwhile.
  await app.passTo(MONDAY_NINE + 2 * HOUR)
  expect(await ours()).toMatchObject({ state: 'climbing', step: 1 })
  const heard = (await app.news()).filter(({ to }) => to === 'Anna Berg').map(({ card }) => textOf(card))
  expect(heard.filter((text) => text.includes('Do you still'))).toEqual([])
})
