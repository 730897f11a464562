import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contractYears, correctedUntil } from '../../../../src/domain/sla/ledger/contract-years.ts'
import { type LedgerSpan, ledgerSpans } from '../../../../src/domain/sla/ledger/ledger-spans.ts'
import { correctionsOf, type LedgerEntry, ledgerOf } from '../../../../src/domain/sla/ledger/ledger.ts'
import type { MoneyTerms } from '../../../../src/domain/sla/ledger/money-terms.ts'
import { DAY } from '../../../../src/domain/time/instant.ts'
import { terms as agreedTerms } from '../../../fixtures/terms.ts'
import { attained, breach, month, terms } from './money-story.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const at = (date: string) => Date.parse(`${date}T00:00Z`)
const yearsOf = (until: string, ...said: [since: string, yearFrom: string][]) =>
  contractYears(
    said.map(([since, yearFrom]) => ({ day: day(since), yearFrom })),
    day(until),
  ).map(({ begins, ends }) => `${begins} to ${ends}`)

describe('contract years', () => {
  test('begin on the day that is agreed', () => {
    expect(yearsOf('2026-03-31', ['2026-03-01', '04-01'])).toEqual(['2025-04-01 to 2026-04-01'])
    expect(yearsOf('2026-04-01', ['2026-04-01', '04-01'])).toEqual(['2026-04-01 to 2027-04-01'])
    expect(yearsOf('2027-02-28', ['2027-02-28', '02-29'])).toEqual(['2027-02-28 to 2028-02-28'])
  })

  test('are cut short where that day moves: each day is in one of them, and none is longer than twelve months', () => {
    expect(yearsOf('2027-07-01', ['2027-01-01', '01-01'], ['2027-02-11', '07-01'])).toEqual([
      '2027-01-01 to 2027-07-01',
      '2027-07-01 to 2028-07-01',
    ])
    // March is over by then: the year that runs goes on to its end, and the next one is the short one.
    expect(yearsOf('2028-03-01', ['2027-01-01', '01-01'], ['2027-06-11', '03-01'])).toEqual([
      ...['2027-01-01 to 2028-01-01', '2028-01-01 to 2028-03-01', '2028-03-01 to 2029-03-01'],
    ])
  })

  test('are corrected for three months after their end', () => {
    expect(correctedUntil({ begins: '2026-04-01', ends: '2027-04-01' }, 'UTC')).toBe(at('2027-07-01'))
    expect(correctedUntil({ begins: '2027-01-01', ends: '2027-04-01' }, 'UTC')).toBe(at('2027-07-01'))
  })
})

/*
 * The day moves at whatever time, again and again, while months are closed one after the other by what is agreed until then. Which year a day is in is looked up here day by day.
 */

const UNTIL = '2028-08-15'
const FIRST = '2026-09-01'
const days = { from: at('2026-09-05'), to: at('2028-06-20') }
const moves = fc.array(
  fc.record({
    on: fc.integer({ min: days.from / DAY, max: days.to / DAY }).map((one) => one * DAY),
    yearFrom: fc.constantFrom('01-01', '02-10', '04-01', '07-01', '09-01', '12-15'),
    money: fc.integer({ min: 0, max: 5 }).map((one) => one > 0),
  }),
  { maxLength: 5 },
)
const misses = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 30, maxLength: 30 })
const caps = fc.oneof(
  fc.integer({ min: 1, max: 2_000_000 }).map((amount) => ({ amount })),
  fc.integer({ min: 1, max: 20 }).map((percent) => ({ percent: String(percent) })),
)

type Version = { version: number; validFrom: number; terms: ReturnType<typeof agreedTerms>; yearFrom: string }

function versionsOf(moved: { on: number; yearFrom: string; money: boolean }[], money: MoneyTerms): Version[] {
  const all = [{ on: at(FIRST), yearFrom: '01-01', money: true }, ...moved.toSorted((a, b) => a.on - b.on)]
  return all.map(({ on, yearFrom, money: is }, index) => ({
    ...{ version: index + 1, validFrom: on, yearFrom },
    terms: agreedTerms({ money: is ? { partner: { ...money, yearFrom } } : {} }),
  }))
}

