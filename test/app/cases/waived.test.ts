import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, textOf } from '../../kit/app-fixture.ts'
import { saidBy } from '../../cards/said-by.ts'
import type { Card } from '../../../src/cards/card.ts'

let app: App

beforeEach(async () => {
  app = await App.open(acmeSheet)
})

afterEach(() => app[Symbol.asyncDispose]())

const said = async (who: keyof typeof people, line: string, place = places.direct) =>
  textOf(await app.says(people[who], line, place))
const ladders = () => app.read((tx) => tx.ladders.active({}))
const kept = async () => saidBy((await app.says(people.anna, 'sla acme')) as Card)

describe('what was missed', () => {
  test('is waived by the account manager of the side that is owed alone, said to both sides, and counts as neither', async () => {
    await app.says(people.tom, 'case acme "The API is down" --severity 1')
    expect(await said('anna', 'waive CASE-1 "Agreed"')).toContain('Nothing was missed on CASE-1')
    await app.passTo(MONDAY_NINE + 2 * HOUR)
    expect(await ladders()).toHaveLength(1)
    expect(await kept()).toContain('Kept by Acme Hosting')

    expect(await said('tom', 'waive CASE-1 "Agreed"')).toContain('the account manager of Acme Hosting waives')
    expect(await said('mia', 'waive CASE-1 "Agreed"', places.shared)).toContain('your side, the account manager')
    expect(await said('ravi', 'waive CASE-1 "Agreed"', places.shared)).toContain('of the side that is owed')
    expect(await app.says(people.anna, 'waive CASE-1')).toMatchObject({ kind: 'form', form: { form: 'case.waive' } })
    await app.news()
    expect(await said('anna', 'waive CASE-1 "Our own gateway was down"')).toContain('Both sides are told')
    const news = (await app.news()).filter(({ card }) => card.title === 'What was missed on CASE-1 is waived')
    expect(news).toHaveLength(1)
    expect(JSON.stringify(news[0])).toContain('Our own gateway was down')
    expect(await ladders()).toEqual([])
    expect(await kept()).not.toContain('Kept by Acme Hosting')
    expect(saidBy((await app.says(people.mia, 'explain CASE-1', places.shared)) as Card)).toContain('waived the breach')
    expect(await said('anna', 'waive CASE-1 "Again"')).toContain('Nothing was missed')

    // What is missed afterwards is not waived.
    await app.passTo(MONDAY_NINE + 6 * HOUR)
    expect(await ladders()).toHaveLength(1)
    expect(await kept()).toContain('0 of 1 (0')
  })

  test('by our side is waived by the account manager of the partner', async () => {
    await app.says(people.mia, 'case "Invoices are late" --severity 3', places.shared)
    await app.passTo(MONDAY_NINE + 5 * HOUR)
    expect(await said('anna', 'waive CASE-1 "Never mind"')).toContain('of the side that is owed')
    expect(await said('ravi', 'waive CASE-1 "We wrote too late"', places.shared)).toContain('is waived')
    expect(saidBy((await app.says(people.mia, 'timeline CASE-1', places.shared)) as Card)).toContain(
      'waived the breach',
    )
  })
})
