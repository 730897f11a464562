import { expect, test } from 'vitest'
import { acmeSheet, App, people, places } from '../../kit/app-fixture.ts'
import { at, ledgerOf, MONEY } from './ledger-of-acme.ts'

const terms = (hours: string) => ({
  sla: {
    objectives: [
      { measure: 'answer', obligor: 'internal', target: hours, hours: 'always', protects: 'Parcels leave.' },
      { measure: 'resolve', obligor: 'internal', target: '900h', hours: 'always', protects: 'Parcels leave.' },
    ],
  },
  money: { internal: { ...MONEY, rules: [{ measure: 'answer', perBreach: '5 %' }] } },
})

test('what is asked after the side that owes had its case go on by stricter terms is missed by those, and told and paid for in the month in which it would have been missed without', async () => {
  for (const stricter of [false, true]) {
    const app = await App.open({ ...acmeSheet, ...terms('24h') })
    const { apply, booked, ledger } = ledgerOf(app)
    await app.passTo(at('2026-12-30T09:00:00Z'))
    await app.says(people.ravi, 'case acme "It fails" --severity 3', places.shared)
    await apply(terms('10h'))
    if (stricter) expect(await ledger('rebase CASE-1')).toContain('CASE-1 goes on by version 2 of the terms')
    await app.passTo(at('2026-12-31T08:00:00Z'))
    await app.says(people.ravi, 'ask CASE-1 "Which one?"', places.shared)
    await app.passTo(at('2027-01-02T08:00:00Z'))
    await app.says(people.anna, 'reply CASE-1 "This one."')
    await app.says(people.anna, 'resolve CASE-1 "Done."')
    await app.says(people.ravi, 'confirm CASE-1', places.shared)
    const told = await ledger('explain acme answer --period 2027-01')
    expect(told).toContain('0 met + 1 missed = 1.')
    expect(told.includes('had the side that owes not made it due sooner itself')).toBe(stricter)
    expect(await ledger('report acme --period 2027-01')).toMatch(/answer questions on in 10\sh – 0 of 1 /u)
    const why =
      'had the side that owes not made it due sooner itself: in 24 h for every case, by version 1 of the terms.'
    expect((await ledger('explain CASE-1')).includes(why)).toBe(stricter)
    await app.passTo(at('2027-03-14T12:00:00Z'))
    expect(await booked()).toEqual(['2027-01 penalty -50000'])
    await app[Symbol.asyncDispose]()
  }
})
