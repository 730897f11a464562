import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { applyPartnerSheet } from '../../../src/app/apply-partner-sheet.ts'
import { plainText } from '../../../src/cards/plain-text.ts'
import { acmeSheet, App, people, places, textOf } from '../../kit/app-fixture.ts'
import { partnerSheet } from '../../kit/partner-sheet.ts'

const ours = { obligor: 'internal', period: 'month', unit: '%', atLeast: 90 }
const PAYMENTS = { ...ours, name: 'Payments in time', reporter: 'internal', source: 'bank', protects: 'Payments' }
const ORDERS = {
  ...ours,
  name: 'Orders ok',
  reporter: 'partner',
  source: 'shop',
  protects: 'Orders',
  due: '2 working days',
}
const GATE = { ...{ obligor: 'internal', period: 'month', atLeast: 99.9 }, name: 'Gate', kind: 'availability' }
const FIGURES = [PAYMENTS, { ...GATE, service: 'Gateway', hours: 'always', protects: 'Orders' }]
const RESOLVE = {
  measure: 'resolve',
  severity: 1,
  obligor: 'internal',
  target: '9h',
  hours: 'always',
  protects: 'Orders',
}
const RULES = [
  { figure: 'Payments in time', perBreach: '7 %' },
  { figure: 'Gate', perBreach: '9 %' },
  { measure: 'resolve', severity: 1, perBreach: '5 %' },
]
const MONEY = { internal: { currency: 'EUR', fee: '3000.00', period: 'month', rules: RULES } }

let app: App
const open = async (sheet: object) => (app = await App.open({ ...acmeSheet, ...sheet }))
afterEach(() => app[Symbol.asyncDispose]())

const at = (iso: string) => app.passTo(Date.parse(iso))
const says = async (who: 'anna' | 'ravi' | 'mia', line: string) =>
  textOf(await app.says(people[who], line, people[who].outsider ? places.shared : places.direct)).replaceAll(
    '\u00A0',
    ' ',
  )
const end = () => says('anna', 'end acme "Over"')
const ended = async () => (await app.read(async (view) => (await view.partners.bySlug('acme'))!)).stage === 'ended'
const booked = () =>
  app.read(async (view) =>
    (await view.ledger.entriesOf((await view.partners.bySlug('acme'))!.id)).map(({ side, period, word, minor }) =>
      [side, period, word, minor].join(' '),
    ),
  )

