import { afterEach, beforeEach, expect, test } from 'vitest'
import { acmeSheet, App, people, places, textOf } from '../../kit/app-fixture.ts'
import { at, ledgerOf, MONEY } from './ledger-of-acme.ts'

let app: App
let acme: ReturnType<typeof ledgerOf>

const says = async (who: 'mia' | 'anna', line: string) =>
  textOf(await app.says(people[who], line, who === 'anna' ? places.direct : places.shared))
const december = () => acme.ledger('ledger acme --period 2026-12')

/** Acme misses two severe cases in December, which closes on Wednesday 6 January at 09:00 in New York at the earliest. */
beforeEach(async () => {
  const { cap: _, ...uncapped } = MONEY
  app = await App.open({ ...acmeSheet, money: { partner: uncapped } })
  acme = ledgerOf(app)
  await app.passTo(at('2026-12-07T09:00:00Z'))
  for (const number of [1, 2]) {
    await says('anna', `case acme "Orders API is down" --severity 1`)
    await app.passTo(at(`2026-12-0${7 + number}T09:00:00Z`))
    await says('mia', `resolve CASE-${number} "Done"`)
    await says('anna', `confirm CASE-${number}`)
  }
})

afterEach(() => app[Symbol.asyncDispose]())

test('a period in which cases were linked just before its close waits for the days in which the other side may part them', async () => {
  await app.passTo(at('2027-01-04T16:00:00Z'))
  expect(await says('mia', 'same CASE-2 as CASE-1')).toContain('may part them until')
  await app.passTo(at('2027-01-06T12:00:00Z'))
  expect(await acme.booked()).toEqual([])
  expect(await december()).toContain('waits for CASE-2')
  await says('anna', 'object CASE-2 "Another fault"')
  await app.passTo(at('2027-01-08T12:00:00Z'))
  expect(await acme.booked()).toEqual(['2026-12 penalty -100000'])
})

test('where nobody parts them in their days it closes with one', async () => {
  await app.passTo(at('2027-01-04T16:00:00Z'))
  await says('mia', 'same CASE-2 as CASE-1')
  await app.passTo(at('2027-01-08T12:00:00Z'))
  expect(await acme.booked()).toEqual(['2026-12 penalty -50000'])
})

test('what was left out of a case waits for its days as well', async () => {
  await app.passTo(at('2026-12-14T09:00:00Z'))
  await says('anna', 'case acme "Orders API is slow" --severity 2')
  await says('mia', 'ask CASE-3 "Which region?"')
  await app.passTo(at('2026-12-14T13:00:00Z'))
  await says('anna', 'reply CASE-3 "Frankfurt"')
  await says('mia', 'resolve CASE-3 "Done"')
  await says('anna', 'confirm CASE-3')
  await app.passTo(at('2027-01-04T16:00:00Z'))
  expect(await says('mia', 'exclude CASE-3 "You had our question" --from "2026-12-14 5:00" --to 7:00')).toContain(
    'unless Northwind objects by',
  )
  await app.passTo(at('2027-01-06T12:00:00Z'))
  expect(await acme.booked()).toEqual([])
  expect(await december()).toContain('waits for CASE-3')
  await app.passTo(at('2027-01-08T12:00:00Z'))
  expect(await acme.booked()).toEqual(['2026-12 penalty -100000'])
})

test('what is said once it could be closed puts no close off, and is corrected', async () => {
  const noon = at('2027-01-06T12:00:00Z')
  app.clock.move(noon - app.clock.now())
  expect(await says('mia', 'same CASE-2 as CASE-1')).toContain('may part them until')
  await app.passTo(noon + 1)
  expect(await acme.booked()).toEqual(['2026-12 penalty -50000'])
  await says('anna', 'object CASE-2 "Another fault"')
  await app.passTo(at('2027-02-06T12:00:00Z'))
  expect(await acme.booked()).toEqual(['2026-12 penalty -50000', '2027-01 correction -50000 2026-12'])
  const explained = await says('anna', 'explain acme ledger 2027-01')
  expect(explained).toContain('it is counted with other cases as one incident now, or no more.')
  expect(explained).toMatch(/Anna Berg \(Northwind\) parted CASE-2 and CASE-1: “Another fault”\./u)
})
