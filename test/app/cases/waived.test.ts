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

  test('in one round can be waived alone: what else was missed still counts, its escalation goes on and its action stands', async () => {
    await app.says(people.tom, 'case acme "The API is down" --severity 1')
    await app.passTo(MONDAY_NINE + 6 * HOUR)
    const waive = (line: string) => said('anna', `waive CASE-1 ${line}`)
    expect(await waive('"Agreed" --round 1')).toContain('Round 1 of CASE-1 was missed more than once')
    expect(await waive('"Agreed" --round 7')).toContain('had no such round (round 7)')
    expect(await waive('"Agreed" --round "answer 1"')).toContain('no such round (answer, question 1)')
    expect(await waive('"Agreed" --round last')).toContain('“last” is no round')
    expect(await waive('"Agreed" --round')).toContain('“yes” is no round')
    expect(await said('ravi', 'waive CASE-1 "Agreed" --round "resolve 1"', places.shared)).toContain(
      'of the side that is owed',
    )
    expect(await said('anna', 'waive acme "Agreed" --figure "Orders" --round 1')).toContain('A figure has no rounds')

    const named = { kind: 'form', form: { context: { round: 'resolve 1' }, fields: [{ id: 'text' }] } }
    expect(await app.says(people.anna, 'waive CASE-1 --round "resolve 1"')).toMatchObject(named)
    const which = ['all', 'acknowledge 1', 'resolve 1'].map((value) => ({ value }))
    expect(await app.says(people.anna, 'waive CASE-1')).toMatchObject({
      form: { fields: [{ id: 'round', options: which, initial: 'all' }, { id: 'text' }] },
    })

    await app.news()
    expect(await waive('"Our gateway was down" --round "resolve 1"')).toContain('(resolve, round 1) is waived')
    const [news] = (await app.news()).filter(({ card }) => card.title?.includes('is waived'))
    expect(saidBy(news!.card)).toContain('What was missed on CASE-1 (resolve, round 1) is waived')
    expect(await ladders()).toHaveLength(1)
    expect(await said('anna', 'actions acme')).toContain('ACT-1')
    expect(await kept()).toContain('0 of 1 (0')
    const report = saidBy((await app.says(people.anna, 'report acme --period 2026-11')) as Card)
    expect(report).toContain('1 missed and let pass: not counted.')
    const explained = saidBy((await app.says(people.mia, 'explain CASE-1', places.shared)) as Card)
    expect(explained.match(/waived the breach/gu)).toHaveLength(1)
    expect(await waive('"Again" --round "resolve 1"')).toContain('(resolve, round 1) is waived already')
    expect(saidBy((await app.says(people.mia, 'timeline CASE-1', places.shared)) as Card)).toContain(
      'waived the breach of the resolve clock of CASE-1: “Our gateway was down”',
    )

    // The rest by the form, as picked.
    expect(
      textOf(await app.submits(people.anna, 'case.waive', 'CASE-1', { round: 'acknowledge 1', text: 'That one, too' })),
    ).toContain('(acknowledge, round 1) is waived')
    expect(await ladders()).toEqual([])
    expect(await kept()).not.toContain('Kept by Acme Hosting')
    expect(await said('anna', 'actions acme')).not.toContain('ACT-1')
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
