import { afterEach, describe, expect, test } from 'vitest'
import { acmeSheet, App, people, places, type TestPerson } from '../../kit/app-fixture.ts'
import { at, ledgerOf, MONEY } from '../ledger/ledger-of-acme.ts'

const figure = (name: string, kind: object, service = 'Orders API') => ({
  ...{ name, ...kind, obligor: 'internal', period: 'month', service, hours: 'always', protects: 'Orders go out' },
})
const up = (name: string, service: string) => figure(name, { kind: 'availability', atLeast: 99.5 }, service)
const FAILS = figure('Fails', { kind: 'failures', atMost: 1 })

let app: App
let of: ReturnType<typeof ledgerOf>
afterEach(() => app[Symbol.asyncDispose]())

/** A month in which the first of these figures is missed costs us EUR 500. */
async function open(figures: { name: string }[]) {
  app = await App.open({
    ...acmeSheet,
    sla: {
      objectives: [
        { measure: 'acknowledge', obligor: 'internal', target: '8h', hours: 'always', protects: 'Orders go out' },
      ],
      ...{ figures, others: 'end' },
    },
    money: { internal: { ...MONEY, rules: [{ figure: figures[0]!.name, perBreach: '5 %' }] } },
  })
  of = ledgerOf(app)
}

const says = async (who: TestPerson, line: string, place = who.outsider ? places.shared : places.direct) =>
  (await of.ledger(line, who, place)).replaceAll('\u00A0', ' ')
const ravi = (line: string) => says(people.ravi, line)
const anna = (line: string) => says(people.anna, line)
const over = async (label: string) => {
  await anna(`resolve ${label} "Done."`)
  await ravi(`confirm ${label}`)
}
/** It is opened on New Year’s Day, and both sides say that it failed on Wednesday 30 December. */
const failedInDecember = async (label: string, by: TestPerson = people.ravi) => {
  await app.passTo(at('2027-01-01T09:00:00Z'))
  await says(by, 'case acme "Orders are down again" --severity 1')
  await ravi(`failed ${label} 2026-12-30 10:00`)
  await anna(`accept ${label}`)
}
const service = () => app.read(async (view) => (await view.cases.byNumber(1))?.service)
/** Ten minutes before December can be closed, and after that. */
const BEFORE = at('2027-01-05T15:50:00Z')
const AFTER = at('2027-01-06T12:00:00Z')
const DAYS_OVER = at('2027-01-08T16:00:00Z')
const december = () => anna('ledger acme --period 2026-12')

describe('a case that failed in the month before its opening, as both sides say', { timeout: 90_000 }, () => {
  test('waits in that month for the days in which the other side may object to its service, and names its figure', async () => {
    await open([up('Orders up', 'Orders API'), up('Status up', 'Status page')])
    await failedInDecember('CASE-1')
    await app.passTo(at('2027-01-04T09:00:00Z'))
    await over('CASE-1')
    await app.passTo(BEFORE)
    const said = await ravi('service CASE-1 "Orders API"')
    expect(said).toContain('Northwind may object until Thu 7 Jan 2027')
    expect(said).toContain('“Orders up”, 2026-12: 95.026 %, instead of 100 %')
    await app.passTo(AFTER)
    expect(await of.booked()).toEqual([])
    expect(await december()).toContain('waits for CASE-1')
    expect(await anna('object CASE-1 "It was a printer"')).toContain('Your objection stands')
    await app.passTo(DAYS_OVER)
    expect(await of.booked()).toEqual([])
  })

  test('says its service by the account managers alone while it goes on, by its form too', async () => {
    await open([up('Orders up', 'Orders API'), up('Status up', 'Status page')])
    await failedInDecember('CASE-1', people.mia)
    await app.passTo(BEFORE)
    await app.submits(people.mia, 'case.edit', 'CASE-1', { title: 'Orders are down', service: 'Orders API' })
    expect(await says(people.mia, 'service CASE-1 "Orders API"')).toContain('On your side, the account manager says')
    expect(await service()).toBeUndefined()
    expect(await ravi('service CASE-1 "Orders API"')).toContain('Northwind may object until')
    await app.passTo(AFTER)
    expect(await of.booked()).toEqual([])
  })

  test('says it by a word that is taken back until that month is closed, and no longer', async () => {
    await open([up('Orders up', 'Orders API'), up('Status up', 'Status page')])
    await failedInDecember('CASE-1')
    await app.passTo(at('2027-01-04T09:00:00Z'))
    await over('CASE-1')
    await app.passTo(BEFORE)
    await ravi('service CASE-1 "Orders API"')
    expect(await ravi('undo CASE-1')).toContain('Taken back of CASE-1')
    await ravi('service CASE-1 "Orders API"')
    await app.passTo(DAYS_OVER)
    expect(await of.booked()).toEqual(['2026-12 penalty -50000'])
    expect(await ravi('undo CASE-1')).toContain('Its period is closed')
  })
})

