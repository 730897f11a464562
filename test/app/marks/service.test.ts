import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { acmeSheet, App, people, places, type TestPerson } from '../../kit/app-fixture.ts'
import { formOf } from '../../kit/by-form.ts'
import { at, ledgerOf, MONEY } from '../ledger/ledger-of-acme.ts'

const up = (name: string, service: string, obligor = 'internal') => ({
  ...{ name, kind: 'availability', obligor, period: 'month', atLeast: 99.5, service, hours: 'always' },
  protects: 'Orders go out',
})

const ORDERS_UP = {
  ...acmeSheet,
  sla: {
    objectives: [
      { measure: 'acknowledge', obligor: 'internal', target: '8h', hours: 'always', protects: 'Orders go out' },
    ],
    figures: [up('Orders up', 'Orders API'), up('Status up', 'Status page'), up('Billing up', 'Billing', 'partner')],
    others: 'end',
  },
  money: { internal: { ...MONEY, rules: [{ figure: 'Orders up', perBreach: '5 %' }] } },
}

let app: App
let of: ReturnType<typeof ledgerOf>

/** We owe the Orders API and the status page; a month in which the former is up for less than 99.5 % costs EUR 500. A case of Acme names neither, and is over on Wednesday 9 December, after 47 hours. */
beforeEach(async () => {
  app = await App.open(ORDERS_UP)
  of = ledgerOf(app)
  await app.passTo(at('2026-12-07T09:00:00Z'))
  await ravi('case acme "Orders are down" --severity 1')
  await app.passTo(at('2026-12-09T08:00:00Z'))
})

afterEach(() => app[Symbol.asyncDispose]())

const says = async (who: TestPerson, line: string, place = who.outsider ? places.shared : places.direct) =>
  (await of.ledger(line, who, place)).replaceAll('\u00A0', ' ')
const ravi = (line: string) => says(people.ravi, line)
const anna = (line: string) => says(people.anna, line)
const over = async () => {
  await anna('resolve CASE-1 "Done."')
  await ravi('confirm CASE-1')
}
const service = () => app.read(async (view) => (await view.cases.byNumber(1))?.service)
/** What stands under the case’s card about which service it was about. */
const told = async () =>
  (await app.news())
    .filter(({ card }) => card.title.startsWith('Which service'))
    .map(({ card }) => JSON.stringify(card))

/** 47 hours of December: 93.682 % of all of it, and 76.616 % of what has been on the 9th, at 09:00 in Paris. */
const EFFECT = '“Orders up”, 2026-12: 93.682 %, instead of 100 %'
const SO_FAR = '“Orders up”, 2026-12 so far: 76.616 %, instead of 100 %'

const LEDGER =
  'The ledger of 2026-12 so far: Northwind pays EUR 500.00, instead of nothing, because “Orders up” costs EUR 500.00'
const LEDGER_OF_DECEMBER = LEDGER.replace(' so far', '')

