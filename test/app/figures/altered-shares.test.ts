import { expect, test } from 'vitest'
import { wrongIn } from '../../kit/adds-up.ts'
import { acmeSheet, App, people, places } from '../../kit/app-fixture.ts'
import type { LineTold } from '../../kit/recompute-ledger.ts'
import { toldLines } from '../../kit/told-lines.ts'
import { at, MONEY } from '../ledger/ledger-of-acme.ts'

const HALF = {
  ...{ measure: 'resolve', severity: 1, target: '4h', hours: 'always', obligor: 'partner', attainment: 50 },
  protects: 'Parcels leave',
}

/** A miss in December, that is paid for; one of two in January, which is enough and earns it back; one of one in February, which is not. */
async function opened(): Promise<App> {
  const app = await App.open({ ...acmeSheet, sla: { objectives: [HALF] }, money: { partner: MONEY } })
  for (const [at1, when, late] of [
    [1, '2026-12-07T09:00:00Z', true],
    [2, '2027-01-05T09:00:00Z', true],
    [3, '2027-01-07T09:00:00Z', false],
    [4, '2027-02-02T09:00:00Z', true],
  ] as const) {
    await app.passTo(at(when))
    await app.says(people.tom, `case acme "D${at1}" --severity 1`)
    if (late) await app.passTo(at(when) + 24 * 3_600_000)
    await app.says(people.mia, `resolve CASE-${at1} "x"`, places.shared)
    await app.says(people.tom, `confirm CASE-${at1}`)
  }
  await app.passTo(at('2027-02-04T09:00:00Z'))
  return app
}

const isWrong = (all: LineTold[]) => all.some((told) => wrongIn(told, all).length > 0)

test('whatever is said of a share of cases that is enough cannot be altered while the words still add up', async () => {
  await using app = await opened()
  for (const [line, altered] of [
    [
      'resolve severity 1 --period 2027-01',
      [
        ['1 met + 1 missed = 2', '1 met + 0 missed = 2'],
        ['1 met + 1 missed = 2', '2 met + 0 missed = 2'],
        ['is 50 %', 'is 60 %'],
        ['2 × 50 = 100', '2 × 50 = 120'],
        ['2 × 50 = 100', '2 × 60 = 120'],
        ['1 × 100 = 100', '1 × 100 = 200'],
        ['is not less than', 'is less than'],
        ['so it was kept', 'so it was not kept'],
        ['At least 50 % is enough', 'At least 70 % is enough'],
        ['at least 50 % of the cases', 'at least 40 % of the cases'],
        ['CASE-2: missed', 'CASE-2: met'],
      ],
    ],
    [
      'resolve severity 1 --period 2027-02',
      [
        ['0 met + 1 missed = 1', '1 met + 0 missed = 1'],
        ['so it was not kept', 'so it was kept'],
        ['is less than', 'is not less than'],
      ],
    ],
    [
      'ledger 2027-01',
      [
        ['(50 %; at least 50 % is enough)', '(40 %; at least 50 % is enough)'],
        ['(50 %; at least 50 % is enough)', '(50 %; at least 60 % is enough)'],
      ],
    ],
  ] as const) {
    const all = toldLines(await app.says(people.anna, `explain acme ${line}`))
    expect(isWrong(all), line).toBe(false)
    const text = JSON.stringify(all)
    for (const [said, other] of altered) {
      expect(text, line).toContain(said)
      expect(isWrong(JSON.parse(text.replaceAll(said, other)) as LineTold[]), `${line}: ${other}`).toBe(true)
    }
  }
})
