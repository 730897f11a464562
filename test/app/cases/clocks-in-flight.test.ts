import { afterEach, describe, expect, test } from 'vitest'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, textOf } from '../../kit/app-fixture.ts'

let app: App

afterEach(() => app[Symbol.asyncDispose]())

async function standing() {
  return app.read(async (view) => {
    const about = await view.cases.byNumber(1)
    if (!about) throw new Error('CASE-1 was not opened')
    const clocks = await view.clocks.ofSubject('case', about.id)
    const ladders = await view.ladders.about(about.partnerId, about.id)
    return {
      breached: clocks.filter(({ breachedAt }) => breachedAt !== undefined).map(({ measure }) => measure),
      clocks: clocks.map(({ measure, status }) => `${measure} ${status}`),
      ladders: ladders.map(({ status }) => status),
    }
  })
}

describe('several clocks of one case', () => {
  test('stay breached when the severity is lowered, and the escalation goes on', async () => {
    app = await App.open(acmeSheet)
    await app.says(people.tom, 'case acme "Orders API returns 500" --severity 1')
    await app.passTo(MONDAY_NINE + 4 * HOUR + 1)
    expect(await standing()).toMatchObject({ breached: ['acknowledge', 'resolve'], ladders: ['open'] })

    await app.says(people.tom, 'severity CASE-1 4')
    expect(await standing()).toMatchObject({ breached: ['acknowledge', 'resolve'], ladders: ['open'] })
  })
})

describe('a severity with targets of its own', () => {
  const resolveIn4h = { measure: 'resolve', severity: 1, target: '4h', protects: 'Orders are taken.' }

  test('starts what was not measured before, from the change on', async () => {
    app = await App.open({ ...acmeSheet, sla: { objectives: [resolveIn4h] } })
    await app.says(people.tom, 'case acme "Orders API returns 500" --severity 3')
    expect(await standing()).toMatchObject({ clocks: [] })
    await app.passTo(MONDAY_NINE + HOUR)
    await app.says(people.tom, 'severity CASE-1 1')
    expect(await standing()).toMatchObject({ clocks: ['resolve running'], breached: [] })
    await app.passTo(MONDAY_NINE + 5 * HOUR)
    expect(await standing()).toMatchObject({ breached: [] })
    await app.passTo(MONDAY_NINE + 5 * HOUR + 1)
    expect(await standing()).toMatchObject({ breached: ['resolve'], ladders: ['open'] })
  })

  test('without any, ends what ran under it: nothing is due until one applies again, and that counts from then', async () => {
    app = await App.open({ ...acmeSheet, sla: { objectives: [resolveIn4h] } })
    await app.says(people.tom, 'case acme "Orders API returns 500" --severity 1')
    await app.passTo(MONDAY_NINE + HOUR)
    await app.says(people.tom, 'severity CASE-1 3')
    await app.passTo(MONDAY_NINE + 5 * HOUR)
    expect(await standing()).toEqual({ breached: [], clocks: ['resolve lifted'], ladders: [] })
    const card = textOf(await app.says(people.tom, 'sla explain CASE-1'))
    expect(card).toContain('No target to resolve applies')

    await app.says(people.tom, 'severity CASE-1 1')
    expect(await standing()).toEqual({ breached: [], clocks: ['resolve running'], ladders: [] })
    await app.says(people.tom, 'severity CASE-1 3')
    expect(await standing()).toEqual({ breached: [], clocks: ['resolve lifted'], ladders: [] })
  })

  test('that comes after a reopening measures from there, and judges nothing of before', async () => {
    app = await App.open({ ...acmeSheet, sla: { objectives: [resolveIn4h] } })
    await app.says(people.tom, 'case acme "Orders API returns 500" --severity 1')
    await app.says(people.tom, 'severity CASE-1 3')
    await app.passTo(MONDAY_NINE + 5 * HOUR)
    await app.says(people.tom, 'resolve CASE-1 "Rolled back"')
    await app.says(people.tom, 'reopen CASE-1 "It is back"')
    await app.says(people.tom, 'severity CASE-1 1')
    expect(await standing()).toMatchObject({ clocks: ['resolve lifted', 'resolve running'] })
  })
})
