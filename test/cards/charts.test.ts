import { describe, expect, test } from 'vitest'
import { burnDownChart } from '../../src/cards/burn-down-chart.ts'
import type { CardBlock } from '../../src/cards/card.ts'
import type { Chart } from '../../src/cards/chart.ts'
import { chartsIn } from '../../src/cards/charts-in.ts'
import { keptOverTime, missedByDay } from '../../src/cards/kept-charts.ts'
import type { Attainment } from '../../src/domain/sla/figures/attainment.ts'
import type { KeptIn } from '../../src/domain/sla/figures/kept-over-time.ts'
import { AT, BURN_DOWN, HOUR, NASTY, ZONE } from '../fixtures/card-views.ts'

const COMPANIES = { company: 'Northwind', name: 'Acme Hosting' }
const none: Attainment = { met: 0, missed: 0 }

function course(...periods: [string, Attainment, Attainment][]): KeptIn[] {
  return periods.map(([period, partner, internal]) => ({ period, kept: { internal, partner } }))
}

function only(blocks: CardBlock[]): Chart {
  const [chart, ...others] = chartsIn(blocks)
  expect(others).toEqual([])
  return chart!
}

describe('promises kept over time', () => {
  const told = course(
    ['2026-08', none, none],
    ['2026-09', { met: 14, missed: 1 }, none],
    ['2026-10', { met: 2, missed: 1 }, { met: 4, missed: 0 }],
    ['2026-11', { met: 9, missed: 0 }, { met: 1, missed: 1 }],
  )

  test('are lines in percent from the first period in which anything counted, cut and never rounded up', () => {
    expect(only(keptOverTime(told, COMPANIES))).toMatchObject({
      shape: 'lines',
      labels: ['Sep 26', 'Oct', 'Nov'],
      lines: [
        { name: 'Acme Hosting', values: [93.3, 66.6, 100] },
        { name: 'Northwind', values: [null, 100, 50] },
      ],
    })
  })

  test('are said with every figure that the lines show', () => {
    expect(only(keptOverTime(told, COMPANIES)).says).toBe(
      'Promises kept: Acme Hosting 2026-09 93.3 %, 2026-10 66.6 %, 2026-11 100 %; Northwind 2026-09 no case, 2026-10 100 %, 2026-11 50 %.',
    )
  })

  test('are named shortly by quarter and year', () => {
    const of = (...names: string[]) =>
      Object(
        only(
          keptOverTime(
            course(...names.map((name): [string, Attainment, Attainment] => [name, { met: 1, missed: 0 }, none])),
            COMPANIES,
          ),
        ),
      ).labels
    expect(of('2026-Q1', '2026-Q2')).toEqual(['Q1 26', 'Q2 26'])
    expect(of('2025', '2026')).toEqual(['2025', '2026'])
    expect(of('2025-11', '2025-12', '2026-01', '2026-02')).toEqual(['Nov 25', 'Dec', 'Jan 26', 'Feb'])
  })

  test('are no picture of fewer than two numbers', () => {
    expect(keptOverTime([], COMPANIES)).toEqual([])
    expect(keptOverTime(course(['2026-11', none, none]), COMPANIES)).toEqual([])
    expect(keptOverTime(course(['2026-11', { met: 1, missed: 0 }, { met: 1, missed: 0 }]), COMPANIES)).toEqual([])
  })

  test('have names that a legend holds and that are never alike', () => {
    const names = (companies: typeof COMPANIES) => Object(only(keptOverTime(told, companies))).lines.map(Object)
    for (const companies of [
      { company: NASTY, name: NASTY },
      { company: 'Acme', name: 'Acme' },
    ]) {
      const [one, other] = names(companies)
      expect(one.name).not.toBe(other.name)
      expect([one, other].every(({ name }) => name.length <= 20)).toBe(true)
    }
  })
})

describe('what was missed by the day', () => {
  const days = (missed: number[], met: number[] = []) => ({
    period: '2026-11',
    days: {
      from: '2026-11-01',
      kept: Array.from({ length: 30 }, (_, at) => ({
        met: met.filter((one) => one === at + 1).length,
        missed: missed.filter((one) => one === at + 1).length,
      })),
    },
  })

  test('is a day strip that says which days', () => {
    expect(only(missedByDay(days([3, 17, 17], [3, 4])))).toMatchObject({
      shape: 'days',
      title: 'Missed in 2026-11, by the day it was due',
      says: 'Missed on 2 days of 2026-11: 3 and 17 November 2026. On 1 day all that was due was met.',
    })
  })

  test('says so many days where they are too many to name', () => {
    expect(only(missedByDay(days([1, 2, 3, 4, 5, 6, 7, 8, 9]))).says).toBe('Missed on 9 days of 2026-11.')
  })

  test('is no picture where nothing was missed', () => {
    expect(missedByDay(days([], [1, 2]))).toEqual([])
  })
})

describe('a burn-down', () => {
  test('is one line of the hours that were left, flat while it was paused', () => {
    const [chart] = chartsIn([burnDownChart(BURN_DOWN, 'Acme Hosting', ZONE)])
    expect(chart).toMatchObject({
      shape: 'lines',
      title: 'Working time left to resolve',
      unit: 'hours left',
      lines: [{ values: [8, 7, 6, 5, 5, 5, 4, 3, 2, 1, 0, -0.5] }],
    })
    expect(Object(chart).labels.slice(0, 2)).toEqual(['2 Mar 10:30', '2 Mar 11:30'])
  })

  test('is said with where it began, how often it was paused, and where it stands', () => {
    const [chart] = chartsIn([burnDownChart(BURN_DOWN, 'Acme Hosting', ZONE)])
    expect(chart!.says).toBe(
      'Time to resolve, due from Acme Hosting: 8 h of working time on Mon 2 Mar 2026, 10:30 (Europe/Paris), paused once in between, overdue by 30 min now, due on Mon 2 Mar 2026, 20:30 (Europe/Paris).',
    )
  })

  test('of a short target is in minutes, and never says more than was left', () => {
    const short = {
      ...BURN_DOWN,
      neededMs: HOUR,
      stations: [
        { at: AT, leftMs: HOUR },
        { at: AT + HOUR / 3, leftMs: HOUR - 1_234_567 },
      ],
    }
    const [chart] = chartsIn([burnDownChart(short, 'Acme Hosting', ZONE)])
    expect(chart).toMatchObject({ unit: 'minutes left', lines: [{ values: [60, 39.42] }] })
  })
})
