import { describe, expect, test } from 'vitest'
import type { MoneyTerms } from '../../../../src/domain/sla/ledger/money-terms.ts'
import { contractYear, correctedUntil, ledgerSpans } from '../../../../src/domain/sla/ledger/ledger-spans.ts'
import { terms as agreedTerms } from '../../../fixtures/terms.ts'
import { terms } from './money-story.ts'

const ZONE = 'Europe/Paris'
const at = (local: string) => Temporal.PlainDateTime.from(local).toZonedDateTime(ZONE).epochMilliseconds

/** Versions of an agreement, each from a moment in Paris; no terms: no money in it. */
function versions(...said: [from: string, money?: MoneyTerms][]) {
  return said.map(([from, money], index) => ({
    ...{ version: index + 1, validFrom: at(from) },
    terms: agreedTerms({ money: money ? { partner: money } : {} }),
  }))
}

const spans = (until: string, ...said: [from: string, money?: MoneyTerms][]) =>
  ledgerSpans(versions(...said), 'partner', ZONE, at(until))
const told = (all: ReturnType<typeof spans>) =>
  all.map(({ name, held }) => `${name}: ${held.map(({ days, terms: { fee } }) => `${fee} for ${days}`).join(', ')}`)

describe('the periods of a ledger', () => {
  test('begin with the one in which money is agreed, and go on to the one that runs', () => {
    expect(told(spans('2026-11-10T00:00', ['2026-09-01T00:00', terms()]))).toEqual([
      ...['2026-09: 1000000 for 30', '2026-10: 1000000 for 31', '2026-11: 1000000 for 30'],
    ])
    expect(spans('2026-11-10T00:00', ['2026-12-01T00:00', terms()])).toEqual([])
    expect(spans('2026-11-10T00:00', ['2026-01-01T00:00'])).toEqual([])
    expect(ledgerSpans(versions(['2026-09-01T00:00', terms()]), 'internal', ZONE, at('2026-11-10T00:00'))).toEqual([])
  })

  test('count calendar days: those of a change are still of what was before, and days without terms cost nothing', () => {
    expect(told(spans('2026-09-20T00:00', ['2026-01-01T00:00'], ['2026-09-11T09:30', terms()]))).toEqual([
      '2026-09: 0 for 11, 1000000 for 19',
    ])
    const dearer = terms({ fee: 2_000_000 })
    expect(
      told(
        spans('2026-10-20T00:00', ['2026-09-01T00:00', terms()], ['2026-09-16T00:00', dearer], ['2026-10-11T12:00']),
      ),
    ).toEqual(['2026-09: 1000000 for 15, 2000000 for 15', '2026-10: 2000000 for 11, 0 for 20'])
  })

  test('with their cap by days too, and nothing is left open by an end', () => {
    const [span] = spans(
      '2026-09-20T00:00',
      ['2026-09-01T00:00', terms({ cap: { amount: 900 } })],
      ['2026-09-10T00:00'],
    )
    expect(span!.held.map(({ terms: { cap }, days, nothing }) => [cap, days, nothing])).toEqual([
      [{ amount: 900 }, 9, undefined],
      [{ amount: 0 }, 21, true],
    ])
  })

  test('of another length hold from the first that begins with it, and so does another currency', () => {
    const quarters = terms({ period: 'quarter', fee: 7 })
    expect(told(spans('2027-01-20T00:00', ['2026-08-01T00:00', terms()], ['2026-08-20T00:00', quarters]))).toEqual([
      ...['2026-08: 1000000 for 31', '2026-09: 1000000 for 30', '2026-Q4: 7 for 92', '2027-Q1: 7 for 90'],
    ])
    const dollars = terms({ currency: 'USD', fee: 5 })
    const changed = spans('2026-09-20T00:00', ['2026-08-01T00:00', terms()], ['2026-08-20T00:00', dollars])
    expect(changed.map(({ held }) => held.map(({ terms: { currency } }) => currency))).toEqual([['EUR'], ['USD']])
  })

  test('are not there while nothing is agreed, and come back', () => {
    const all = spans(
      '2027-03-20T00:00',
      ['2026-08-01T00:00', terms()],
      ['2026-09-01T00:00'],
      ['2027-02-10T00:00', terms()],
    )
    expect(told(all)).toEqual([
      '2026-08: 1000000 for 31',
      '2027-02: 0 for 9, 1000000 for 19',
      '2027-03: 1000000 for 31',
    ])
  })

  test('have no terms on the days after the partner has ended, until it goes on, and are not there where it had ended all along', () => {
    const said = versions(['2026-09-01T00:00', terms()], ['2027-02-01T00:00', terms({ fee: 2_000_000 })])
    const all = (...ended: { from: number; to?: number }[]) =>
      told(ledgerSpans(said, 'partner', ZONE, at('2027-04-20T00:00'), { ended }))
    expect(all({ from: at('2026-10-10T09:00'), to: at('2027-03-12T10:00') })).toEqual([
      '2026-09: 1000000 for 30',
      '2026-10: 1000000 for 10, 0 for 21',
      '2027-03: 0 for 12, 2000000 for 19',
      '2027-04: 2000000 for 30',
    ])
    expect(all({ from: at('2026-09-10T09:00') })).toEqual(['2026-09: 1000000 for 10, 0 for 20'])
    expect(all({ from: at('2026-09-10T09:00'), to: at('2026-09-15T09:00') }).slice(0, 2)).toEqual([
      '2026-09: 1000000 for 10, 0 for 5, 1000000 for 15',
      '2026-10: 1000000 for 31',
    ])
  })

  test.each([
    ['Europe/Paris', 'Europe/London'],
    ['Europe/Paris', 'Asia/Tokyo'],
    ['Asia/Tokyo', 'America/New_York'],
    ['Pacific/Kiritimati', 'Pacific/Pago_Pago'],
  ])(
    'keep the bounds that they were closed with where the zone goes from %s to %s or back, and leave no gap',
    (one, other) => {
      for (const [was, is] of [
        [one, other],
        [other, one],
      ] as const) {
        const agreed = versions(['2026-10-05T12:00', terms()], ['2026-12-05T00:00', terms({ period: 'quarter' })])
        const until = at('2027-06-20T12:00')
        const closedIn = new Map(['2026-10', '2026-11', '2026-12'].map((name) => [name, was]))
        const before = ledgerSpans(agreed, 'partner', was, until)
        const after = ledgerSpans(agreed, 'partner', is, until, { closedIn })
        expect(after.map(({ name, year }) => `${name} of ${year}`)).toEqual(
          before.map(({ name, year }) => `${name} of ${year}`),
        )
        expect(after.slice(0, 3)).toEqual(before.slice(0, 3))
        for (const [index, { from }] of after.slice(1).entries()) expect(from).toBe(after[index]!.to)
        expect(after.at(-1)!.to).toBe(ledgerSpans(agreed, 'partner', is, until).at(-1)!.to)
        expect(after[3]!.held.reduce((sum, { days }) => sum + days, 0)).toBe(90)
      }
    },
  )

  test('belong to the contract year in which they begin, which is corrected for three months after its end', () => {
    const day = (text: string) => ({ from: at(`${text}T00:00`) })
    expect(contractYear(day('2026-03-31'), '04-01', ZONE)).toBe('2025')
    expect(contractYear(day('2026-04-01'), '04-01', ZONE)).toBe('2026')
    expect(contractYear(day('2027-02-28'), '02-29', ZONE)).toBe('2027')
    expect(correctedUntil('2026', '04-01', ZONE)).toBe(at('2027-07-01T00:00'))
    expect(correctedUntil('2026', '01-01', ZONE)).toBe(at('2027-04-01T00:00'))
  })
})