describe('while the other side may say its word on what was said of a case, nothing ends', () => {
  beforeEach(async () => {
    await open({ sla: { others: 'end', objectives: [RESOLVE], figures: FIGURES } })
    await at('2027-01-18T09:00:00Z')
    await says('ravi', 'case "Your gateway is down" --severity 1 --service Gateway')
    await at('2027-01-18T09:01:00Z')
    await says('anna', 'ask CASE-1 "Which?"')
    await at('2027-01-18T15:00:00Z')
    await says('ravi', 'reply CASE-1 "The one"')
    await says('anna', 'resolve CASE-1 "Done"')
    await says('ravi', 'confirm CASE-1')
  })

  test('it names what was left out, until when, and what to do; then it ends', async () => {
    await says('anna', 'exclude CASE-1 "You did not answer" --from "2027-01-18 10:01" --to "2027-01-18 16:00"')
    expect(await end()).toContain(
      'CASE-1, Mon 18 Jan 2027, 10:01 until 16:00 (Europe/Paris) is left out: Acme Hosting may object until Wed 20 Jan 2027, 16:00 (Europe/Paris). Wait for that, or take it back: “undo CASE-1”.',
    )
    const sheet = await applyPartnerSheet(
      app.services,
      partnerSheet.parse({ slug: 'acme', name: acmeSheet.name, stage: 'ended' }),
    )
    expect(sheet).toMatchObject({ refused: expect.stringContaining('may object until Wed 20 Jan 2027, 16:00') })
    await at('2027-01-20T14:59:00Z')
    await end()
    expect(await ended()).toBe(false)
    await at('2027-01-20T15:00:00Z')
    await end()
    expect(await ended()).toBe(true)
  })

  test.each([
    ['objects', () => says('ravi', 'object CASE-1 "It was down"')],
    ['agrees', () => says('ravi', 'accept CASE-1')],
    ['need not, for it was taken back', () => says('anna', 'undo CASE-1')],
  ])('until it %s', async (_, speak) => {
    await says('anna', 'exclude CASE-1 "You did not answer" --from "2027-01-18 10:01" --to "2027-01-18 16:00"')
    await end()
    expect(await ended()).toBe(false)
    await speak()
    await end()
    expect(await ended()).toBe(true)
  })

  test('an earlier failure waits for a word for as long as it takes, whoever said it, and a link for its days', async () => {
    await says('ravi', 'failed CASE-1 2027-01-18 08:30')
    await says('ravi', 'case "Your gateway is down again" --severity 1 --service Gateway')
    await says('anna', 'resolve CASE-2 "Done"')
    await says('ravi', 'confirm CASE-2')
    await says('anna', 'same CASE-2 as CASE-1')
    const why = await end()
    expect(why).toMatch(
      /CASE-1, it failed on Mon 18 Jan 2027, \d\d:30 \(Europe\/Paris\) already: waits for the word of Northwind\. Say “accept CASE-1” or “object CASE-1 "reason"”\./u,
    )
    expect(why).toContain('CASE-2, it is one incident with CASE-1: Acme Hosting may object until Wed 20 Jan 2027')
    await at('2027-01-25T09:00:00Z')
    expect(await end()).not.toContain('CASE-2')
    await says('anna', 'object CASE-1 "Not before"')
    await end()
    expect(await ended()).toBe(true)
  })

  test('of a case that was withdrawn it counts for nothing, and holds nothing up', async () => {
    await says('ravi', 'case "Your gateway is slow" --severity 2 --service Gateway')
    await says('ravi', 'failed CASE-2 2027-01-18 08:30')
    await says('ravi', 'withdraw CASE-2 "A mistake"')
    await end()
    expect(await ended()).toBe(true)
  })
})

test('a number that is due may be reported until then, by either side, and nothing ends meanwhile', async () => {
  await open({
    sla: { others: 'end', objectives: [RESOLVE], figures: [{ ...PAYMENTS, due: '1 working day' }, ORDERS] },
  })
  await at('2026-12-01T09:00:00Z')
  const why = await end()
  expect(why).toContain('“Orders ok” of 2026-11: Acme Hosting may report it until')
  expect(why).toMatch(/“Payments in time” of 2026-11: Northwind may report it until .*“measure acme”/u)
  await says('anna', 'measure acme "Payments in time" 95')
  await says('ravi', 'measure acme "Orders ok" 80')
  await end()
  expect(await ended()).toBe(true)
})