/** The first day of the contract year of each day. */
function yearOfDays(versions: readonly Version[]): Map<string, string> {
  const years = new Map<string, string>()
  let begun = day('2026-01-01')
  for (let one = day(FIRST); one.toString() <= '2030-12-31'; one = one.add({ days: 1 })) {
    const held = versions.findLast(({ validFrom, terms: { money } }) => money.partner && validFrom <= at(String(one)))!
    if (String(one).endsWith(held.yearFrom) || one.equals(begun.add({ years: 1 }))) begun = one
    years.set(String(one), String(begun))
  }
  return years
}

const spansOf = (versions: readonly Version[], until: number) => ledgerSpans(versions, 'partner', 'UTC', until)
const factsOf = (spans: readonly LedgerSpan[], missed: readonly number[]) =>
  spans.map(({ name, held, year }) => {
    const first = missed[(Number(name.slice(0, 4)) * 12 + Number(name.slice(5))) % missed.length]!
    return month(name, [...held], {
      ...{ year, figures: [attained('resolve', 1, first)] },
      breaches: Array.from({ length: first }, (_, number) => breach(number, 'resolve', held.length - 1)),
    })
  })
const penaltyOf = (entries: readonly LedgerEntry[]) =>
  entries.reduce((sum, { word, minor }) => sum + (word === 'penalty' ? Math.abs(minor) : 0), 0)
const sumOf = (entries: readonly LedgerEntry[]) => entries.reduce((sum, { minor }) => sum + minor, 0)

describe('wherever the day moves on which contract years begin', () => {
  test('each period is in the year that its first day is in, whatever is agreed later, and each year has its own cap', () => {
    fc.assert(
      fc.property(moves, misses, fc.integer({ min: 1, max: 200_000 }), (moved, missed, amount) => {
        const versions = versionsOf(moved, terms({ yearCap: { amount } }))
        const spans = spansOf(versions, at(UNTIL))
        const years = yearOfDays(versions)
        const beginOf = ({ name }: { name: string }) => years.get(`${name}-01`)!
        expect(spans.map(({ year }) => year.begins)).toEqual(spans.map(beginOf))
        for (const { year } of spans) expect(years.get(year.ends)).toBe(year.ends)
        for (const { validFrom, version } of versions.slice(1)) {
          const before = spansOf(versions.slice(0, version - 1), validFrom - 1)
          expect(before.map(({ year }) => year.begins)).toEqual(before.map(beginOf))
        }
        const used = new Map<string, number>()
        for (const period of ledgerOf(factsOf(spans, missed))) {
          const before = used.get(beginOf(period)) ?? 0
          const penalty = penaltyOf(period.entries)
          expect(penalty).toBe(Math.min(period.penalties.owed, amount - before))
          used.set(beginOf(period), before + penalty)
        }
      }),
    )
  })

  test('what is booked sums to what the truth comes to, though no period is corrected once three months have passed since its year', () => {
    const earnBack = { months: 3, each: { percent: '30' }, atMost: '80' }
    fc.assert(
      fc.property(moves, misses, caps, (moved, missed, yearCap) => {
        const versions = versionsOf(moved, terms({ yearCap, earnBack }))
        const booked: LedgerEntry[] = []
        const names = spansOf(versions, at(UNTIL)).map(({ name, to }) => ({ name, to }))
        for (const { name, to } of names) {
          const known = versions.filter(({ validFrom }) => validFrom < to)
          const spans = spansOf(known, to - 1)
          const computed = ledgerOf(factsOf(spans, missed)).flatMap(({ entries }) => entries)
          const closed = spans.filter(({ name: one, year }) => one !== name && to <= correctedUntil(year, 'UTC'))
          booked.push(
            ...computed.filter(({ period }) => period === name),
            ...correctionsOf(booked, computed, { period: name, closed: new Set(closed.map((one) => one.name)) }),
          )
          expect(sumOf(booked)).toBe(sumOf(computed))
        }
      }),
      { numRuns: 40 },
    )
  })
})
