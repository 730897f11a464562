import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { MoneyTerms } from '../../../../src/domain/sla/ledger/money-terms.ts'
import { ledgerSpans } from '../../../../src/domain/sla/ledger/ledger-spans.ts'
import { type PeriodZone, readPeriod } from '../../../../src/domain/time/period.ts'
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

/** As a period is typed. */
function expectedPeriod(name: string, zone: PeriodZone) {
  const { kind: _, ...period } = readPeriod(name, zone)!
  return period
}

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
      told(ledgerSpans(said, 'partner', ZONE, at('2027-04-20T00:00'), ended))
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

  test('are parted as those of figures are, wherever our hours move and whenever, and their days are those of the calendar', () => {
    const zones = [
      'Europe/Paris',
      'Europe/London',
      'Asia/Tokyo',
      'America/New_York',
      'Pacific/Kiritimati',
      'Pacific/Pago_Pago',
    ]
    const turns = [
      '2026-10-30T12:00',
      '2026-10-31T10:30',
      '2026-10-31T23:30',
      '2026-11-01T00:30',
      '2026-11-01T12:00',
      '2027-01-01T05:00',
    ]
    const moves = fc.array(fc.tuple(fc.constantFrom(...turns.map(at)), fc.constantFrom(...zones)), { maxLength: 4 })
    fc.assert(
      fc.property(moves, fc.constantFrom(...zones), (moved, first) => {
        const later = moved.toSorted(([a], [b]) => a - b)
        const zone = [[at('2026-09-05T12:00'), first] as const, ...later].map(([since, one]) => ({ since, zone: one }))
        const money = [...zone.slice(1).map(({ since }) => since), at('2026-12-20T12:00')].toSorted((a, b) => a - b)
        const agreed = [at('2026-09-05T12:00'), ...money].map((validFrom, index) => ({
          ...{ version: index + 1, validFrom },
          terms: agreedTerms({
            money: { partner: terms({ fee: index, period: validFrom < at('2026-12-10T00:00') ? 'month' : 'quarter' }) },
          }),
        }))
        const all = ledgerSpans(agreed, 'partner', zone, at('2027-05-20T12:00'))
        const days = (held: (typeof all)[number]['held']) => held.reduce((sum, one) => sum + one.days, 0)
        expect(all.map(({ name, held }) => [name, days(held)])).toEqual([
          ...[
            ['2026-09', 30],
            ['2026-10', 31],
            ['2026-11', 30],
            ['2026-12', 31],
            ['2027-Q1', 90],
            ['2027-Q2', 91],
          ],
        ])
        expect(all.flatMap(({ held }) => held).every((one) => one.days >= 0)).toBe(true)
        expect(all.map(({ name, from, to }) => ({ name, from, to }))).toEqual(
          all.map(({ name }) => expectedPeriod(name, zone)),
        )
        expect(all.slice(1).map(({ from }) => from)).toEqual(all.slice(0, -1).map(({ to }) => to))
      }),
    )
  })
})
