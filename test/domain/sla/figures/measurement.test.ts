import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { askedFigures, askedOf, askedPeriods } from '../../../../src/domain/sla/figures/asked-figures.ts'
import { decideMeasurement } from '../../../../src/domain/sla/figures/decide-measurement.ts'
import { figuresIn, periodsWithin } from '../../../../src/domain/sla/figures/figure-report.ts'
import { NO_CASES } from '../../../../src/domain/sla/figures/derive-figure.ts'
import type { Measurement } from '../../../../src/domain/sla/figures/measurement.ts'
import { figuresOf, periodZone, reportDueAt, settlesAt } from '../../../../src/domain/sla/figures/periods-of.ts'
import { readReported } from '../../../../src/domain/sla/figures/read-reported.ts'
import type { AgreementVersion } from '../../../../src/domain/terms/agreement.ts'
import type { Figure, MeasuredFigure } from '../../../../src/domain/terms/figure.ts'
import { businessHours } from '../../../../src/domain/time/calendar.ts'
import { DAY } from '../../../../src/domain/time/instant.ts'
import { PERIOD_KINDS, periodOf, readPeriod } from '../../../../src/domain/time/period.ts'
import { figure, inHours, terms } from '../../../fixtures/terms.ts'

const START = Date.parse('2026-02-14T12:00:00Z')
const nameOf = (side: 'internal' | 'partner') => (side === 'internal' ? 'Northwind' : 'Acme')

function version(at: number, figures: Figure[], zone = 'Europe/Paris'): AgreementVersion {
  const agreed = terms({ figures, ...inHours(businessHours(zone)) })
  return { id: `a-${at}`, partnerId: 'p-1', version: at, validFrom: at, recordedAt: at, terms: agreed, changes: [] }
}

/** A figure reported at some moment by somebody of its side, as the use case does it. */
function reported(
  versions: AgreementVersion[],
  one: MeasuredFigure,
  name: string,
  value: string,
  now: number,
  last?: Measurement,
) {
  const { terms: agreed } = versions.at(-1)!
  const zone = periodZone(agreed)
  const period = readPeriod(name, zone)!
  const closesAt = Math.max(settlesAt(agreed, period.to), reportDueAt(agreed, one, period.to))
  const reporter = { side: one.reporter, via: 'slack' }
  return decideMeasurement(
    { figure: one, period, closesAt, zone, ...(last && { last }) },
    { value, why: 'Counted anew', reporter },
    now,
    nameOf,
  )
}

const zones = fc.constantFrom(
  'UTC',
  'Europe/Paris',
  'America/New_York',
  'Asia/Kolkata',
  'Pacific/Chatham',
  'Asia/Kathmandu',
)

describe('what is asked for', () => {
  test('is just what each side can report, and is asked for no more once it has, in any zone and at any moment', () => {
    const some = fc.array(
      fc.record({
        period: fc.constantFrom(...PERIOD_KINDS),
        reporter: fc.constantFrom<'internal' | 'partner'>('internal', 'partner'),
      }),
      { maxLength: 4 },
    )
    fc.assert(
      fc.property(
        zones,
        some,
        some,
        fc.integer({ min: 1, max: 400 }),
        fc.integer({ min: 1, max: 500 }),
        (zone, first, second, later, days) => {
          const made = (list: typeof first, from: number) =>
            list.map((one, at) => figure({ ...one, id: `f-${from + at}`, name: `Figure ${from + at}` }))
          const versions = [version(START, made(first, 0), zone), version(START + later * DAY, made(second, 10), zone)]
          const now = START + days * DAY
          const held = versions.filter(({ validFrom }) => validFrom <= now)
          const asked = askedFigures(held, held.at(-1)!.terms, [], now)
          expect(askedOf(asked, 'internal').length + askedOf(asked, 'partner').length).toBe(asked.length)
          const names = new Set(askedPeriods(held, held.at(-1)!.terms, now))
          const measurements = asked.map(({ figure: one, period, dueAt }): Measurement => {
            expect(period.to).toBeLessThanOrEqual(now)
            expect(dueAt).toBeGreaterThan(period.to)
            expect(names.has(period.name)).toBe(true)
            expect(figuresOf(held, one.period, period)).toContainEqual(one)
            const decision = reported(held, one, period.name, '98.7', now)
            if (!('measurement' in decision)) throw new Error(JSON.stringify(decision))
            return { id: `${one.id} ${period.name}`, partnerId: 'p-1', ...decision.measurement }
          })
          expect(askedFigures(held, held.at(-1)!.terms, measurements, now)).toEqual([])
        },
      ),
    )
  })

  test('begins with the period in which a figure was agreed, and its end belongs to the next', () => {
    const march = periodOf('month', 'Europe/Paris', Date.parse('2026-03-10T12:00:00Z'))
    const names = (from: number, now: number) => {
      const versions = [version(from, [figure()])]
      return askedFigures(versions, versions[0]!.terms, [], now).map(({ period }) => period.name)
    }
    expect(names(march.to - 1, march.to)).toEqual(['2026-03'])
    expect(names(march.to, march.to)).toEqual([])
    expect(names(march.from, march.to - 1)).toEqual([])
    expect(names(march.to - 1, march.to - 1)).toEqual([])
  })
})

