import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Case } from '../../../../src/domain/cases/case.ts'
import { asAgreed } from '../../../../src/domain/marks/as-agreed.ts'
import { incidentsOf } from '../../../../src/domain/marks/incidents.ts'
import type { CountedAgain } from '../../../../src/domain/sla/figures/attainment.ts'
import { availabilityOf, type DerivedFigure, exactOf, mttrOf } from '../../../../src/domain/sla/figures/derived.ts'
import { type Downtime, downtimeOf } from '../../../../src/domain/sla/figures/downtime.ts'
import { isMetBy } from '../../../../src/domain/sla/figures/judge-derived.ts'
import { admittedWindows } from '../../../../src/domain/sla/figures/maintenance.ts'
import { isOverdueThrough } from '../../../../src/domain/sla/figures/overdue-through.ts'
import { outagesOf } from '../../../../src/domain/sla/figures/outages.ts'
import { tellsOutage } from '../../../../src/domain/sla/figures/tells-outage.ts'
import { factsOf } from '../../../../src/domain/sla/ledger/facts-of-period.ts'
import { type LedgerEntry, ledgerOf } from '../../../../src/domain/sla/ledger/ledger.ts'
import type { MoneyTerms } from '../../../../src/domain/sla/ledger/money-terms.ts'
import { penaltiesOf } from '../../../../src/domain/sla/ledger/penalties.ts'
import type { FigureFact, PeriodFacts } from '../../../../src/domain/sla/ledger/period-facts.ts'
import type { FigureTarget } from '../../../../src/domain/terms/figure.ts'
import { ALWAYS } from '../../../../src/domain/time/calendar.ts'
import { HOUR, MINUTE } from '../../../../src/domain/time/instant.ts'
import type { Stretch } from '../../../../src/domain/time/stretches.ts'
import { availability } from '../../../fixtures/terms.ts'
import { dana } from '../../cases/people.ts'
import type { CaseDesk } from '../case-desk.ts'
import { START } from '../histories.ts'
import { terms } from './money-story.ts'
import { anyReports, reported, type Reports, trueOf } from './reported.ts'
import { SaidBeside } from './said-beside.ts'
import { anyTrouble, END, SERVICE, truly, type Trouble, withTricks } from './troubles.ts'

/** `HISTORIES=20000` after a change of the rules. */
const HISTORIES = Number(process.env['HISTORIES'] ?? 250)

/*
 * Two histories of the same troubles. In the true one the side that owes calls each solved when it is, reports what is true, and nothing else happens. In the other one it does
 * whatever it can think of besides: says that it is solved while it is not, asks what nobody needs, makes less of it, asks to merge it, reopens what is solved, leaves out what waited on
 * nobody, links what is not one incident, says that it failed or was solved at another time, announces maintenance when it is too late, reports too good a number; and opens cases about
 * itself. The other side objects to what is untrue, each time within the time that it has. Then nothing costs less.
 *
 * It is not asked of the time between failures, nor of their number where something is reopened or opened besides: a case left open joins two failures into one. That is as
 * they are defined; what it gains there is lost in availability and as a miss. Nor of what is earned back where a contract year has a cap: who pays early has more
 * months to earn in; nor where it is a share of a penalty: a dearer one earns more in a month, and what it has no room for goes to the next one.
 */

/** Announced two days before, and too late, whatever they are for. */
const anyWindow = fc.record({ from: fc.nat(12_000), lasts: fc.integer({ min: 1, max: 600 }), early: fc.nat(1_439) })
type Window = { from: number; lasts: number; early: number }
type Windows = { admitted: Window[]; late: Window[] }
const anyWindows: fc.Arbitrary<Windows> = fc.record({
  admitted: fc.array(anyWindow, { maxLength: 2 }),
  late: fc.array(anyWindow, { maxLength: 3 }),
})

const counts = tellsOutage(availability({ service: SERVICE, counts: { kinds: ['incident'], severities: [1, 2, 3] } }))

/** Cases with all that is said beside them, and what was announced. */
type History = { desks: CaseDesk[]; beside: SaidBeside; windows: Windows; leastMs: number }

function outagesIn({ desks, beside }: Pick<History, 'desks' | 'beside'>) {
  const cases = desks.map((one) => one.case)
  return outagesOf(cases, counts, asAgreed(beside.marks, cases, END), 'partner')
}

function downIn(history: History, period: Stretch): Downtime {
  const { admitted, late } = history.windows
  const windows = [
    ...admitted.map((one) => ({ ...one, lasts: Math.min(one.lasts, 120), early: 2 * 1_440 })),
    ...late,
  ].map(({ from, lasts, early }, at) => {
    const begins = START + from * MINUTE
    const announcedAt = begins - early * MINUTE
    return { label: `MAINT-${at + 1}`, from: begins, to: begins + lasts * MINUTE, announcedAt }
  })
  const agreed = admittedWindows(windows, { noticeMs: 24 * HOUR, longestMs: 8 * HOUR, sumMs: 40 * HOUR })
  const { leastMs } = history
  return downtimeOf(outagesIn(history), agreed, { hours: ALWAYS, leastMs }, { period, now: END })
}

