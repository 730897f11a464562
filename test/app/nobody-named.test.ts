import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { App, acmeSheet, people, places } from '../kit/app-fixture.ts'

const RESOLVE = {
  measure: 'resolve',
  severity: 1,
  obligor: 'internal',
  target: '4h',
  hours: 'always',
  protects: 'Orders',
}

let app: App

beforeEach(async () => {
  app = await App.open({ ...acmeSheet, sla: { others: 'end', objectives: [RESOLVE] } })
  await at('2027-01-11T09:00:00Z')
})

afterEach(() => app[Symbol.asyncDispose]())

const at = (moment: string) => app.passTo(Date.parse(moment))
const says = (who: 'anna' | 'ravi' | 'mia', line: string) =>
  app.says(people[who], line, who === 'anna' ? places.direct : places.shared)
const takeOff = async (...names: string[]) => {
  for (const name of names) await says('anna', `people acme remove @${name}`)
}
const first = async () => {
  const state = (await app.read((view) => view.cases.byNumber(1)))!
  return state.status === 'resolved' ? (state.confirmation?.confirmed ?? 'unconfirmed') : state.status
}

describe('a resolution of ours, where the partner’s people are taken off before their two working days are over,', () => {
  beforeEach(async () => {
    await says('ravi', 'case "Down" --severity 1')
    await at('2027-01-11T10:00:00Z')
    await says('anna', 'resolve CASE-1 "Not true"')
    await takeOff('ravi', 'mia')
  })

  test('is confirmed by no silence; whoever is named again can call it untrue', async () => {
    await at('2027-01-25T09:00:00Z')
    expect(await first()).toBe('unconfirmed')
    await says('anna', 'people acme add @ravi --role account-manager')
    await says('ravi', 'not solved CASE-1 "Still down"')
    expect(await first()).toBe('in-progress')
  })

  test('is, once somebody is named again and silent for as long as ever', async () => {
    await at('2027-01-13T09:30:00Z')
    await says('anna', 'people acme add @mia')
    await at('2027-01-14T16:00:00Z')
    expect(await first()).toBe('unconfirmed')
    await at('2027-01-15T16:00:00Z')
    expect(await first()).toBe('by silence')
  })

  test('is confirmed by no silence after a downtime either, when our side is the first to act', async () => {
    app.clock.move(Date.parse('2027-01-25T09:00:00Z') - app.clock.now())
    await says('anna', 'reopen CASE-1 "We look again"')
    const { log } = (await app.read((view) => view.cases.byNumber(1)))!
    expect(log.filter(({ confirmed }) => confirmed !== undefined)).toEqual([])
  })

  test('is by their word', async () => {
    await says('anna', 'people acme add @ravi --role account-manager')
    await says('ravi', 'confirm CASE-1')
    expect(await first()).toBe('by word')
  })
})

test('a resolution of ours is confirmed by the silence of whoever of the partner is left', async () => {
  await says('ravi', 'case "Down" --severity 1')
  await says('anna', 'resolve CASE-1 "Done"')
  await takeOff('ravi')
  await at('2027-01-15T16:00:00Z')
  expect(await first()).toBe('by silence')
})

describe('a period with money on a number of ours', () => {
  const figure = { name: 'Payments in time', obligor: 'internal', reporter: 'internal', period: 'month', unit: '%' }
  const money = { currency: 'EUR', fee: '3000.00', period: 'month', rules: [{ figure: figure.name, perBreach: '7 %' }] }
  const closed = () =>
    app.read(async (view) => {
      const { id } = (await view.partners.bySlug('acme'))!
      return (await view.ledger.closesOf(id)).map(({ period }) => period)
    })

  test('closes on no silence of people who were taken off: it waits until somebody is named, and a working day of theirs', async () => {
    await app.register({
      ...{ ...acmeSheet, people: [] },
      sla: { others: 'end', figures: [{ ...figure, atLeast: 90, source: 'bank', protects: 'They are paid' }] },
      money: { internal: money },
    })
    await app.accepts()
    await at('2027-02-01T09:00:00Z')
    await says('anna', 'measure acme "Payments in time" 91 --period 2027-01')
    await takeOff('ravi', 'mia')
    await at('2027-02-15T09:00:00Z')
    expect(await closed()).not.toContain('2027-01')
    await says('anna', 'people acme add @ravi --role account-manager')
    await at('2027-02-15T20:00:00Z')
    expect(await closed()).not.toContain('2027-01')
    await at('2027-02-17T09:00:00Z')
    expect(await closed()).toContain('2027-01')
  })
})
