import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { plainText } from '../../../src/cards/plain-text.ts'
import { meetDeadline } from '../../../src/app/deadlines/meet-deadline.ts'
import { within } from '../../../src/app/in-transaction.ts'
import { HOUR } from '../../../src/domain/time/instant.ts'
import type { Card } from '../../../src/cards/card.ts'
import { acmeSheet, type App, people, places, textOf } from '../../kit/app-fixture.ts'
import { saidBy } from '../../cards/said-by.ts'
import { at, ledgerOf, openWithMoney } from './ledger-of-acme.ts'

let app: App
let acme: ReturnType<typeof ledgerOf>['acme']
let apply: ReturnType<typeof ledgerOf>['apply']
let booked: ReturnType<typeof ledgerOf>['booked']
let ledger: ReturnType<typeof ledgerOf>['ledger']

beforeEach(async () => {
  app = await openWithMoney()
  ;({ acme, apply, booked, ledger } = ledgerOf(app))
})

afterEach(() => app[Symbol.asyncDispose]())

/** An API that is always up pays 2 % a month. */
const promiseAvailability = async () => {
  const up = { name: 'API up', kind: 'availability', service: 'Orders API', hours: 'always', obligor: 'partner' }
  await apply({
    sla: { figures: [{ ...up, period: 'month', atLeast: 99, floor: 95, protects: 'Customers can order' }] },
    money: { partner: { bonuses: [{ figure: 'API up', reaching: '99.9', pays: '2 %' }] } },
  })
  await app.accepts()
}
/** Two cases of severity 1 on Monday 7 December that are resolved a day too late. */
const missTwo = async () => {
  await app.passTo(at('2026-12-07T09:00:00Z'))
  await app.says(people.tom, 'case acme "Orders API returns 500" --severity 1')
  await app.says(people.tom, 'case acme "Parcels are lost" --severity 1')
  await app.passTo(at('2026-12-08T12:00:00Z'))
  for (const label of ['CASE-1', 'CASE-2']) {
    await app.says(people.mia, `resolve ${label} "Rolled back"`, places.shared)
    await app.says(people.tom, `confirm ${label}`)
  }
}
const closed = async () =>
  (await app.news())
    .filter(({ card }) => card.title.endsWith('is closed'))
    .map(({ to, card }) => [to, plainText(card.headline!)])