function derived(
  objectiveId: string,
  figure: DerivedFigure,
  target: FigureTarget,
  loweredBy: string[] = [],
): FigureFact {
  const value = exactOf(figure)
  const { direction } = target
  return {
    ...{ objectiveId, kind: 'derived', direction, loweredBy },
    ...(value && { value, met: isMetBy(value, target) }),
  }
}

function figuresIn(history: History, period: Stretch): FigureFact[] {
  const down = downIn(history, period)
  const lowering = [...new Set(down.stretches.flatMap(({ loweredBy }) => loweredBy))]
  const mean = mttrOf(outagesIn(history), ALWAYS, period)
  return [
    derived('up', availabilityOf(down), { direction: 'at least', value: '99' }, lowering),
    derived('mttr', mean, { direction: 'at most', value: '6' }),
  ]
}

/** A miss becomes dearer in the middle of each period; all else goes on. */
function inTwo(held: MoneyTerms, { from, to }: Stretch) {
  const dearer = held.rules.map((rule) =>
    rule.on === 'breach' && rule.objectiveId === 'resolve' ? { ...rule, costs: { percent: '9' } } : rule,
  )
  return [
    { terms: held, agreement: 1, from, days: 15 },
    { terms: { ...held, rules: dearer }, agreement: 2, from: Math.floor((from + to) / 2), days: 15 },
  ]
}

function factsIn(history: History, held: MoneyTerms, periods: Stretch[], orders: FigureFact[]): PeriodFacts[] {
  const { desks, beside } = history
  const counted = desks.flatMap(({ clocks, case: { id, log } }) =>
    clocks.flatMap((one) => (one.counts ? [{ caseId: id, log, objectiveId: 'resolve', ...one.counts }] : [])),
  )
  const again = (period: Stretch) =>
    desks.flatMap(({ clocks, case: { id, log } }) =>
      clocks.flatMap((one): CountedAgain[] =>
        one.breachedAt !== undefined && isOverdueThrough(one, log, period)
          ? [{ caseId: id, objectiveId: 'resolve', at: period.to - 1, met: false, overdueSince: one.breachedAt }]
          : [],
      ),
    )
  const isAgain = held.rules.some(({ whileOverdue }) => whileOverdue)
  const labels = new Map(desks.map(({ case: { id, number } }) => [id, `CASE-${number}`]))
  const incidentOf = incidentsOf(beside.marks, END)
  return periods.map((period, at) =>
    factsOf(
      {
        ...{ ...period, name: `2026-0${at + 1}`, kind: 'month', year: '2026' },
        held: inTwo(held, period),
      },
      {
        counted: [...counted, ...(isAgain ? again(period) : [])],
        labels,
        incidentOf,
        figures: [...figuresIn(history, period), orders[at]!],
      },
    ),
  )
}

const anyMoney = fc
  .record({
    each: fc.integer({ min: 1, max: 8 }),
    cap: fc.option(fc.integer({ min: 2, max: 30 })),
    yearCap: fc.option(fc.integer({ min: 10_000, max: 300_000 })),
    back: fc.option(fc.record({ share: fc.boolean(), of: fc.integer({ min: 10, max: 100 }) })),
    oneIncident: fc.constantFrom('highest', 'all'),
    again: fc.boolean(),
  })
  .map(({ each, cap, yearCap, back, oneIncident, again }): MoneyTerms => {
    const overdue = again ? { whileOverdue: 'counts again' as const } : {}
    const bands = (...pairs: [string, string][]) => pairs.map(([beyond, percent]) => ({ beyond, percent }))
    const { cap: _, ...uncapped } = terms()
    return {
      ...{ ...uncapped, oneIncident },
      rules: [
        { on: 'breach', objectiveId: 'resolve', costs: { percent: String(each) }, ...overdue },
        { on: 'bands', objectiveId: 'resolve', bands: bands(['100', '1'], ['75', '4'], ['50', '9']), ...overdue },
        { on: 'breach', objectiveId: 'up', costs: { amount: 12_345 } },
        { on: 'bands', objectiveId: 'up', bands: bands(['99.9', '2'], ['99', '5'], ['95', '15']) },
        { on: 'bands', objectiveId: 'mttr', bands: bands(['4', '1'], ['16', '3']) },
        { on: 'breach', objectiveId: 'orders', costs: { percent: '2' } },
        { on: 'bands', objectiveId: 'orders', bands: bands(['99.5', '1'], ['98.5', '3']) },
      ],
      ...(cap !== null && { cap: { percent: String(cap) } }),
      ...(yearCap !== null && { yearCap: { amount: yearCap } }),
      ...(back !== null && {
        earnBack: {
          months: 3,
          each: back.share ? { percent: String(back.of) } : { amount: back.of * 1_000 },
          atMost: '100',
        },
      }),
    }
  })

