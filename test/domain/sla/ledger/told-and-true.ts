import * as fc from 'fast-check'
import type { Case } from '../../../../src/domain/cases/case.ts'
import { asAgreed } from '../../../../src/domain/marks/as-agreed.ts'
import { incidentsOf } from '../../../../src/domain/marks/incidents.ts'
import type { CountedAgain } from '../../../../src/domain/sla/figures/attainment.ts'
import { countedIn } from '../../../../src/domain/sla/figures/counted-in.ts'
import { availabilityOf, type DerivedFigure, exactOf, mttrOf } from '../../../../src/domain/sla/figures/derived.ts'
import { type Downtime, downtimeOf } from '../../../../src/domain/sla/figures/downtime.ts'
import { type Measure, MEASURES } from '../../../../src/domain/sla/measures/measures.ts'
import { isMetBy } from '../../../../src/domain/sla/figures/judge-derived.ts'
import { admittedWindows } from '../../../../src/domain/sla/figures/maintenance.ts'
import { isOverdueThrough } from '../../../../src/domain/sla/figures/overdue-through.ts'
import { outagesOf } from '../../../../src/domain/sla/figures/outages.ts'
import { factsOf } from '../../../../src/domain/sla/ledger/facts-of-period.ts'
import type { MoneyTerms, PenaltyRule } from '../../../../src/domain/sla/ledger/money-terms.ts'
import type { FigureFact, PeriodFacts } from '../../../../src/domain/sla/ledger/period-facts.ts'
import type { FigureTarget } from '../../../../src/domain/terms/figure.ts'
import { ALWAYS } from '../../../../src/domain/time/calendar.ts'
import { HOUR, MINUTE } from '../../../../src/domain/time/instant.ts'
import type { Stretch } from '../../../../src/domain/time/stretches.ts'
import { availability } from '../../../fixtures/terms.ts'
import { dana } from '../../cases/people.ts'
import type { CaseDesk } from '../case-desk.ts'
import { START } from '../histories.ts'
import { calendarYear, terms } from './money-story.ts'
import { anyReports, type Reports } from './reported.ts'
import { SaidBeside } from './said-beside.ts'
import { truly, withTricks } from './played.ts'
import { anyPromises, anyReturning, anyTrouble, END, type Promises, SERVICE, type Trouble } from './troubles.ts'

/** Histories of troubles with all that money follows from, as they were and as they are told. */

/** Announced two days before, and too late, whatever they are for; `confirmed`: what the other side has not confirmed before its start is not admitted either, however early it is announced. */
const anyWindow = fc.record({ from: fc.nat(12_000), lasts: fc.integer({ min: 1, max: 600 }), early: fc.nat(1_439) })
type Window = { from: number; lasts: number; early: number }
type Windows = { admitted: Window[]; late: Window[]; confirmed: boolean }
const anyWindows: fc.Arbitrary<Windows> = fc.record({
  admitted: fc.array(anyWindow, { maxLength: 2 }),
  late: fc.array(anyWindow, { maxLength: 3 }),
  confirmed: fc.boolean(),
})

const counted = countedIn(availability({ service: SERVICE, counts: { kinds: ['incident'], severities: [1, 2, 3] } }))

/** Cases with all that is said beside them, and what was announced. */
export type History = { desks: CaseDesk[]; beside: SaidBeside; windows: Windows; leastMs: number }

export function outagesIn({ desks, beside }: Pick<History, 'desks' | 'beside'>) {
  const cases = desks.map((one) => one.case)
  return outagesOf(cases, counted, asAgreed(beside.marks, cases, END), 'partner')
}

export function downIn(history: History, period: Stretch): Downtime {
  const { admitted, late, confirmed } = history.windows
  const windows = [
    ...admitted.map((one) => ({ ...one, lasts: Math.min(one.lasts, 120), early: 2 * 1_440, agreedAfter: -1 })),
    ...late.map((one, at) => ({ ...one, early: confirmed ? 3 * one.early : one.early, agreedAfter: at % 2 })),
  ].map(({ from, lasts, early, agreedAfter }, at) => {
    const begins = START + from * MINUTE
    // Before its start, as it begins, or never.
    const agreedAt = agreedAfter > 0 ? {} : { confirmedAt: begins + agreedAfter * MINUTE }
    const announcedAt = begins - early * MINUTE
    return { label: `MAINT-${at + 1}`, from: begins, to: begins + lasts * MINUTE, announcedAt, ...agreedAt }
  })
  const agreed = admittedWindows(
    windows,
    confirmed
      ? { noticeMs: 24 * HOUR, confirmed: true }
      : { noticeMs: 24 * HOUR, longestMs: 8 * HOUR, sumMs: 40 * HOUR },
  )
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
    rule.on === 'breach' && isMeasure(rule.objectiveId) ? { ...rule, costs: { percent: '9' } } : rule,
  )
  return [
    { terms: held, agreement: 1, from, days: 15 },
    { terms: { ...held, rules: dearer }, agreement: 2, from: Math.floor((from + to) / 2), days: 15 },
  ]
}