describe('while the ledger of a period that is over is not closed, nothing ends', () => {
  beforeEach(() => open({ sla: { others: 'end', objectives: [RESOLVE], figures: FIGURES }, money: MONEY }))

  test('a number of ours that was reported, or corrected to our good, can still be disputed', async () => {
    await at('2027-02-01T09:00:00Z')
    await says('anna', 'measure acme "Payments in time" 80 --period 2027-01')
    await at('2027-02-03T15:30:00Z')
    await says('anna', 'measure acme "Payments in time" 95 --period 2027-01 --why "Counted again"')
    // Closed a working day of theirs after the correction.
    expect(await end()).toContain(
      'The ledger of 2027-01: Acme Hosting may dispute what was reported until it closes, on Thu 4 Feb 2027, 16:30 (Europe/Paris) at the earliest. Wait for that: “ledger acme --period 2027-01”.',
    )
    expect(await says('ravi', 'dispute "It was 80" --figure "Payments in time" --period 2027-01')).toContain('CASE-1')
    await at('2027-02-10T09:00:00Z')
    expect(await end()).toMatch(/CASE-1: resolve .*The ledger of 2027-01/u)
    await says('anna', 'measure acme "Payments in time" 80 --period 2027-01 --why "You are right"')
    await says('anna', 'resolve CASE-1 "Corrected"')
    await says('ravi', 'confirm CASE-1')
    await at('2027-02-15T09:00:00Z')
    expect(await booked()).toEqual(['internal 2027-01 penalty -21000'])
    await end()
    expect(await ended()).toBe(true)
  })

  test('where nobody of theirs is named any more, it ends once somebody is, and a working day later', async () => {
    await at('2027-02-01T09:00:00Z')
    await says('anna', 'measure acme "Payments in time" 95 --period 2027-01')
    for (const who of ['Ravi', 'Mia']) await says('anna', `people acme remove @${who}`)
    await at('2027-02-08T09:00:00Z')
    expect(await end()).toContain('closes once somebody of Acme Hosting is named who could dispute what is in it')
    await says('anna', 'people acme add @Ravi --role account-manager')
    await end()
    expect(await ended()).toBe(false)
    await at('2027-02-10T12:00:00Z')
    await end()
    expect(await ended()).toBe(true)
  })

  test('after the end only time closes what is left, and both account managers of then hear of it, whoever is named since', async () => {
    await at('2027-02-08T09:00:00Z')
    await says('ravi', 'case "Your gateway is down" --severity 1')
    await at('2027-02-09T09:00:00Z')
    await says('anna', 'resolve CASE-1 "Done"')
    await says('ravi', 'confirm CASE-1')
    const [ladder] = await app.read(async (view) => view.ladders.active({}))
    if (ladder) await says('ravi', `resolve ESC-${ladder.number} "Done"`)
    await end()
    expect(await ended()).toBe(true)
    for (const line of [
      'measure acme "Payments in time" 99 --period 2027-01 --why "Late"',
      'waive CASE-1 "x"',
      'exclude CASE-1 "x"',
      'failed CASE-1 2027-02-08 09:30',
      'dispute acme "x" --line 1',
      'reopen CASE-1 "x"',
    ])
      expect(await says('anna', line)).toContain('has ended')
    await says('anna', 'people acme remove @Ravi')
    await app.news()
    await at('2027-06-01T09:00:00Z')
    expect(await booked()).toEqual(['internal 2027-02 penalty -15000'])
    const closed = (await app.news()).filter(({ card }) => card.title === '2027-02 with Acme Hosting is closed')
    expect(closed.map(({ to }) => to).toSorted()).toEqual(['Anna Berg', 'Ravi Shah'])
    for (const { card } of closed) {
      expect(card.buttons).toEqual([])
      expect(plainText(card.footer!)).toContain('The partnership has ended')
    }
  })
})

test('of the partner whom nobody can write to alone, ours are told to tell', async () => {
  const ravi = { name: people.ravi.name, side: 'partner', roles: ['account-manager'], teams: 'T0ACME/URAVI' }
  const staff = acmeSheet.people.filter(({ name }) => name !== ravi.name)
  const money = { internal: { ...MONEY.internal, rules: RULES.slice(2) } }
  await open({ people: [...staff, ravi], sla: { others: 'end', objectives: [RESOLVE] }, money })
  await at('2027-02-08T09:00:00Z')
  await says('mia', 'case "Your gateway is down" --severity 1')
  await at('2027-02-08T20:00:00Z')
  await says('anna', 'resolve CASE-1 "Done"')
  await says('mia', 'confirm CASE-1')
  await end()
  expect(await ended()).toBe(true)
  await app.news()
  await at('2027-03-10T09:00:00Z')
  const closed = (await app.news()).filter(({ card }) => card.title.includes('is closed'))
  expect(closed.map(({ to }) => to)).toEqual(['Anna Berg'])
  expect(JSON.stringify(closed)).toContain('I cannot write to Ravi Shah of Acme Hosting from here: tell them.')
})