describe('a number that is reported', () => {
  const versions = [version(START, [figure()])]
  const to = readPeriod('2026-03', 'Europe/Paris')!.to

  test('is taken from the end of its period on, and not a moment before', () => {
    expect(reported(versions, figure(), '2026-03', '98', to - 1)).toMatchObject({ field: 'period' })
    expect(reported(versions, figure(), '2026-03', '98', to)).toMatchObject({ measurement: { turn: 1, late: false } })
    // The clocks of Paris went forward in March, and 2028 has a leap day.
    expect(to).toBe(Date.parse('2026-03-31T22:00:00Z'))
    expect(readPeriod('2028-02', 'Asia/Kolkata')!.to).toBe(Date.parse('2028-02-29T18:30:00Z'))
  })

  test('however often it is corrected, only the last one holds, and none is lost', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('97', '98.7', '98.70', '99', '100'), { minLength: 1, maxLength: 8 }),
        (values) => {
          const kept: Measurement[] = []
          for (const value of values) {
            const decision = reported(versions, figure(), '2026-03', value, to, kept.at(-1))
            if ('measurement' in decision)
              kept.push({ id: `m-${kept.length}`, partnerId: 'p-1', ...decision.measurement })
            else expect(decision).toEqual({ same: kept.at(-1) })
          }
          expect(kept.map(({ turn }) => turn)).toEqual(kept.map((_, at) => at + 1))
          const within = periodsWithin(readPeriod('2026-Q1', 'Europe/Paris')!, 'Europe/Paris', to)
          // In any order of arrival.
          const known = {
            versions,
            terms: versions[0]!.terms,
            measurements: kept.toReversed(),
            disputes: [],
            waivers: [],
            outages: NO_CASES,
            now: to,
          }
          const march = figuresIn(known, within, () => true).find(({ period }) => period === '2026-03')
          const last = values.at(-1)!.replace('.70', '.7')
          expect(march?.reported).toEqual({
            ...{ value: last, met: Number(last) >= 99, corrected: kept.length - 1, late: false },
          })
        },
      ),
    )
  })

  test.each([
    ['98.7', '98.7'],
    ['98,7 %', '98.7'],
    ['98.7 percent', '98.7'],
    ['98.7%.', '98.7'],
  ])('“%s” is read in per cent', (text, value) => {
    expect(readReported(text, figure())).toBe(value)
  })

  test.each([
    ['€ 12 400', 'EUR', '12400'],
    ['12’400 eur', 'EUR', '12400'],
    ['-3', 'EUR', '-3'],
    ['12 Orders', 'orders', '12'],
  ])('“%s” is read in %s', (text, unit, value) => {
    expect(readReported(text, figure({ unit }))).toBe(value)
  })

  test.each(['98.7 EUR', '$98.7', '98.7 orders', '101', '-1 %', 'EUR', '', '98 of 100'])(
    '“%s” is no per cent',
    (text) => {
      expect(readReported(text, figure())).toHaveProperty('refused')
    },
  )
})