describe('which service a case was about, once it is over', () => {
  test('is said by the side that is owed while its period is open: it holds unless the other objects, and both read the same of what it comes to', async () => {
    await over()
    await app.news()
    expect(await ravi('service CASE-1 "orders api"')).toContain(
      `Of CASE-1: it was about Orders API. Northwind may object until Thu 10 Dec 2026, 16:00 (Europe/London). ${LEDGER}. ${SO_FAR}.`,
    )
    expect(await service()).toBe('Orders API')
    const [card] = await told()
    expect(card).toContain(SO_FAR)
    expect(card).toContain(LEDGER)
    expect(card).toContain('{"mention":{"name":"Anna Berg"')
    expect(card).not.toContain('{"mention":{"name":"Ravi Shah"')
    expect(card).toContain('it was about Orders API')
    expect(await anna('sla acme')).toContain('76.616 %')
    expect(await anna('timeline CASE-1')).toContain('said that CASE-1 was about Orders API.')
    expect(await ravi('service CASE-1 "Orders API"')).toContain('CASE-1 is about Orders API already')
    await app.passTo(at('2027-01-08T12:00:00Z'))
    expect(await of.booked()).toEqual(['2026-12 penalty -50000'])
    expect(await ravi('undo CASE-1')).toContain('Its period is closed')
  })

  test('is taken back as it was said, and then it says none as before', async () => {
    await over()
    await ravi('service CASE-1 "Orders API"')
    expect(await ravi('undo CASE-1')).toContain('Taken back of CASE-1: it was about Orders API.')
    expect(await service()).toBeUndefined()
    await app.passTo(at('2027-01-08T12:00:00Z'))
    expect(await of.booked()).toEqual([])
  })

  test('comes to nothing more where the other side agrees to it in its days: it holds already', async () => {
    await over()
    await ravi('service CASE-1 "Orders API"')
    const agreed = await anna('accept CASE-1')
    expect(agreed).toContain('Agreed on CASE-1')
    expect(agreed).not.toContain('Orders up')
    expect(await anna('sla acme')).toContain('76.616 %')
  })

  test('is for both once its period is closed: then a correction is booked', async () => {
    await over()
    await app.passTo(at('2027-01-08T12:00:00Z'))
    await app.news()
    expect(await ravi('service CASE-1 "Orders API"')).toContain(
      `it was about Orders API, once Northwind agrees: it comes after its period. ${LEDGER_OF_DECEMBER}. It is closed: the next close books the difference. ${EFFECT}.`,
    )
    expect(await service()).toBeUndefined()
    expect((await told())[0]).toContain('holds only once Northwind agrees: it comes after its period')
    await anna('accept CASE-1')
    expect(await service()).toBe('Orders API')
    await app.passTo(at('2027-02-08T12:00:00Z'))
    expect(await of.booked()).toEqual(['2027-01 earn-back 25000 2026-12', '2027-01 correction -50000 2026-12'])
    expect(await anna('explain acme ledger 2027-01')).toContain('CASE-1 was about Orders API')
  })

  test('is said by the side that owes once the other side agrees, whatever it names, and said otherwise by both alone', async () => {
    await over()
    expect(await anna('service CASE-1 "Status page"')).toContain('once Acme Hosting agrees.')
    expect(await service()).toBeUndefined()
    expect(await ravi('service CASE-1 "Orders API"')).toContain('waits for an answer')
    await ravi('object CASE-1 "It was the orders"')
    await ravi('service CASE-1 "none"')
    expect(await service()).toBe('none')
    expect(await ravi('service CASE-1 "Orders API"')).toContain(
      'it was about Orders API, and not about no service, once Northwind agrees',
    )
    await anna('accept CASE-1')
    expect(await service()).toBe('Orders API')
    expect(await ravi('undo CASE-1')).toContain('Both sides have agreed to that')
  })

  test('is asked by a form, from its card’s details, that says what comes of it', async () => {
    await over()
    const card = await app.says(people.ravi, 'CASE-1', places.shared)
    expect(JSON.stringify(card)).toContain('It says no service. Which was down?')
    const form = formOf(await app.presses(people.ravi, 'case.service', 'CASE-1'))
    expect(form.intro.join(' ')).toContain('Northwind may object within two of its working days')
    expect(form.fields).toMatchObject([
      { id: 'service', options: [{ value: 'Orders API' }, { value: 'Status page' }, { value: 'none' }] },
    ])
    await app.submits(people.ravi, 'case.service', 'CASE-1', { service: 'Orders API' })
    expect(await service()).toBe('Orders API')
    expect(formOf(await app.presses(people.anna, 'case.service', 'CASE-1')).intro.join(' ')).toContain(
      'It holds once Acme Hosting agrees.',
    )
  })

  test('is none that the terms do not name, or that the other side owes', async () => {
    await over()
    const unknown = await ravi('service CASE-1 "Orders app"')
    expect(unknown).toContain('Did you mean “Orders API”?')
    expect(unknown).toContain('say “service CASE-1 "none"” where it is about no service')
    expect(await ravi('service CASE-1 "Billing"')).toContain(
      'it would count in no figure. There are “Orders API” and “Status page”.',
    )
    await ravi('undo CASE-1')
    expect(await service()).toBeUndefined()
  })

  test('is worded anew while the case goes on, by the side that opened it', async () => {
    expect(await anna('service CASE-1 "Orders API"')).toContain('only they can word it anew')
    expect(await ravi('service CASE-1 "Orders API"')).toContain('CASE-1 is worded anew')
    expect(await service()).toBe('Orders API')
  })

  test('is said of no case that was withdrawn', async () => {
    await ravi('withdraw CASE-1 "A mistake"')
    await anna('confirm CASE-1')
    expect(await ravi('service CASE-1 "Orders API"')).toContain('CASE-1 was withdrawn, so it counts for nothing.')
  })

  test('is said minutes before its period closes: that waits for the days in which the other side may object, and counts for nothing once it does', async () => {
    await over()
    await app.passTo(at('2027-01-05T15:58:00Z'))
    expect(await ravi('service CASE-1 "Orders API"')).toContain('Northwind may object until')
    await app.passTo(at('2027-01-06T12:00:00Z'))
    expect(await of.booked()).toEqual([])
    expect(await anna('ledger acme --period 2026-12')).toContain('waits for CASE-1')
    expect(await anna('object CASE-1 "It was a printer"')).toContain('Your objection stands')
    expect(await service()).toBeUndefined()
    expect(await ravi('service CASE-1 "Orders API"')).toContain('once Northwind agrees')
    await app.passTo(at('2027-01-08T16:00:00Z'))
    expect(await of.booked()).toEqual([])
    expect(await anna('ledger acme --period 2026-12')).toContain('closed')
  })

  test('holds once nobody has objected in those days, and is not objected to after them', async () => {
    await over()
    await app.passTo(at('2027-01-05T15:58:00Z'))
    await ravi('service CASE-1 "Orders API"')
    await app.passTo(at('2027-01-08T16:00:00Z'))
    expect(await of.booked()).toEqual(['2026-12 penalty -50000'])
    expect(await anna('object CASE-1 "It was a printer"')).toContain('It could be objected to until')
  })

  test('is for both once its period could be closed, whatever that waits for', async () => {
    await over()
    await ravi('case acme "Labels are wrong" --severity 2')
    await app.passTo(at('2026-12-31T12:00:00Z'))
    await anna('resolve CASE-2 "Done."')
    await app.passTo(at('2027-01-05T15:00:00Z'))
    const noon = at('2027-01-05T17:00:00Z')
    app.clock.move(noon - app.clock.now())
    expect(await ravi('service CASE-1 "Orders API"')).toContain('once Northwind agrees: it comes after its period.')
    expect(await service()).toBeUndefined()
  })

  test('is for the account manager of either side, who can take it back', async () => {
    await over()
    expect(await says(people.mia, 'service CASE-1 "Orders API"')).toContain(
      'On your side, the account manager says which service a case was about that is over',
    )
    await ravi('service CASE-1 "Orders API"')
    expect(await says(people.mia, 'undo CASE-1')).toContain('On your side, the account manager says')
    expect(await service()).toBe('Orders API')
    expect(await says(people.tom, 'object CASE-1 "It was a printer"')).toContain('Your objection stands')
  })
})

