import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Urgency, urgencyOf } from '../../../src/domain/escalations/ladder.ts'
import { HOUR, MINUTE } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, textOf } from '../../kit/app-fixture.ts'
import { rungBy } from '../../kit/rung-by.ts'

let app: App
let rung: () => Promise<string[]>
const EVENING = MONDAY_NINE + 11 * HOUR
const ours = [
  { tell: ['account-manager'], wait: '1h' },
  { tell: ['manager'], wait: '1h' },
]

/** Northwind owes what Mia asks for; Anna is its account manager, and Mara, her manager, takes pages at night. */
beforeEach(async () => {
  app = await App.open({ ...acmeSheet, ladder: { ours, theirs: [], cycles: 2 } })
  rung = rungBy(app, 'ESC-1')
  await app.says(people.mara, 'pages on')
})

afterEach(() => app[Symbol.asyncDispose]())

const ladder = async () => (await app.read((view) => view.ladders.byNumber(1)))!
const urgency = async (): Promise<Urgency> => urgencyOf(await ladder())
const record = async () => JSON.stringify(await app.says(people.anna, 'timeline ESC-1', places.internal))
const opens = async () => void (await app.says(people.mia, 'case "Lost parcels" --severity 1', places.shared))
const escalates = (by = people.ravi) => app.says(by, '@Liaison escalate CASE-1 "No progress"', places.shared)
const lowers = async () => textOf(await app.says(people.anna, 'severity CASE-1 4', places.internal))

async function escalatedInTheEvening(): Promise<void> {
  await app.passTo(EVENING)
  await opens()
  await escalates()
}

/** The time to acknowledge of severity 1 has ended. */
async function breached(): Promise<void> {
  await opens()
  await app.passTo(MONDAY_NINE + 70 * MINUTE)
}

describe('the side that owes lowers the severity, and the other side has not confirmed it', () => {
  test('what climbs at night pages on, and calls the next step at its hour', async () => {
    await escalatedInTheEvening()
    expect(await lowers()).toContain('and ESC-1 stays a page, until the other side confirms it')
    expect(await urgency()).toBe('page')
    await rung()
    await app.passTo(EVENING + 70 * MINUTE)
    expect(await rung()).toContain('Mara Lind')
  })

  test('the escalation of a recorded breach stays as urgent as what was breached', async () => {
    await breached()
    await lowers()
    expect(await urgency()).toBe('page')
  })

  test('what is breached after it pages as what was promised', async () => {
    await opens()
    await lowers()
    await app.passTo(MONDAY_NINE + 70 * MINUTE)
    expect(await urgency()).toBe('page')
  })

  test('what whoever is owed escalates after it pages', async () => {
    await opens()
    await lowers()
    await escalates()
    expect(await urgency()).toBe('page')
  })

  test('raised again it is as it was: nobody is rung anew, and what whoever is owed calmed stays calm', async () => {
    await escalatedInTheEvening()
    await app.says(people.ravi, '@Liaison calm ESC-1 "A workaround holds"', places.shared)
    await rung()
    await lowers()
    await app.says(people.anna, 'severity CASE-1 1', places.internal)
    expect(await rung()).toEqual([])
    expect(await urgency()).toBe('notice')
  })

  test('what their own side escalated is as they say, and what the other side did pages on', async () => {
    await opens()
    await escalates(people.tom)
    await lowers()
    expect(await urgency()).toBe('notice')
    await escalates()
    expect(await urgency()).toBe('page')
  })
})

test.each([
  ['of a breach', breached],
  ['by hand', escalatedInTheEvening],
])(
  'an escalation %s calms as the other side confirms the lower severity, and the record says who',
  async (_, begun) => {
    await begun()
    await lowers()
    expect(await record()).not.toContain('a notice')
    expect(textOf(await app.says(people.mia, 'confirm CASE-1', places.shared))).toContain('go by severity 4 now')
    expect(await urgency()).toBe('notice')
    expect(await record()).toContain('Mia Chen (Acme Hosting) made ESC-1 a notice, after a page.')
  },
)

test('where our side is owed, what it escalated calms at once as it lowers the severity, and the record says who', async () => {
  await app.says(people.tom, 'case acme "Nothing works" --severity 1', places.internal)
  await app.says(people.tom, 'escalate CASE-1 "No progress"', places.internal)
  expect(await urgency()).toBe('page')
  expect(await lowers()).toContain('its clocks follow')
  expect(await urgency()).toBe('notice')
  expect(await record()).toContain('Anna Berg (Northwind) made ESC-1 a notice, after a page.')
})

test('the side that owes raises the severity by itself, and that pages at once', async () => {
  await app.says(people.mia, 'case "Lost parcels" --severity 3', places.shared)
  await escalates()
  expect(await urgency()).toBe('notice')
  await app.says(people.anna, 'severity CASE-1 1', places.internal)
  expect(await urgency()).toBe('page')
  expect(await record()).toContain('Anna Berg (Northwind) made ESC-1 a page, after a notice.')
})
