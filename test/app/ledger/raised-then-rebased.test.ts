import { expect, test } from 'vitest'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, people, places } from '../../kit/app-fixture.ts'
import { at, ledgerOf, MONEY } from './ledger-of-acme.ts'

const PROMISE = { measure: 'resolve', obligor: 'internal', hours: 'always', protects: 'Parcels leave.' }
const terms = (severe: string) => ({
  sla: {
    objectives: [
      { ...PROMISE, severity: 1, target: severe },
      { ...PROMISE, target: '24h' },
    ],
  },
  money: { internal: { ...MONEY, rules: [{ measure: 'resolve', perBreach: '5 %' }] } },
})
const OPENED = at('2026-12-07T09:00:00Z')

/** A case of severity 3 that we owe, and make severity 1 or not, and of which both agree after that that it goes on by terms which promise less for severity 1. */
async function begun(raised: boolean) {
  const app = await App.open({ ...acmeSheet, ...terms('20h') })
  const { apply, booked, ledger } = ledgerOf(app)
  const clock = () =>
    app.read(async (view) => (await view.clocks.ofSubject('case', (await view.cases.byNumber(1))!.id))[0]!)
  await app.passTo(OPENED)
  await app.says(people.ravi, 'case acme "It fails" --severity 3', places.shared)
  if (raised) await app.says(people.anna, 'severity CASE-1 1')
  await apply(terms('72h'))
  await app.accepts()
  const asked = await ledger('rebase CASE-1')
  expect(await ledger('accept CASE-1', people.ravi, places.shared)).toContain('Agreed on CASE-1')
  return { app, asked, booked, clock, ledger }
}

test('what both agree for a case whose severity the side that owes has raised gives it no more time than without: its clocks go by the one before until the other side confirms the raise', async () => {
  for (const raised of [false, true]) {
    const { app, asked, booked, clock, ledger } = await begun(raised)
    expect(asked.includes('its clocks go by severity 3 until severity 1 is confirmed')).toBe(raised)
    expect(await clock()).toMatchObject({ status: 'running', dueAt: OPENED + 24 * HOUR })
    await app.passTo(OPENED + 30 * HOUR)
    await app.says(people.anna, 'resolve CASE-1 "Done."')
    await app.says(people.ravi, 'confirm CASE-1', places.shared)
    expect(await ledger('explain acme resolve --period 2026-12')).toContain('0 met + 1 missed = 1.')
    await app.passTo(at('2027-02-04T12:00:00Z'))
    expect(await booked()).toEqual(['2026-12 penalty -50000'])
    await app[Symbol.asyncDispose]()
  }
})

test('once the other side confirms the raise, what begins goes by it', async () => {
  const { app, clock, ledger } = await begun(true)
  expect(await ledger('CASE-1')).toContain('severity 3')
  await app.says(people.ravi, 'confirm CASE-1', places.shared)
  expect(await clock()).toMatchObject({ objective: { severity: 1 }, dueAt: OPENED + 24 * HOUR })
  await app[Symbol.asyncDispose]()
})
