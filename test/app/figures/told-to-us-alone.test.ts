import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { acmeSheet, App, people, places, textOf } from '../../kit/app-fixture.ts'

let app: App

const ORDERS = {
  ...{ name: 'Orders without rework', obligor: 'internal', period: 'month', unit: '%', atLeast: 99 },
  ...{ source: 'The order system', protects: 'Customers get what they ordered' },
}
const DESK = { ...ORDERS, name: 'Calls taken', obligor: { team: 'Desk' }, unit: 'calls' }
/** The first working day after the first month. */
const NOON_OF_DECEMBER = Date.parse('2026-12-01T11:00:00Z')

const opened = async (...figures: object[]) => {
  app = await App.open({ ...acmeSheet, ...(figures.length > 0 && { sla: { figures } }) })
  await app.passTo(NOON_OF_DECEMBER)
}

afterEach(() => app[Symbol.asyncDispose]())

const said = async (who: keyof typeof people, line: string, place = places.direct) =>
  JSON.stringify(await app.says(people[who], line, place)).replaceAll('\u00a0', ' ')

/** What names a figure, or asks which one there is. */
const LINES = [
  ...['measure acme', 'measure acme "Calls taken"', 'measure acme "Calls taken" 120', 'measure acme Calls taken 120'],
  ...['measure acme "Calls" 120', 'measure acme "Nothing" 120', 'measure acme "Calls taken" 1 --period 2026-09'],
  ...['waive acme "let it be" --figure "Calls taken"', 'waive acme "let it be" --figure "Nothing"'],
  ...['waive acme --figure "Calls taken" --period 2026-11', 'accept acme --figure "Calls taken"'],
  ...['accept acme --figure "Nothing"', 'accept acme --figure "Calls taken" --period 2026-11'],
]

describe('a figure of a team of ours', () => {
  beforeEach(() => opened(ORDERS, DESK))

  test.each(LINES)('is not named where the partner reads, nor to the partner anywhere: %s', async (line) => {
    const typed = [...line.matchAll(/"[^"]*"/gu)].map(([word]) => word)
    // What somebody typed themselves is given back to them, and nothing besides.
    const without = (answer: string) =>
      [line, ...typed.map((one) => one.slice(1, -1))].reduce(
        (rest, one) => rest.replaceAll(JSON.stringify(one).slice(1, -1), ''),
        answer,
      )
    for (const who of ['anna', 'tom'] as const)
      expect(without(await said(who, line, places.shared))).not.toMatch(/Calls taken|Desk\b|calls/u)
    for (const place of [places.shared, places.direct])
      expect(without(await said('ravi', line, place))).not.toMatch(/Calls taken|Desk\b|calls/u)
  })

  test('is reported where our own people alone read, and no number of it is taken where others do', async () => {
    expect(await said('anna', 'measure acme "Calls taken" 120', places.shared)).toContain('only where our own people')
    expect(await said('anna', 'waive acme "so" --figure "Calls taken"', places.shared)).toContain('only where our own')
    expect(await app.read((tx) => tx.measurements.inPeriods([], ['2026-11']))).toEqual([])
    expect(textOf(await app.says(people.anna, 'measure acme "Calls taken" 120'))).toContain('“Calls taken” is 120')
    expect(await said('anna', 'measure acme "Calls taken" 120', places.internal)).toContain('already')
  })

  test('is on the form that asks for numbers only where our own people read, which says who reads what', async () => {
    expect(await said('anna', 'measure acme')).toContain('but for what a team of ours owes')
    expect(await said('anna', 'measure acme "Calls taken"')).toContain('Our own people alone read it')
    const shared = await said('anna', 'measure acme', places.shared)
    expect(shared).toContain('Orders without rework')
    expect(shared).toContain('Both companies read it; a number')
  })
})

test('where nothing else is agreed, whoever asks where the partner reads hears the same as where there is nothing of a team', async () => {
  await opened(DESK)
  const beside = await said('anna', 'measure acme', places.shared)
  await app[Symbol.asyncDispose]()
  await opened()
  expect(await said('anna', 'measure acme', places.shared)).toBe(beside)
})