describe('a period of a ledger', () => {
  test('is shown as provisional until three working days after its end, then booked once and told once', async () => {
    await missTwo()
    const running = await ledger('ledger acme --period 2026-12')
    expect(running).toContain('still running, provisional')
    expect(running).toMatch(/CASE-1, Severity 1, resolve, due .*: 5 % of EUR 10,000.00 = EUR 500.00/u)
    expect(running).toContain('Together EUR 1,000.00, at most EUR 800.00 in a period')
    expect(running).toContain('Acme Hosting pays EUR 800.00')
    expect(await booked()).toEqual([])
    await app.news()
    await app.passTo(at('2027-01-05T10:00:00Z'))
    expect(await ledger()).toContain('provisional, closes')
    expect(await booked()).toEqual([])
    await app.passTo(at('2027-01-06T12:00:00Z'))
    expect(await booked()).toEqual(['2026-12 penalty -80000'])
    // November had no case in it: it was closed without a word.
    expect(await closed()).toEqual([
      ['#acme-shared', 'Acme Hosting (acme): 2026-12 is closed · Acme Hosting pays EUR 800.00 · Anna Berg, Ravi Shah'],
    ])
    expect(await ledger()).toContain('closed Tue 5 Jan 2027')
    expect(await ledger('ledger', people.mia, places.shared)).toContain('CASE-2, Severity 1, resolve')
    const { id } = await acme()
    const record = await app.read((view) => view.facts.of(id, 'acme'))
    expect(record.filter(({ kind }) => kind === 'PeriodClosed')).toMatchObject([
      { audience: 'shared', data: { period: '2026-11', side: 'partner', booked: '' } },
      { audience: 'shared', data: { period: '2026-12', side: 'partner', booked: 'penalty EUR 800.00' } },
    ])
  })

  test('that was closed is corrected in a later one, and what caused it is earned back', async () => {
    await missTwo()
    await app.passTo(at('2027-01-06T12:00:00Z'))
    expect(textOf(await app.says(people.anna, 'waive CASE-2 "Our gateway was down"'))).toContain(
      'By that Acme Hosting owes EUR 300.00 less for 2026-12. What is closed is corrected by the next close.',
    )
    expect(await ledger('ledger acme --period 2026-12')).toContain(
      'By what is known now it is EUR 300.00 less to pay: the next close books that.',
    )
    await app.says(people.tom, 'case acme "Orders API again" --severity 1')
    await app.says(people.mia, 'resolve CASE-3 "Rolled back"', places.shared)
    await app.says(people.tom, 'confirm CASE-3')
    await app.passTo(at('2027-02-05T12:00:00Z'))
    expect(await booked()).toEqual([
      '2026-12 penalty -80000',
      '2027-01 earn-back 25000 2026-12',
      '2027-01 correction 30000 2026-12',
    ])
    expect(await ledger('ledger acme --period 2026-12')).toContain('Corrected in 2027-01: EUR 300.00 less to pay.')
    const reported = 'Booked in the ledger: Acme Hosting pays EUR 800.00.'
    expect(await ledger('report acme --period 2026-12')).toContain(
      `${reported} Corrected in 2027-01: EUR 300.00 less to pay for Acme Hosting.`,
    )
    // What a longer report holds itself is in its sum.
    expect(await ledger('report acme --period 2026-Q4')).toContain(`${reported} Corrected in 2027-01`)
    expect(await ledger('report acme --period 2027-01')).not.toContain('Corrected in')
    const january = await ledger('ledger acme --period 2027-01')
    expect(january).toContain(
      'earn-back EUR 250.00 of the penalty of 2026-12: 50 % of EUR 500.00, for Severity 1, resolve, as all that caused it was kept',
    )
    expect(january).toContain('correction of 2026-12, EUR 300.00 less to pay')
    expect(january).toContain('Acme Hosting is paid EUR 550.00')
    // What it comes of is told with it: what counts otherwise, who said what, and when.
    const explained = await ledger('explain acme ledger 2027-01 2')
    expect(explained).toMatch(
      /CASE-2, Severity 1, resolve, due on Mon 7 Dec 2026, 14:00 \(Europe\/Paris\): it is counted as missed no more\. Wed 6 Jan 2027, 13:00 \(Europe\/Paris\): Anna Berg \(Northwind\) waived the breach of the resolve clock of CASE-2: “Our gateway was down”\./u,
    )
    expect(explained).not.toContain('CASE-1')
  })

  test('counts cases that are one incident once, and its money stands in the report once it is closed', async () => {
    await missTwo()
    await app.says(people.tom, 'same CASE-2 as CASE-1')
    const running = await ledger('ledger acme --period 2026-12')
    expect(running).toContain('Acme Hosting pays EUR 500.00')
    const report = async () => saidBy((await app.says(people.anna, 'report acme --period 2026-12')) as Card)
    expect(await report()).not.toContain('Booked in the ledger')
    await app.passTo(at('2027-01-06T12:00:00Z'))
    expect(await booked()).toEqual(['2026-12 penalty -50000'])
    expect(await report()).toContain('Booked in the ledger: Acme Hosting pays EUR 500.00.')
  })

  test('is corrected for the last time three months after its contract year, and not after', async () => {
    await missTwo()
    await app.passTo(at('2027-03-20T12:00:00Z'))
    const inTime = textOf(await app.says(people.anna, 'waive CASE-2 "Our gateway was down"'))
    expect(inTime).not.toContain('stays')
    await app.passTo(at('2027-04-02T12:00:00Z'))
    expect((await booked()).filter((one) => one.includes('correction'))).toEqual(['2027-04 correction 30000 2026-12'])
    const late = textOf(await app.says(people.anna, 'waive CASE-1 "And so it was then"'))
    expect(late).toMatch(/The money of 2026-12 stays: it could be corrected until .*1 Apr 2027/u)
    await app.passTo(at('2027-06-20T12:00:00Z'))
    expect((await booked()).filter((one) => one.includes('correction'))).toHaveLength(1)
    // Told with the period in which it was booked, by which it is found.
    expect(await ledger('ledger acme --period 2027-04')).toContain('correction of 2026-12, EUR 300.00 less to pay')
  })

  test('of a partner that has ended is closed, of which both account managers hear; there is none after it until the partner goes on, whatever would earn a bonus', async () => {
    await promiseAvailability()
    await missTwo()
    await app.says(people.anna, 'end acme "Over"')
    expect((await acme()).stage).toBe('ended')
    await app.news()
    await app.passTo(at('2027-03-10T12:00:00Z'))
    // It ended on 8 December: 8 % of EUR 10,000.00 × 8/31, and what would be paid at the end of a month is paid no more.
    expect(await booked()).toEqual(['2026-11 bonus 4667', '2026-12 penalty -20645'])
    expect((await closed()).map(([to]) => to).toSorted()).toEqual(['Anna Berg', 'Ravi Shah'])
    const closes = async () => {
      const { id } = await acme()
      return app.read(async (view) =>
        (await view.ledger.closesOf(id)).map(({ period, turn }) => (turn === 1 ? period : `${period} again`)),
      )
    }
    expect(await closes()).toEqual(['2026-11', '2026-12'])
    await app.says(people.anna, 'resume acme')
    await app.passTo(at('2027-03-20T12:00:00Z'))
    expect(await closes()).toEqual(['2026-11', '2026-12'])
    expect(await closed()).toEqual([])
    await app.passTo(at('2027-05-10T12:00:00Z'))
    expect(await closes()).toEqual(['2026-11', '2026-12', '2027-03', '2027-04'])
    expect((await booked()).filter((one) => one.includes('bonus'))).toEqual([
      '2026-11 bonus 4667',
      '2027-03 bonus 13548',
      '2027-04 bonus 20000',
    ])
  })

  test('has the bounds that figures have, whatever zone our hours are in before its close and afterwards', async () => {
    await apply({
      sla: {
        objectives: [
          { measure: 'resolve', severity: 1, obligor: 'partner', target: '4h', hours: 'always', protects: 'Orders' },
        ],
      },
    })
    await app.accepts()
    const report = async (period: string) =>
      saidBy((await app.says(people.anna, `report acme --period ${period}`)) as Card).replaceAll('\u00A0', ' ')
    const resolve = async (label: string) => {
      await app.says(people.mia, `resolve ${label} "Rolled back"`, places.shared)
      await app.says(people.tom, `confirm ${label}`)
    }
    // Due at 00:30 of 1 January in Paris, which is 23:30 of 31 December in London.
    await app.passTo(at('2026-12-31T19:30:00Z'))
    await app.says(people.tom, 'case acme "Orders API returns 500" --severity 1')
    await app.passTo(at('2027-01-01T09:30:00Z'))
    await resolve('CASE-1')
    // January has begun in Paris, and ends in London; nothing is closed yet.
    await apply({ calendar: { zone: 'Europe/London' } })
    await app.accepts()
    // Due at 00:30 of 1 February in Paris, which is 23:30 of 31 January in London.
    await app.passTo(at('2027-01-31T19:30:00Z'))
    await app.says(people.tom, 'case acme "Orders API returns 500 again" --severity 1')
    await app.passTo(at('2027-02-01T09:30:00Z'))
    await resolve('CASE-2')
    expect(await report('2026-12')).toContain('no case counted')
    expect(await report('2027-01')).toContain('resolve in 4 h – 0 of 2')
    await app.passTo(at('2027-02-06T12:00:00Z'))
    const january = ['2027-01 penalty -80000']
    expect(await booked()).toEqual(january)
    await apply({ calendar: { zone: 'Asia/Tokyo' } })
    await app.accepts()
    await app.passTo(at('2027-03-06T12:00:00Z'))
    expect(await booked()).toEqual(january)
    expect(await ledger('ledger acme --period 2026-12')).toContain('nothing to pay')
    // January ended in London, and so did the year in which it can be corrected.
    await app.says(people.anna, 'end acme "Over"')
    await app.passTo(at('2027-04-02T12:00:00Z'))
    expect(textOf(await app.says(people.anna, 'waive CASE-2 "Our gateway was down"'))).not.toContain('stays')
    await app.passTo(at('2028-04-02T12:00:00Z'))
    expect(await booked()).toEqual([...january, '2027-03 correction 30000 2027-01'])
    expect(textOf(await app.says(people.anna, 'waive CASE-1 "And so it was then"'))).toContain(
      'The money of 2027-01 stays: it could be corrected until',
    )
  })

  test('is closed once, however often its timer comes, early or late, or again after it came to nothing', async () => {
    await missTwo()
    const timer = await app.read(async (view) =>
      (await view.timers.list(100)).find(({ kind }) => kind === 'period.close'),
    )
    const meet = async () =>
      app.services.store.transact((tx) =>
        within(app.services, tx, { byTime: true }, (means) => meetDeadline(means, timer!)),
      )
    await meet()
    expect(await booked()).toEqual([])
    app.clock.move(40 * 24 * HOUR)
    const crash = new Error('The process died before anything of it was committed')
    const dying = app.services.store.transact(async (tx) => {
      await within(app.services, tx, { byTime: true }, (means) => meetDeadline(means, timer!))
      throw crash
    })
    await expect(dying).rejects.toBe(crash)
    expect(await booked()).toEqual([])
    await meet()
    await meet()
    await app.passTo(app.clock.now() + 2 * 24 * HOUR)
    expect(await booked()).toEqual(['2026-12 penalty -80000'])
    expect(await closed()).toHaveLength(1)
    const { id } = await acme()
    const kept = await app.read((view) => view.ledger.closesOf(id))
    expect(kept.map(({ period, turn }) => [period, turn])).toEqual([
      ['2026-11', 1],
      ['2026-12', 1],
    ])
  })
})