describe('an outage over the end of a month', () => {
  beforeEach(async () => {
    await app[Symbol.asyncDispose]()
    app = await App.open(ORDERS_UP)
    of = ledgerOf(app)
    await app.passTo(at('2026-11-30T20:00:00Z'))
    await ravi('case acme "Orders are down" --severity 1')
    await app.passTo(at('2026-12-02T09:00:00Z'))
    await over()
    await app.passTo(at('2027-01-05T15:00:00Z'))
  })

  /** Three of the 183 hours of November in which it was agreed, and 34 of December. */
  const NOVEMBER = '“Orders up”, 2026-11: 98.36 %, instead of 100 %'
  const DECEMBER = '“Orders up”, 2026-12: 95.43 %, instead of 100 %'

  test('counts in the month that is open, with its own part, and in the closed one only once both say it', async () => {
    const said = await ravi('service CASE-1 "Orders API"')
    expect(said).toContain('Northwind may object until')
    expect(said).toContain('for what is closed it holds only once they agree')
    expect(said).toContain(`${NOVEMBER}, only if that is agreed. ${DECEMBER}.`)
    expect(said).toContain('The ledger of 2026-12: Northwind pays EUR 500.00, instead of nothing')
    expect(said).toContain('because “Orders up” costs EUR 116.67. Only if that is agreed')
    await app.passTo(at('2027-01-08T16:00:00Z'))
    expect(await of.booked()).toEqual(['2026-12 penalty -50000'])
    expect(await anna('explain acme "Orders up" --period 2026-11')).toContain('183 h / 183 h = 100 %')
    await app.news()
    const agreed = await anna('accept CASE-1')
    expect(agreed).toContain(
      'The ledger of 2026-11: Northwind pays EUR 116.67, instead of nothing, because “Orders up” costs EUR 116.67. It is closed: the next close books the difference.',
    )
    expect(agreed).toContain(`${NOVEMBER}.`)
    expect(agreed).not.toContain('2026-12')
    expect((await told()).at(-1)).not.toContain('2026-12')
    expect(await anna('explain acme "Orders up" --period 2026-11')).toContain('98.36 %')
    expect(await anna('explain acme "Orders up" --period 2026-12')).toContain('95.43 %')
  })

  test('is taken back until the first of its open months is closed', async () => {
    await ravi('service CASE-1 "Orders API"')
    expect(await ravi('undo CASE-1')).toContain('Taken back of CASE-1')
    expect(await service()).toBeUndefined()
    await ravi('service CASE-1 "Orders API"')
    await app.passTo(at('2027-01-08T16:00:00Z'))
    expect(await ravi('undo CASE-1')).toContain('Its period is closed')
  })
})

