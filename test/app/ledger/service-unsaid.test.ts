import { afterEach, describe, expect, test } from 'vitest'
import { acmeSheet, App, people, places } from '../../kit/app-fixture.ts'
import { formOf } from '../../kit/by-form.ts'
import { at, ledgerOf, MONEY } from './ledger-of-acme.ts'

const up = (name: string, service: string, atLeast: number) => ({
  ...{ name, kind: 'availability', obligor: 'internal', period: 'month', atLeast, service, hours: 'always' },
  protects: 'Orders go out',
})
const ORDERS = up('Orders up', 'Orders API', 99.5)
const STATUS = up('Status up', 'Status page', 1)
const sla = (figures: object[]) => ({
  objectives: [
    { measure: 'acknowledge', obligor: 'internal', target: '8h', hours: 'always', protects: 'Orders go out' },
  ],
  ...{ figures, others: 'end' },
})

let app: App
afterEach(() => app[Symbol.asyncDispose]())

/** We owe that the Orders API is up 99.5 % of each month, which costs 5 % where it is not. */
async function open(figures = [ORDERS], rules = [{ figure: 'Orders up', perBreach: '5 %' }]) {
  app = await App.open({
    ...acmeSheet,
    sla: sla(figures),
    money: { internal: { ...MONEY, rules } },
  })
  const of = ledgerOf(app)
  const isProposed = async () => {
    const { id } = await of.acme()
    return (await app.read((view) => view.proposals.openOf(id))) !== undefined
  }
  return { ...of, isProposed }
}

describe('a further service of ours, of whatever target', () => {
  test('takes no outage that names none out of a figure with a price, until the other side agrees', async () => {
    const { apply, booked, isProposed, ledger } = await open()
    await app.passTo(at('2026-12-01T09:00:00Z'))
    await apply({ sla: sla([ORDERS, STATUS]) })
    expect(await isProposed()).toBe(true)
    expect(JSON.stringify(await app.news())).toContain(
      'the service that incidents are about where nobody says which, owed by',
    )
    await app.passTo(at('2026-12-07T09:00:00Z'))
    const said = await ledger('case acme "Orders are down" --severity 1', people.ravi, places.shared)
    expect(said).not.toContain('It says no service')
    await app.passTo(at('2026-12-09T08:00:00Z'))
    await app.says(people.anna, 'resolve CASE-1 "Done."')
    await app.says(people.ravi, 'confirm CASE-1', places.shared)
    await app.passTo(at('2027-01-08T12:00:00Z'))
    expect(await booked()).toEqual(['2026-12 penalty -50000'])
  })

  test('holds at once where no money hangs on the first', async () => {
    const { apply, isProposed } = await open([ORDERS], [])
    await apply({ sla: sla([ORDERS, STATUS]) })
    expect(await isProposed()).toBe(false)
  })
})

test('whoever opens a case that names none of several services reads which there are, and how one is said', async () => {
  const { ledger } = await open([ORDERS, STATUS])
  expect(await ledger('case acme "Orders are down"', people.ravi, places.shared)).toContain(
    'It says no service, so it counts in no figure of “Orders API” and “Status page”: “title CASE-1” opens the form that says which is down.',
  )
  expect(await ledger('CASE-1')).toContain('says no service yet (Orders API and Status page)')
  await app.submits(people.ravi, 'case.edit', 'CASE-1', { title: 'Orders are down', service: 'Orders API' })
  expect(await ledger('CASE-1')).toContain('about Orders API')
  await ledger('case acme "It is slow"', people.ravi, places.shared)
  const form = formOf(await app.presses(people.ravi, 'case.edit', 'CASE-2'))
  const field = form.fields.find(({ id }) => id === 'service')
  expect(field).toMatchObject({ optional: true })
  expect(field).not.toHaveProperty('initial')
  await app.submits(people.ravi, 'case.edit', 'CASE-2', { title: 'It is very slow' })
  expect(await ledger('CASE-2')).toContain('says no service yet')
  await app.submits(people.ravi, 'case.edit', 'CASE-2', { title: 'It is very slow', service: 'none' })
  expect(await ledger('CASE-2')).not.toContain('says no service yet')
  const named = await ledger('case acme "Again" --service "Status page"', people.ravi, places.shared)
  expect(named).not.toContain('It says no service')
})
