import { afterEach, expect, test } from 'vitest'
import { acmeSheet, App, people, places, type TestPerson } from '../../kit/app-fixture.ts'
import { toldLines } from '../../kit/told-lines.ts'
import { wrongIn } from '../../kit/adds-up.ts'
import { at, ledgerOf } from './ledger-of-acme.ts'

/* The day moves on which contract years begin, while their cap of EUR 600.00 is used up. */

const RESOLVE = {
  ...{ measure: 'resolve', severity: 1, obligor: 'partner', target: '4h', hours: 'always' },
  protects: 'Orders are taken',
}
const money = (perBreach: string, yearFrom = '01-01') => ({
  partner: {
    ...{ currency: 'EUR', fee: '10000.00', period: 'month', yearCap: '600.00', yearFrom },
    rules: [{ measure: 'resolve', severity: 1, perBreach }],
  },
})

let app: App
afterEach(() => app[Symbol.asyncDispose]())

const says = (line: string, who: TestPerson = people.tom, place = places.direct) => app.says(who, line, place)

async function open(perBreach: string) {
  app = await App.open({
    ...acmeSheet,
    ...{ sla: { others: 'end', objectives: [RESOLVE] }, money: money(perBreach) },
  })
  return ledgerOf(app)
}

async function missed(number: number, day: string): Promise<void> {
  await app.passTo(at(`${day}T09:00:00Z`))
  await says('case acme "Orders are late" --severity 1')
  await app.passTo(at(`${day}T15:00:00Z`))
  await says(`resolve CASE-${number} "Rolled back"`, people.mia, places.shared)
  await says(`confirm CASE-${number}`)
}

test('to April: the year that began in January is over by then, and the next has its own cap', async () => {
  const { apply, booked } = await open('500.00')
  await missed(1, '2027-01-12')
  await app.passTo(at('2027-02-10T09:00:00Z'))
  await apply({ money: money('500.00', '04-01') })
  await app.accepts(people.ravi, 'acme')
  await missed(2, '2027-04-12')
  await missed(3, '2027-05-12')
  await app.passTo(at('2027-06-20T09:00:00Z'))
  expect(await booked()).toEqual(['2027-01 penalty -50000', '2027-04 penalty -50000', '2027-05 penalty -10000'])
  const told = toldLines(await says('explain acme ledger 2027-05', people.anna))
  expect(
    told
      .flatMap(({ lines }) => lines)
      .join('\n')
      .replaceAll('\u00A0', ' '),
  ).toContain(
    'Those of the contract year that began on 1 April 2027 come to at most EUR 600.00. Used before: EUR 500.00 (2027-04): EUR 100.00 is left.',
  )
  expect(told.flatMap((one) => wrongIn(one, told))).toEqual([])
})

test('to July: until then the cap of the year that runs is used up, and from then on there is a new one', async () => {
  const { apply, booked } = await open('600.00')
  await missed(1, '2027-01-12')
  await app.passTo(at('2027-02-10T09:00:00Z'))
  await apply({ money: money('600.00', '07-01') })
  await app.accepts(people.ravi, 'acme')
  await missed(2, '2027-03-12')
  await missed(3, '2027-07-12')
  await missed(4, '2027-10-12')
  await app.passTo(at('2027-11-20T09:00:00Z'))
  expect(await booked()).toEqual(['2027-01 penalty -60000', '2027-07 penalty -60000'])
})

test('and no currency begins sooner by it: the year of the money that ended goes on', async () => {
  const { apply } = await open('500.00')
  await app.passTo(at('2027-03-30T09:00:00Z'))
  await apply({ money: { partner: { end: true } } })
  await app.accepts(people.ravi, 'acme')
  await app.passTo(at('2027-05-03T09:00:00Z'))
  const inDollars = { partner: { ...money('500.00', '05-01').partner, currency: 'USD' } }
  expect(await apply({ money: inDollars })).toMatchObject({
    refused: expect.stringContaining('agree it in USD from 1 January 2028 on.'),
  })
  await app.passTo(at('2028-01-03T09:00:00Z'))
  expect(await apply({ money: inDollars })).not.toHaveProperty('refused')
})
