import { afterEach, describe, expect, test } from 'vitest'
import { report } from '../../../src/cli/report/report.ts'
import { acmeSheet, App, people, places, type TestPerson, textOf } from '../../kit/app-fixture.ts'
import { toldLines } from '../../kit/told-lines.ts'
import { recomputeLedger } from '../../kit/recompute-ledger.ts'
import { recomputePromise } from '../../kit/recompute.ts'
import { at, ledgerOf } from './ledger-of-acme.ts'

/*
 * Acme resolves a case of severity 1 in four hours around the clock; a miss costs 5 % of EUR 10,000.00 a month, and the terms count it again in each later month at whose end it is
 * still overdue. By hand, for one case of 7 December 09:00, hence due at 13:00 of that day:
 *
 *   period    open until             counts as                        costs
 *   2026-12   (due on the 7th)       missed                           5 % of 10,000 = 500
 *   2027-01   over its end           missed again                     500
 *   2027-02   10 February 09:00      nothing: resolved within it      0
 */

const RESOLVE = {
  ...{ measure: 'resolve', severity: 1, obligor: 'partner', target: '4h', hours: 'always' },
  protects: 'Orders are taken',
}
const RULE = { measure: 'resolve', severity: 1, perBreach: '5 %', whileOverdue: 'counts again' }
const ONCE = { measure: 'resolve', severity: 1, perBreach: '5 %' }
const MONEY = { currency: 'EUR', fee: '10000.00', period: 'month', rules: [RULE] }
const sheetOf = (money: object = {}) => ({
  ...acmeSheet,
  ...{ sla: { others: 'end', objectives: [RESOLVE] }, money: { partner: { ...MONEY, ...money } } },
})

let app: App

afterEach(() => app[Symbol.asyncDispose]())

const says = (line: string, who: TestPerson = people.tom, place = places.direct) => app.says(who, line, place)
const mia = (line: string) => says(line, people.mia, places.shared)

async function missed(money: object = {}): Promise<ReturnType<typeof ledgerOf>> {
  app = await App.open(sheetOf(money))
  await app.passTo(at('2026-12-07T09:00:00Z'))
  await says('case acme "Orders are late" --severity 1')
  return ledgerOf(app)
}

const solved = async (when: string, label = 'CASE-1') => {
  await app.passTo(at(when))
  await mia(`resolve ${label} "Rolled back"`)
  await says(`confirm ${label}`)
}

