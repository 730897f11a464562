import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { figuresOfPeriod } from '../../../src/app/figures/period-figures.ts'
import { periodZone } from '../../../src/domain/sla/figures/periods-of.ts'
import { readPeriod } from '../../../src/domain/time/period.ts'
import { acmeSheet, App, people, places } from '../../kit/app-fixture.ts'

let app: App

const ORDERS = {
  ...{ name: 'Orders without rework', obligor: 'partner', period: 'month', unit: '%', atLeast: 99, floor: 95 },
  ...{ source: 'The order system', protects: 'Customers get what they ordered' },
}
const DESK = { ...ORDERS, name: 'Calls taken', obligor: { team: 'Desk' } }

beforeEach(async () => {
  app = await App.open({ ...acmeSheet, sla: { figures: [ORDERS, DESK] } })
  await app.passTo(Date.parse('2026-12-01T11:00:00Z'))
})

afterEach(() => app[Symbol.asyncDispose]())

const figures = () =>
  app.read(async (view) => {
    const partner = (await view.partners.bySlug('acme'))!
    const versions = await view.agreements.of(partner.id)
    const period = readPeriod('2026-11', periodZone(partner.terms))!
    return figuresOfPeriod(view, { partner, versions, period, now: app.clock.now() })
  })

describe('the figures of a period', () => {
  test('have their exact number once it is reported, and are settled when their time is over', async () => {
    expect(await figures()).toEqual([
      expect.objectContaining({ name: 'Orders without rework', kind: 'measured', obligor: 'partner', settled: false }),
    ])
    expect((await figures())[0]).not.toHaveProperty('met')
    await app.says(people.mia, 'measure acme "Orders without rework" 98.7', places.shared)
    await app.passTo(Date.parse('2026-12-07T11:00:00Z'))
    expect(await figures()).toEqual([
      expect.objectContaining({ value: { top: 987n, bottom: 10n }, direction: 'at least', met: false, settled: true }),
    ])
  })
})