export function factsIn(history: History, held: MoneyTerms, periods: Stretch[], orders: FigureFact[]): PeriodFacts[] {
  const { desks, beside } = history
  const counted = desks.flatMap(({ clocks, case: { id, log } }) =>
    clocks.flatMap((one) => (one.counts ? [{ caseId: id, log, objectiveId: one.measure, ...one.counts }] : [])),
  )
  const again = (period: Stretch) =>
    desks.flatMap(({ clocks, case: { id, log } }) =>
      clocks.flatMap((one): CountedAgain[] =>
        one.breachedAt !== undefined && isOverdueThrough(one, log, period)
          ? [{ caseId: id, objectiveId: one.measure, at: period.to - 1, met: false, overdueSince: one.breachedAt }]
          : [],
      ),
    )
  const isAgain = held.rules.some(({ whileOverdue }) => whileOverdue)
  const labels = new Map(desks.map(({ case: { id, number } }) => [id, `CASE-${number}`]))
  const incidentOf = incidentsOf(beside.marks, END)
  return periods.map((period, at) =>
    factsOf(
      {
        ...{ ...period, name: `2026-0${at + 1}`, kind: 'month', year: calendarYear('2026') },
        held: inTwo(held, period),
      },
      {
        counted: [...counted, ...(isAgain ? again(period) : [])],
        ...{ enough: new Map(), labels, incidentOf, figures: [...figuresIn(history, period), orders[at]!] },
      },
    ),
  )
}

function isMeasure(objectiveId: string): boolean {
  return MEASURES.some((one) => one === objectiveId)
}

/** One measure; `on`: of its prices one kind alone. */
export type PricedAlone = { measure: Measure; on?: PenaltyRule['on'] }

/** Where this alone has a price; all that has one, without. */
export function priced(facts: PeriodFacts, alone?: PricedAlone): PeriodFacts {
  const only = ({ objectiveId, on }: PenaltyRule) =>
    alone === undefined || (objectiveId === alone.measure && (alone.on === undefined || on === alone.on))
  return {
    ...facts,
    held: facts.held.map(({ terms: held, days }) => ({ terms: { ...held, rules: held.rules.filter(only) }, days })),
  }
}

/** Whether some case has missed something in the one that it has not in the other. */
export function missesMore(one: PeriodFacts, other: PeriodFacts): boolean {
  const known = new Set(missesIn(other))
  return missesIn(one).some((miss) => !known.has(miss))
}

function missesIn({ breaches, figures }: PeriodFacts): string[] {
  return [
    ...breaches.map(({ objectiveId, caseId }) => `${objectiveId} ${caseId}`),
    ...figures.flatMap(({ objectiveId, loweredBy }) => loweredBy.map((id) => `${objectiveId} ${id}`)),
  ]
}