describe('what is still overdue at the end of a later period, where the terms count it again', () => {
  test('costs once more in each of them, at the terms of its end, and no more once it is over', async () => {
    const { booked, ledger } = await missed()
    await solved('2027-02-10T09:00:00Z')
    await app.passTo(at('2027-03-10T09:00:00Z'))
    expect(await booked()).toEqual(['2026-12 penalty -50000', '2027-01 penalty -50000'])
    const line = /CASE-1, Severity 1, resolve, (.*)/u
    expect((await ledger('ledger acme --period 2026-12')).match(line)?.[1]).toMatch(/^due .*7 Dec 2026/u)
    expect((await ledger('ledger acme --period 2027-01')).match(line)?.[1]).toMatch(
      /^still overdue since .*7 Dec 2026.*, counted again: 5 % of EUR 10,000\.00 = EUR 500\.00$/u,
    )
    expect(await ledger('ledger acme --period 2027-02')).toContain('Nothing follows')
  })

  test('counts in the share of that period, in the report, what was kept lately, and what explains both', async () => {
    const { ledger } = await missed()
    await app.passTo(at('2027-02-08T09:00:00Z'))
    await says('case acme "Another one" --severity 1')
    await app.passTo(at('2027-02-08T10:00:00Z'))
    await mia('resolve CASE-2 "Done"')
    await says('confirm CASE-2')
    expect((await ledger('sla acme')).replaceAll('\u00A0', ' ')).toMatch(/Feb.* 1 of 1 .*Jan.* 0 of 1/su)
    const january = (await ledger('report acme --period 2027-01')).replaceAll('\u00A0', ' ')
    expect(january).toMatch(/resolve in 4 h – 0 of 1 \(0 %\), 2026-12 0 of 1 \(0 %\)/u)
    expect(january).toMatch(/1 missed, 1 still overdue from before/u)
    expect(january).toMatch(/overdue since .*7 Dec 2026.*, counted again/u)
    const february = (await ledger('report acme --period 2027-02')).replaceAll('\u00A0', ' ')
    expect(february).toContain('1 of 1 (100 %)')
    expect(february).toMatch(/counted again if it still is when 2027-02 ends/u)
    const [csv] = await report(app.services, { partner: 'acme', period: '2027-01', format: 'csv' })
    expect(csv!.text).toMatch(/"CASE-1 since 2026-12-07T13:00:00.000Z, counted again"/u)

    for (const [period, again, share] of [
      ['2026-12', [], { met: 0, missed: 1 }],
      ['2027-01', [at('2026-12-07T13:00:00Z')], { met: 0, missed: 1 }],
      ['2027-02', [], { met: 1, missed: 0 }],
    ] as const)
      for (const { lines } of toldLines(
        await app.says(people.anna, `explain acme resolve severity 1 --period ${period}`),
      )) {
        const { cases, stated, computed, period: within } = recomputePromise(lines)
        expect(stated, period).toMatchObject(computed)
        expect(computed).toEqual(share)
        expect(cases.flatMap((one) => one.again)).toEqual(again)
        for (const since of again) expect(since).toBeLessThan(within.from)
      }
    const explained = toldLines(await app.says(people.anna, 'explain acme ledger 2027-01'))
    for (const { stated, computed } of recomputeLedger(explained)) expect(computed).toBe(stated)
    expect(explained[0]!.lines.join(' ')).toMatch(/missed it before, and was still overdue when 2027-01 ended/u)
    expect(explained[0]!.lines.join(' ')).toContain('which held at its end, a miss costs 5 % of the fee')
  })

  test('is nothing where there is no money any more at the end of a period, of a band neither', async () => {
    const { perBreach: _, ...resolve } = RULE
    const { booked, ledger, apply } = await missed({ rules: [{ ...resolve, bands: [{ beyond: 95, costs: '10 %' }] }] })
    await app.passTo(at('2027-01-20T09:00:00Z'))
    await apply({ money: { partner: { end: true } } })
    await app.accepts(people.ravi, 'acme')
    await app.passTo(at('2027-03-10T09:00:00Z'))
    expect(await booked()).toEqual(['2026-12 penalty -100000'])
    expect(await ledger('report acme --period 2027-01')).toContain('not counted again')
  })

  test('is what the ledger keeps to, also while new terms wait for a period of theirs', async () => {
    const { booked, ledger, apply } = await missed()
    await app.passTo(at('2027-01-20T09:00:00Z'))
    await apply({ money: { partner: { ...MONEY, period: 'quarter', rules: [ONCE] } } })
    await app.accepts(people.ravi, 'acme')
    await app.passTo(at('2027-04-20T09:00:00Z'))
    const months = ['2026-12', '2027-01', '2027-02', '2027-03']
    expect(await booked()).toEqual(months.map((month) => `${month} penalty -50000`))
    const january = (await ledger('report acme --period 2027-01')).replaceAll('\u00A0', ' ')
    expect(january).toMatch(/overdue since .*7 Dec 2026.*, counted again/u)
    expect(january).toContain('0 of 1 (0 %)')
    const why = await ledger('explain acme resolve severity 1 --period 2027-01')
    expect(why).not.toContain('and not again')
  })

  test('is said of the periods of the ledger: money by the year counts nothing again in a month', async () => {
    const { ledger } = await missed({ period: 'year' })
    await solved('2027-02-20T09:00:00Z')
    await app.passTo(at('2027-03-10T09:00:00Z'))
    for (const month of ['2026-12', '2027-01'])
      expect(await ledger(`report acme --period ${month}`)).not.toMatch(/, counted again/u)
    expect(await ledger('report acme --period 2027-01')).toContain('not counted again')
  })

  test('is what the terms at the end of a period say: agreed or taken away within it', async () => {
    const { rules, ...rest } = MONEY
    const { booked, apply } = await missed({ rules: [ONCE] })
    await app.passTo(at('2027-02-20T09:00:00Z'))
    await apply({ money: { partner: { ...rest, fee: '20000.00', rules } } })
    await app.accepts(people.ravi, 'acme')
    await app.passTo(at('2027-03-20T09:00:00Z'))
    await apply({ money: { partner: { ...rest, fee: '20000.00', rules: [ONCE] } } })
    await app.accepts(people.ravi, 'acme')
    await app.passTo(at('2027-04-12T09:00:00Z'))
    // In February by the fee of a whole period at its end, not by days.
    expect(await booked()).toEqual(['2026-12 penalty -50000', '2027-02 penalty -100000'])
  })

  test('is not what waited on the other side all through the period, but what did so for a part of it', async () => {
    const { booked } = await missed()
    await app.passTo(at('2026-12-20T09:00:00Z'))
    await mia('ask CASE-1 "Which region?"')
    await app.passTo(at('2027-02-10T09:00:00Z'))
    await says('reply CASE-1 "Paris"')
    await app.passTo(at('2027-03-10T09:00:00Z'))
    expect(await booked()).toEqual(['2026-12 penalty -50000', '2027-02 penalty -50000'])
  })

  test('is not what was let pass: with the miss goes what it counted again, as a correction of each', async () => {
    const { booked } = await missed()
    await app.passTo(at('2027-02-10T09:00:00Z'))
    expect(await booked()).toEqual(['2026-12 penalty -50000', '2027-01 penalty -50000'])
    expect(textOf(await says('waive CASE-1 "Agreed at the meeting"', people.anna))).toContain(
      'By that Acme Hosting owes EUR 500.00 less for 2026-12 and EUR 500.00 less for 2027-01. What is closed is corrected by the next close.',
    )
    await app.passTo(at('2027-03-10T09:00:00Z'))
    expect(await booked()).toEqual([
      ...['2026-12 penalty -50000', '2027-01 penalty -50000'],
      ...['2027-02 correction 50000 2026-12', '2027-02 correction 50000 2027-01'],
    ])
    const explained = await ledgerOf(app).ledger('explain acme ledger 2027-02')
    expect(explained.match(/it is counted as missed no more\./gu)).toHaveLength(2)
    expect(explained).toContain('and still overdue later: it is counted as missed no more.')
    expect(explained.match(/Anna Berg \(Northwind\) waived the breach of the resolve clock of CASE-1/gu)).toHaveLength(
      2,
    )
  })

  test('goes on through a resolution that was struck, and ends with one that was stated earlier', async () => {
    const { booked } = await missed()
    await app.passTo(at('2027-01-28T09:00:00Z'))
    await mia('resolve CASE-1 "Rolled back"')
    await app.passTo(at('2027-01-29T09:00:00Z'))
    await says('reopen CASE-1 "Still late"')
    await app.passTo(at('2027-02-10T09:00:00Z'))
    expect(await booked()).toEqual(['2026-12 penalty -50000', '2027-01 penalty -50000'])
    await mia('resolve CASE-1 "It was in January"')
    await mia('resolve CASE-1 --since "2027-01-30 09:00"')
    await says('accept CASE-1', people.anna)
    await app.passTo(at('2027-03-10T09:00:00Z'))
    expect(await booked()).toEqual([
      ...['2026-12 penalty -50000', '2027-01 penalty -50000', '2027-02 correction 50000 2027-01'],
    ])
  })

  test('is capped with all else of its period and its contract year, and earns nothing back', async () => {
    const { booked } = await missed({ yearCap: '700.00', yearFrom: '12-01', earnBack: { months: 3, each: '50 %' } })
    await app.passTo(at('2027-03-10T09:00:00Z'))
    expect(await booked()).toEqual(['2026-12 penalty -50000', '2027-01 penalty -20000'])
  })

  test('counts with other misses of its case as one incident, and so do cases that are linked', async () => {
    const { booked } = await missed()
    await app.passTo(at('2027-01-05T09:00:00Z'))
    await says('case acme "Orders are late, too" --severity 1')
    await says('same CASE-2 as CASE-1', people.anna)
    await app.passTo(at('2027-02-10T09:00:00Z'))
    expect(await booked()).toEqual(['2026-12 penalty -50000', '2027-01 penalty -50000'])
  })

  test.each([
    // CASE-1 again, 500, and CASE-2, 500: of linked cases one of a promise counts, also where all misses of a case do.
    ['linked', -50_000],
    ['not linked', -100_000],
  ])('is one miss beside another one of its promise, where all count: by a case that is %s', async (how, minor) => {
    const { booked } = await missed({ oneIncident: 'all' })
    await app.passTo(at('2027-01-05T09:00:00Z'))
    await says('case acme "Orders are late, too" --severity 1')
    if (how === 'linked') await says('same CASE-2 as CASE-1', people.anna)
    await app.passTo(at('2027-02-10T09:00:00Z'))
    expect(await booked()).toEqual(['2026-12 penalty -50000', `2027-01 penalty ${minor}`])
  })

  test('is earned back as any miss is, once a later period is kept', async () => {
    const { booked } = await missed({ earnBack: { months: 3, each: '50 %' } })
    await solved('2027-02-10T09:00:00Z')
    for (const [opened, closed] of [
      ['2027-02-15T09:00:00Z', '2027-02-15T10:00:00Z'],
      ['2027-03-15T09:00:00Z', '2027-03-15T10:00:00Z'],
      ['2027-04-15T09:00:00Z', '2027-04-15T10:00:00Z'],
    ] as const) {
      await app.passTo(at(opened))
      await says('case acme "Slow" --severity 1')
      await solved(closed, `CASE-${Number(opened.slice(6, 7))}`)
    }
    await app.passTo(at('2027-05-11T09:00:00Z'))
    // Each month that is kept gives back 50 % of 500, the oldest penalty first: that of the miss, then that of its being counted again.
    expect(await booked()).toEqual([
      ...['2026-12 penalty -50000', '2027-01 penalty -50000'],
      ...['2027-02 earn-back 25000 2026-12', '2027-03 earn-back 25000 2026-12', '2027-04 earn-back 25000 2027-01'],
    ])
  })

  test('ends with its case, withdrawn by whoever is owed', async () => {
    const { booked } = await missed()
    await app.passTo(at('2027-01-20T09:00:00Z'))
    await says('withdraw CASE-1 "Not needed any more"')
    await app.passTo(at('2027-03-10T09:00:00Z'))
    expect(await booked()).toEqual(['2026-12 penalty -50000'])
  })

  test('ends with a case that is merged, and goes on with the one that remains', async () => {
    const { booked } = await missed()
    await app.passTo(at('2026-12-08T09:00:00Z'))
    await says('case acme "Orders are late, too" --severity 1')
    await app.passTo(at('2027-01-20T09:00:00Z'))
    await says('merge CASE-2 into CASE-1')
    await app.passTo(at('2027-02-10T09:00:00Z'))
    expect(await booked()).toEqual(['2026-12 penalty -100000', '2027-01 penalty -50000'])
  })

  test('is judged by the new round of a case that was reopened', async () => {
    const { booked } = await missed()
    await solved('2027-01-29T09:00:00Z')
    await app.passTo(at('2027-02-02T09:00:00Z'))
    await says('reopen CASE-1 "Late again"')
    await app.passTo(at('2027-04-10T09:00:00Z'))
    expect(await booked()).toEqual(['2026-12 penalty -50000', '2027-02 penalty -50000', '2027-03 penalty -50000'])
  })

  test('is no second miss of what a question put off into the period in which it was due', async () => {
    const { booked } = await missed()
    await solved('2026-12-07T10:00:00Z')
    await app.passTo(at('2026-12-31T18:30:00Z'))
    await says('case acme "Orders are late" --severity 1')
    await app.passTo(at('2026-12-31T22:20:00Z'))
    await mia('ask CASE-2 "Which region?"')
    await app.passTo(at('2027-01-01T09:00:00Z'))
    await says('reply CASE-2 "Paris"')
    await app.passTo(at('2027-03-10T09:00:00Z'))
    // Without the question it was due on 31 December at 23:30 in Paris; with it, on 1 January.
    expect(await booked()).toEqual(['2026-12 penalty -50000', '2027-02 penalty -50000'])
  })
})

test('whose terms say nothing of it counts it where it was missed alone', async () => {
  const { booked, ledger } = await missed({ rules: [ONCE] })
  await app.passTo(at('2027-02-10T09:00:00Z'))
  expect(await booked()).toEqual(['2026-12 penalty -50000'])
  expect(await ledger('report acme --period 2027-01')).toContain('Missed before, and still overdue: not counted again')
})
