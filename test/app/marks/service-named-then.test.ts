import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { acmeSheet, App, people, places, type TestPerson } from '../../kit/app-fixture.ts'
import { formOf } from '../../kit/by-form.ts'
import { at, ledgerOf, MONEY } from '../ledger/ledger-of-acme.ts'

const up = (name: string, service: string) => ({
  ...{ name, kind: 'availability', obligor: 'internal', period: 'month', atLeast: 99.5, service, hours: 'always' },
  protects: 'Orders go out',
})
const objectives = [
  { measure: 'acknowledge', obligor: 'internal', target: '8h', hours: 'always', protects: 'Orders go out' },
]
const slaOf = (...figures: object[]) => ({ objectives, figures, others: 'end' })
const STATUS_UP = up('Status up', 'Status page')
const moneyOf = (figure: string) => ({ internal: { ...MONEY, rules: [{ figure, perBreach: '5 %' }] } })

let app: App
let of: ReturnType<typeof ledgerOf>

/** We owe the Orders API and the status page; a month in which the former is up for less than 99.5 % costs EUR 500. A case of Acme that names neither begins on Monday 7 December. */
beforeEach(async () => {
  app = await App.open({
    ...acmeSheet,
    sla: slaOf(up('Orders up', 'Orders API'), STATUS_UP),
    money: moneyOf('Orders up'),
  })
  of = ledgerOf(app)
  await app.passTo(at('2026-12-07T09:00:00Z'))
  await ravi('case acme "Orders are down" --severity 1')
})

afterEach(() => app[Symbol.asyncDispose]())

const says = async (who: TestPerson, line: string) =>
  (await of.ledger(line, who, who.outsider ? places.shared : places.direct)).replaceAll('\u00A0', ' ')
const ravi = (line: string) => says(people.ravi, line)
const anna = (line: string) => says(people.anna, line)
/** It is over after 47 hours, on Wednesday 9 December. */
const over = async () => {
  await app.passTo(at('2026-12-09T08:00:00Z'))
  await anna('resolve CASE-1 "Done."')
  await ravi('confirm CASE-1')
}
const agree = async (sheet: object) => {
  await of.apply(sheet)
  await app.accepts()
}
const rename = () => agree({ sla: slaOf(up('Orders up', 'Order service'), STATUS_UP) })
const service = () => app.read(async (view) => (await view.cases.byNumber(1))?.service)

describe('which service a case was about is said by the names that its time is counted by', () => {
  const OTHERWISE =
    'When CASE-1 was opened, what is called “Order service” since was “Orders API” in the terms with Acme Hosting, and it is counted by those. Say “service CASE-1 "Orders API"”.'

  test('by that of before, where the service has been called otherwise since it was over; the new name is refused with that one', async () => {
    await over()
    await rename()
    expect(await ravi('service CASE-1 "Order service"')).toContain(OTHERWISE)
    expect(await service()).toBeUndefined()
    expect(await ravi('service CASE-1 "Orders app"')).toContain('There are “Orders API” and “Status page”')
    const form = formOf(await app.presses(people.ravi, 'case.service', 'CASE-1'))
    expect(form.fields).toMatchObject([
      { id: 'service', options: [{ value: 'Orders API' }, { value: 'Status page' }, { value: 'none' }] },
    ])
    expect(await ravi('service CASE-1 "Orders API"')).toContain(
      'The ledger of 2026-12 so far: Northwind pays EUR 500.00, instead of nothing, because “Orders up” costs EUR 500.00. “Orders up”, 2026-12 so far: 76.616 %, instead of 100 %.',
    )
    await app.passTo(at('2027-01-08T12:00:00Z'))
    expect(await of.booked()).toEqual(['2026-12 penalty -50000'])
  })

  test('while it goes on, too, typed and by its form', async () => {
    await app.passTo(at('2026-12-08T09:00:00Z'))
    await rename()
    expect(await ravi('service CASE-1 "Order service"')).toContain(OTHERWISE)
    const form = formOf(await app.presses(people.ravi, 'case.edit', 'CASE-1'))
    expect(JSON.stringify(form.fields)).toContain('Orders API')
    expect(JSON.stringify(form.fields)).not.toContain('Order service')
    await app.submits(people.ravi, 'case.edit', 'CASE-1', { title: 'Orders are down', service: 'Orders API' })
    expect(await service()).toBe('Orders API')
    await over()
    await app.passTo(at('2027-01-08T12:00:00Z'))
    expect(await of.booked()).toEqual(['2026-12 penalty -50000'])
  })

  test('by one whose figure ended after its month, by which that is judged', async () => {
    await over()
    await app.passTo(at('2027-01-02T08:00:00Z'))
    await agree({ sla: slaOf(STATUS_UP), money: moneyOf('Status up') })
    const card = await app.says(people.ravi, 'CASE-1', places.shared)
    expect(JSON.stringify(card)).toContain('It says no service. Which was down?')
    expect(await ravi('service CASE-1 "Orders API"')).toContain('because “Orders up” costs EUR 500.00')
    await app.passTo(at('2027-01-08T12:00:00Z'))
    expect(await of.booked()).toEqual(['2026-12 penalty -50000'])
  })

  test('by one whose figure ended while it was down', async () => {
    await app.passTo(at('2026-12-08T09:00:00Z'))
    await agree({ sla: slaOf(STATUS_UP), money: moneyOf('Status up') })
    await over()
    expect(await ravi('service CASE-1 "Orders API"')).toContain('it was about Orders API')
  })

  test('by none that came into the terms once its month was over', async () => {
    await over()
    await app.passTo(at('2027-01-02T08:00:00Z'))
    await of.apply({ sla: slaOf(up('Orders up', 'Orders API'), STATUS_UP, up('Invoices up', 'Invoices')) })
    expect(await ravi('service CASE-1 "Invoices"')).toContain(
      'No terms with Acme Hosting that CASE-1 is counted by name “Invoices”: it would count in no figure.',
    )
  })
})

test('a line that a refusal advises is taken as it is typed', async () => {
  await over()
  const advised = /say “(service CASE-1 .*)” where/u.exec(await ravi('service CASE-1 "Orders app"'))![1]!
  expect(await ravi(advised)).toContain('it was about no service')
})