/** In as many periods as two cuts leave. */
const anyPeriods = fc.tuple(fc.nat(12_000), fc.nat(12_000)).map(([a, b]): Stretch[] => {
  const [first, second] = [Math.min(a, b), Math.max(a, b) + 1].map((one) => START + one * MINUTE)
  return [
    { from: START - HOUR, to: first! },
    { from: first!, to: second! },
    { from: second!, to: END },
  ]
})

const anyHistory = fc.record({
  given: fc.array(anyTrouble, { minLength: 1, maxLength: 3 }),
  own: fc.array(anyTrouble, { maxLength: 2 }),
  windows: anyWindows,
  leastMs: fc.constantFrom(0, HOUR / 2),
  reports: fc.tuple(anyReports, anyReports, anyReports),
})
type Given = { given: Trouble[]; own: Trouble[]; windows: Windows; leastMs: number; reports: Reports[] }

/** As it was; with what the other side tells of itself as if we had told it, too. */
function truthOf({ given, own, windows, leastMs }: Given): { truth: History; asIfOurs: History } {
  const rest = { beside: new SaidBeside(), windows: { ...windows, late: [] }, leastMs }
  const desks = given.map(truly)
  return {
    truth: { desks, ...rest },
    asIfOurs: { desks: [...desks, ...own.map((one, at) => truly(one, 20 + at))], ...rest },
  }
}

function trickedOf({ given, own, windows, leastMs }: Given, truth: History): History {
  const beside = new SaidBeside()
  const others: Case[] = truth.desks.map((one) => one.case)
  const desks = [
    ...given.map((one, at) => withTricks(one, at, { beside, others })),
    ...own.map((one, at) => withTricks(one, 20 + at, { beside, others, by: dana })),
  ]
  beside.answered(END)
  return { desks, beside, windows, leastMs }
}

describe('while the other side objects to what is untrue in its time', () => {
  test('nothing that the side which owes does makes a period cost it less, or a figure better, than the truth does', () => {
    fc.assert(
      fc.property(anyHistory, anyMoney, anyPeriods, (given, held, all) => {
        const { truth, asIfOurs } = truthOf(given)
        const tricked = trickedOf(given, truth)
        const periods = all.filter(({ from, to }) => from < to)
        const [least, owed] = [
          factsIn(
            truth,
            held,
            periods,
            periods.map((_one, at) => trueOf(given.reports[at]!)),
          ),
          factsIn(
            tricked,
            held,
            periods,
            periods.map((one, at) => reported(given.reports[at]!, one)),
          ),
        ] as const
        periods.forEach((period, at) => {
          expect(penaltiesOf(owed[at]!).owed).toBeGreaterThanOrEqual(penaltiesOf(least[at]!).owed)
          // It is down by its own word no less than by ours.
          expect(downIn(tricked, period).unavailableMs).toBeGreaterThanOrEqual(downIn(asIfOurs, period).unavailableMs)
          // What we opened is repaired when it was, whatever is reopened since; and what the other side opens about itself is no repair.
          const mean = (history: History) => exactOf(mttrOf(outagesIn(history), ALWAYS, period))
          expect(mean(tricked)).toEqual(mean(truth))
        })
        const about = tricked.desks.filter((one) => one.case.openedBy.side === 'partner')
        expect(about.flatMap(({ clocks }) => clocks.flatMap((one) => one.counts ?? []))).toEqual([])
        const entries = (facts: PeriodFacts[]) => ledgerOf(facts).flatMap((one) => one.entries)
        const sum = (list: LedgerEntry[]) => list.reduce((total, { minor }) => total + minor, 0)
        const penalties = (facts: PeriodFacts[]) => sum(entries(facts).filter(({ word }) => word === 'penalty'))
        expect(penalties(owed)).toBeLessThanOrEqual(penalties(least))
        if (held.yearCap || (held.earnBack && 'percent' in held.earnBack.each)) return
        // Each award is rounded once, so that a cent of each may be the other way.
        const cents = entries(owed).length + entries(least).length
        expect(sum(entries(owed))).toBeLessThanOrEqual(sum(entries(least)) + cents)
      }),
      { numRuns: HISTORIES },
    )
  })

  test('nor is any failure less told, where nothing is reopened or opened besides', () => {
    fc.assert(
      fc.property(anyHistory, anyPeriods, (given, periods) => {
        const only = { ...given, own: [], given: given.given.map((one) => ({ ...one, later: [] })) }
        const { truth } = truthOf(only)
        const tricked = trickedOf(only, truth)
        for (const period of periods)
          expect(downIn(tricked, period).failures).toBeGreaterThanOrEqual(downIn(truth, period).failures)
      }),
      { numRuns: Math.ceil(HISTORIES / 2) },
    )
  })
})
