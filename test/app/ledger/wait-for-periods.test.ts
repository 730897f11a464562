import { afterEach, beforeEach, expect, test } from 'vitest'
import { closeTimerOf } from '../../../src/app/ledger/schedule-close.ts'
import { waitForPeriods } from '../../../src/app/ledger/wait-for-periods.ts'
import { acmeSheet, App, globexSheet } from '../../kit/app-fixture.ts'
import { MONEY } from './ledger-of-acme.ts'

const FIGURE = {
  ...{ name: 'Orders without rework', obligor: 'partner', period: 'month', unit: '%', atLeast: 99 },
  ...{ source: 'The order system', protects: 'Customers get what they ordered' },
}
const hooli = { slug: 'hooli', name: 'Hooli Fibre', calendar: { zone: 'Europe/Paris' } }

let app: App

beforeEach(async () => {
  app = await App.open(
    { ...acmeSheet, sla: { figures: [FIGURE] } },
    { ...globexSheet, money: { partner: MONEY } },
    hooli,
  )
})

afterEach(() => app[Symbol.asyncDispose]())

const partners = () => app.read((view) => view.partners.list())
const dueAt = async () =>
  Object.fromEntries(
    await Promise.all(
      (await partners()).map(async (one) => [one.slug, (await app.read((view) => closeTimerOf(view, one)))?.dueAt]),
    ),
  )
const forget = async (...slugs: string[]) => {
  for (const { id, slug } of await partners())
    if (slugs.includes(slug)) await app.services.store.transact((tx) => tx.timers.cancelAll('period.close', id))
}

test('whoever has figures or money and whose next period nothing waits for gets that, as by a change of terms; else nothing changes', async () => {
  const before = await dueAt()
  expect(before).toMatchObject({ acme: expect.any(Number), globex: expect.any(Number) })
  expect(before['hooli']).toBeUndefined()
  await forget('acme', 'globex')
  await waitForPeriods(app.services)
  expect(await dueAt()).toEqual(before)
  await waitForPeriods(app.services)
  expect(await dueAt()).toEqual(before)
})

test('of whom it has ended nothing is waited for', async () => {
  await forget('acme')
  await app.services.store.transact(async (tx) => {
    const acme = (await tx.partners.bySlug('acme'))!
    await tx.partners.save({ ...acme, stage: 'ended', version: acme.version + 1 })
  })
  await waitForPeriods(app.services)
  expect((await dueAt())['acme']).toBeUndefined()
})