test(
  'of a case that goes on after a month is over it is said as of one that is over, by its form too',
  { timeout: 60_000 },
  async () => {
    await app.passTo(at('2027-01-05T15:58:00Z'))
    await app.submits(people.mia, 'case.edit', 'CASE-1', { title: 'Orders are down', service: 'Orders API' })
    expect(await service()).toBeUndefined()
    expect(await says(people.mia, 'service CASE-1 "Orders API"')).toContain('On your side, the account manager says')
    expect(await ravi('service CASE-1 "Orders API"')).toContain('Northwind may object until')
    expect(await service()).toBe('Orders API')
    await app.passTo(at('2027-01-06T12:00:00Z'))
    expect(await of.booked()).toEqual([])
    await anna('object CASE-1 "It was a printer"')
    expect(await service()).toBeUndefined()
    await app.passTo(at('2027-01-08T16:00:00Z'))
    expect(await of.booked()).toEqual([])
  },
)

/** Three cases of ours miss their resolution, EUR 300 each; one of them was an outage, EUR 500, and stands for its own miss. */
test(
  'what swallows other lines of the ledger is said before it is agreed, by the side that gains by it as well',
  { timeout: 60_000 },
  async () => {
    await app[Symbol.asyncDispose]()
    app = await App.open({
      ...ORDERS_UP,
      sla: {
        ...ORDERS_UP.sla,
        objectives: [
          { measure: 'resolve', obligor: 'internal', target: '20h', hours: 'always', protects: 'Orders go out' },
        ],
      },
      money: {
        internal: {
          ...{ ...MONEY, cap: '50 %' },
          rules: [
            { figure: 'Orders up', perBreach: '5 %' },
            { measure: 'resolve', perBreach: '3 %' },
          ],
        },
      },
    })
    of = ledgerOf(app)
    await app.passTo(at('2026-12-07T09:00:00Z'))
    await ravi('case acme "Orders are down" --severity 2 --service "Orders API"')
    await ravi('case acme "Invoices are wrong" --severity 2')
    await app.passTo(at('2026-12-08T12:00:00Z'))
    for (const label of ['CASE-1', 'CASE-2']) {
      await anna(`resolve ${label} "Done."`)
      await ravi(`confirm ${label}`)
    }
    await app.news()
    const swallowed =
      'The ledger of 2026-12 so far: Northwind pays EUR 500.00, instead of EUR 800.00, because CASE-2, Any other case, resolve, EUR 300.00, is not counted: “Orders up” counts in its place, as one incident'
    expect(await anna('service CASE-2 "Orders API"')).toContain(swallowed)
    const [card] = await told()
    expect(card).toContain(swallowed)
    expect(card).toContain('{"mention":{"name":"Ravi Shah"')
    expect(await ravi('accept CASE-2')).toContain(swallowed)
    expect(await anna('ledger acme --period 2026-12')).toContain('Northwind pays EUR 500.00')
  },
)

test(
  'holds no more once nobody is named who could object, until somebody who is agrees',
  { timeout: 60_000 },
  async () => {
    await app[Symbol.asyncDispose]()
    const figures = [up('Billing up', 'Billing', 'partner'), up('Portal up', 'Portal', 'partner')]
    app = await App.open({ ...acmeSheet, sla: { ...ORDERS_UP.sla, figures } })
    of = ledgerOf(app)
    await app.passTo(at('2026-12-07T09:00:00Z'))
    await anna('case acme "Bills are wrong" --severity 2')
    await says(people.mia, 'resolve CASE-1 "Done."')
    await anna('confirm CASE-1')
    await anna('service CASE-1 "Billing"')
    expect(await service()).toBe('Billing')
    for (const name of ['ravi', 'mia']) await anna(`people acme remove @${name}`)
    expect(await service()).toBeUndefined()
    await app.passTo(at('2026-12-21T09:00:00Z'))
    await anna('people acme add @ravi --role account-manager')
    expect(await service()).toBeUndefined()
    expect(await ravi('accept CASE-1')).toContain('Agreed on CASE-1')
    expect(await service()).toBe('Billing')
  },
)