export const anyMoney = fc
  .record({
    each: fc.integer({ min: 1, max: 8 }),
    cap: fc.option(fc.integer({ min: 2, max: 30 })),
    yearCap: fc.option(fc.integer({ min: 10_000, max: 300_000 })),
    back: fc.option(fc.record({ share: fc.boolean(), of: fc.integer({ min: 10, max: 100 }) })),
    oneIncident: fc.constantFrom('highest', 'all'),
    again: fc.boolean(),
    bonusCap: fc.option(fc.integer({ min: 1, max: 4 })),
  })
  .map(({ each, cap, yearCap, back, oneIncident, again, bonusCap }): MoneyTerms => {
    const overdue = again ? { whileOverdue: 'counts again' as const } : {}
    const bands = (...pairs: [string, string][]) => pairs.map(([beyond, percent]) => ({ beyond, percent }))
    const { cap: _, ...uncapped } = terms()
    return {
      ...{ ...uncapped, oneIncident },
      rules: [
        ...MEASURES.flatMap((objectiveId, at): PenaltyRule[] => [
          { on: 'breach', objectiveId, costs: { percent: String(1 + ((each + at) % 8)) }, ...overdue },
          { on: 'bands', objectiveId, bands: bands(['100', '1'], ['75', '4'], ['50', '9']), ...overdue },
        ]),
        { on: 'breach', objectiveId: 'up', costs: { amount: 12_345 } },
        { on: 'bands', objectiveId: 'up', bands: bands(['99.9', '2'], ['99', '5'], ['95', '15']) },
        { on: 'bands', objectiveId: 'mttr', bands: bands(['4', '1'], ['16', '3']) },
        { on: 'breach', objectiveId: 'orders', costs: { percent: '2' } },
        { on: 'bands', objectiveId: 'orders', bands: bands(['99.5', '1'], ['98.5', '3']) },
      ],
      bonuses: [
        { objectiveId: 'orders', reaching: '99.5', pays: { percent: '1' } },
        { objectiveId: 'up', reaching: '99.9', pays: { percent: '2' } },
        { objectiveId: 'mttr', reaching: '4', pays: { amount: 10_001 } },
      ],
      ...(bonusCap !== null && { bonusCap: { percent: String(bonusCap) } }),
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
export const anyPeriods = fc.tuple(fc.nat(12_000), fc.nat(12_000)).map(([a, b]): Stretch[] => {
  const [first, second] = [Math.min(a, b), Math.max(a, b) + 1].map((one) => START + one * MINUTE)
  return [
    { from: START - HOUR, to: first! },
    { from: first!, to: second! },
    { from: second!, to: END },
  ]
})

export const anyHistory = fc.record({
  promises: anyPromises,
  corrects: fc.integer({ min: 0, max: 3 }).map((one) => one > 0),
  given: fc.array(anyTrouble, { minLength: 1, maxLength: 3 }),
  own: fc.array(
    anyTrouble.map((one) => ({ ...one, again: null })),
    { maxLength: 1 },
  ),
  ownCounts: fc.constantFrom(null, 'at once' as const, 'when solved' as const),
  windows: anyWindows,
  leastMs: fc.constantFrom(0, HOUR / 2),
  reports: fc.tuple(anyReports, anyReports, anyReports),
})
/** One trouble that comes back, with no other tricks than what is said of that. */
export const anyReopening = fc
  .record({ history: anyHistory, trouble: anyTrouble, again: anyReturning })
  .map(({ history, trouble, again }) => ({
    ...{ ...history, corrects: true, own: [], windows: { admitted: [], late: [], confirmed: false } },
    given: [{ ...trouble, again, acts: [], tricks: [], later: [] }],
  }))

export type Given = {
  promises: Partial<Promises>
  /** The other side sets right what severity a case has. */
  corrects: boolean
  given: Trouble[]
  own: Trouble[]
  ownCounts: 'at once' | 'when solved' | null
  windows: Windows
  leastMs: number
  reports: Reports[]
}

/** As it was told, with tricks; as it was, with the same words; and with what the side that owes tells of itself as if we had told it. */
export function played({
  promises,
  corrects,
  given,
  own,
  ownCounts,
  windows,
  leastMs,
}: Given): Record<'tricked' | 'truth' | 'asIfOurs', History> {
  const beside = new SaidBeside()
  const others: Case[] = given.map((one, at) => truly(one, at, {}).case)
  const told = given.map((one, at) => withTricks(one, at, promises, { beside, others, corrects }))
  const opened = { by: dana, counts: ownCounts }
  const ofItself = own.map((one, at) => withTricks(one, 20 + at, promises, { beside, others, corrects }, opened))
  beside.answered(END)
  const rest = { beside: new SaidBeside(), windows: { ...windows, late: [] }, leastMs }
  const desks = given.map((one, at) => truly(one, at, promises, told[at]))
  return {
    tricked: {
      desks: [...told.flatMap(({ desks: all }) => all), ...ofItself.flatMap(({ desks: all }) => all)],
      beside,
      windows,
      leastMs,
    },
    // It counts as any other where the other side says so.
    truth: {
      desks: [
        ...desks,
        ...(ownCounts ? own.map((one, at) => truly(one, 20 + at, promises, ofItself[at], opened)) : []),
      ],
      ...rest,
    },
    asIfOurs: { desks: [...desks, ...own.map((one, at) => truly(one, 20 + at, {}))], ...rest },
  }
}
