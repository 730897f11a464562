import { expect, test } from 'vitest'
import { HOUR } from '../../../src/domain/time/instant.ts'
import { acmeSheet, App, MONDAY_NINE, people, places, type TestPerson, textOf } from '../../kit/app-fixture.ts'
import { ledgerOf } from '../ledger/ledger-of-acme.ts'

const promised = (target: string) => ({
  sla: {
    objectives: [{ measure: 'resolve', obligor: 'partner', target, hours: 'always', protects: 'Orders' }],
    others: 'end',
  },
})

test('other terms are not agreed to where the clocks of the case go by another severity than when they were asked for, though their words are the same', async () => {
  await using app = await App.open({ ...acmeSheet, ...promised('8h') })
  const says = async (who: TestPerson, line: string) => textOf(await app.says(who, line, places.shared))
  const version = () =>
    app.read(async (view) => {
      const about = (await view.cases.byNumber(1))!
      return (await view.clocks.ofSubject('case', about.id))[0]!.agreement.version
    })
  await says(people.tom, 'case "Orders API is down" --severity 2')
  await ledgerOf(app).apply(promised('6h'))
  await app.accepts()
  await app.passTo(MONDAY_NINE + HOUR)
  expect(await says(people.anna, 'rebase CASE-1')).toContain('once Acme Hosting agrees')
  await app.passTo(MONDAY_NINE + 2 * HOUR)
  await says(people.anna, 'severity CASE-1 1')
  expect(await says(people.ravi, 'accept CASE-1')).toContain(
    'CASE-1 was of severity 2 when that was asked, and its clocks go by severity 1 now: “undo CASE-1”',
  )
  expect(await version()).toBe(1)
  await says(people.anna, 'undo CASE-1')
  await says(people.anna, 'rebase CASE-1')
  expect(await says(people.ravi, 'accept CASE-1')).toContain('Agreed on CASE-1')
  expect(await version()).toBe(2)
})
