import { expect, test } from 'vitest'
import { rebase } from '../../../src/domain/sla/change-terms.ts'
import { objectivesFor } from '../../../src/domain/sla/objectives-for.ts'
import { promisedBy } from '../../../src/domain/sla/start-clock.ts'
import { acmeSheet, App, people, places } from '../../kit/app-fixture.ts'
import { at, ledgerOf, MONEY } from './ledger-of-acme.ts'

const PROMISE = { measure: 'resolve', obligor: 'internal', hours: 'always', protects: 'Parcels leave.' }
const { cap: _, ...money } = MONEY
const RULES = [{ measure: 'resolve', perBreach: '5 %', whileOverdue: 'counts again' }]

/** Each month reads by itself what a quarter, or the ledger, reads at once. */
test('what was missed besides long before what counts is told as still overdue, and counted again, by each month that it goes on in', async () => {
  const terms = (severe: string) => ({
    sla: {
      objectives: [
        { ...PROMISE, severity: 1, target: severe },
        { ...PROMISE, target: '24h' },
      ],
    },
    money: { internal: { ...money, rules: RULES } },
  })
  const app = await App.open({ ...acmeSheet, ...terms('20h') })
  const { apply, booked, ledger, acme } = ledgerOf(app)
  await app.passTo(at('2026-12-30T09:00:00Z'))
  await app.says(people.ravi, 'case acme "It fails" --severity 3', places.shared)
  await app.says(people.anna, 'severity CASE-1 1')
  await apply(terms('72h'))
  await app.accepts()

  // As it was kept while a raise could still be loosened by terms that both sides agreed to for the case.
  const { agreement, terms: agreed } = await acme()
  await app.services.store.transact(async (tx) => {
    const state = (await tx.cases.byNumber(1))!
    const { kind, obligor, log } = state
    const [owed] = objectivesFor(agreed.objectives, { severity: 1, kind, obligor })
    const [clock] = await tx.clocks.ofSubject('case', state.id)
    await tx.clocks.save(rebase(clock!, promisedBy({ agreement, terms: agreed }, owed!), log, app.clock.now()).state)
  })

  await app.passTo(at('2027-02-10T09:00:00Z'))
  await app.says(people.anna, 'resolve CASE-1 "Done."')
  await app.says(people.ravi, 'confirm CASE-1', places.shared)
  await app.passTo(at('2027-02-12T12:00:00Z'))
  expect(await ledger('explain acme resolve --period 2026-12')).toContain('0 met + 1 missed = 1.')
  const told = await ledger('explain acme resolve --period 2027-01')
  expect(told).toContain('by the terms it counts again.')
  expect(told).toContain('0 met + 1 missed = 1.')
  const report = await ledger('report acme --period 2027-01')
  expect(report).toMatch(/Any other case: resolve in 24\sh – 0 of 1 /u)
  expect(report).toMatch(/overdue since Thu 31 Dec 2026, 10:00.*, counted again/u)
  await app.passTo(at('2027-03-14T12:00:00Z'))
  expect(await booked()).toEqual(['2026-12 penalty -50000', '2027-01 penalty -50000'])
  await app[Symbol.asyncDispose]()
})