describe('one incident with a case of December, which costs one failure less', { timeout: 90_000 }, () => {
  /** A case of December, over, and one that failed then and is opened in January. */
  async function two() {
    await open([FAILS])
    await app.passTo(at('2026-12-14T09:00:00Z'))
    await ravi('case acme "Orders are down" --severity 1')
    await app.passTo(at('2026-12-14T12:00:00Z'))
    await over('CASE-1')
  }

  test('is a case that failed then: December waits until the other side has had its days to part them', async () => {
    await two()
    await failedInDecember('CASE-2')
    await app.passTo(at('2027-01-04T09:00:00Z'))
    await over('CASE-2')
    await app.passTo(BEFORE)
    expect(await december()).toContain('500.00')
    expect(await anna('same CASE-2 as CASE-1')).toContain('Acme Hosting may part them until')
    await app.passTo(AFTER)
    expect(await december()).toContain('waits for CASE-2')
    await ravi('object CASE-2 "Another disk"')
    await app.passTo(DAYS_OVER)
    expect(await of.booked()).toEqual(['2026-12 penalty -50000'])
  })

  test('is it for both sides to say once December is closed', async () => {
    await two()
    await failedInDecember('CASE-2')
    await app.passTo(at('2027-01-04T09:00:00Z'))
    await over('CASE-2')
    await ravi('case acme "Orders are slow" --severity 1')
    await app.passTo(DAYS_OVER)
    expect(await of.booked()).toEqual(['2026-12 penalty -50000'])
    expect(await anna('same CASE-2 as CASE-3')).toContain('once Acme Hosting agrees: their period is closed')
  })

  test('is it over a case of January that is linked with another one of December', async () => {
    await two()
    await app.passTo(at('2026-12-15T09:00:00Z'))
    await ravi('case acme "Orders are down again" --severity 1')
    await app.passTo(at('2026-12-15T12:00:00Z'))
    await over('CASE-2')
    await app.passTo(at('2027-01-01T09:00:00Z'))
    await ravi('case acme "Orders are slow" --severity 1')
    await app.passTo(at('2027-01-01T12:00:00Z'))
    await over('CASE-3')
    await ravi('same CASE-3 as CASE-1')
    await app.passTo(BEFORE)
    await anna('same CASE-3 as CASE-2')
    await app.passTo(AFTER)
    expect(await of.booked()).toEqual([])
    await ravi('object CASE-3 "Another disk"')
    await app.passTo(DAYS_OVER)
    expect(await of.booked()).toEqual(['2026-12 penalty -50000'])
  })

  test('is it by one that failed then, too, and is merged into one that did not', async () => {
    await two()
    await app.passTo(at('2027-01-01T08:00:00Z'))
    await ravi('case acme "Orders are slow" --severity 1')
    await failedInDecember('CASE-3')
    await ravi('merge CASE-3 into CASE-2')
    await app.passTo(at('2027-01-04T09:00:00Z'))
    await over('CASE-2')
    await app.passTo(BEFORE)
    expect(await december()).toContain('500.00')
    await anna('same CASE-2 as CASE-1')
    await app.passTo(AFTER)
    expect(await december()).toContain('waits for CASE-2')
    await ravi('object CASE-2 "Another disk"')
    await app.passTo(DAYS_OVER)
    expect(await of.booked()).toEqual(['2026-12 penalty -50000'])
  })
})