describe('a line of a ledger', () => {
  test('is disputed by either side in a case that it names, and stays as it is', async () => {
    await missTwo()
    const said = await app.says(
      people.ravi,
      'dispute "We had told you that day" --line 1 --period 2026-12',
      places.shared,
    )
    expect(textOf(said)).toContain('CASE-3 is open')
    const opened = (await app.read((view) => view.cases.byNumber(3)))!
    expect(opened).toMatchObject({
      kind: 'dispute',
      description: { text: 'We had told you that day' },
      openedBy: { side: 'partner' },
    })
    expect(opened.title).toMatch(/^Ledger 2026-12, line 1: CASE-1, Severity 1, resolve/u)
    const told = await ledger('ledger acme --period 2026-12')
    expect(told).toMatch(/1\. CASE-1.*disputed in CASE-3/u)
    expect(told).toContain('Acme Hosting pays EUR 800.00')
    expect(textOf(await app.says(people.anna, 'dispute acme "why" --line 9 --period 2026-12'))).toContain(
      'has the lines 1 to 3',
    )
    expect(await app.says(people.anna, 'dispute acme --period 2026-12')).toMatchObject({
      kind: 'form',
      form: { title: 'Dispute a line' },
    })
  })

  test('is not there without money, or in another period, and that is said', async () => {
    expect(await ledger('ledger acme --period 2026-Q4')).toContain('There is no ledger with Acme Hosting for “2026-Q4”')
    await app.register({
      ...acmeSheet,
      slug: 'globex',
      name: 'Globex',
      channels: [],
      people: acmeSheet.people.slice(0, 2),
    })
    expect(await ledger('ledger globex')).toContain('No money is agreed with Globex')
  })
})
