import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Severity } from '../../../../src/domain/cases/case.ts'
import { clockBesides } from '../../../../src/domain/sla/figures/missed-besides.ts'
import { isOverdueThrough } from '../../../../src/domain/sla/figures/overdue-through.ts'
import type { Measure } from '../../../../src/domain/sla/measures/measures.ts'
import { factsOf } from '../../../../src/domain/sla/ledger/facts-of-period.ts'
import { ledgerOf } from '../../../../src/domain/sla/ledger/ledger.ts'
import type { MoneyTerms } from '../../../../src/domain/sla/ledger/money-terms.ts'
import { penaltiesOf } from '../../../../src/domain/sla/ledger/penalties.ts'
import { HOUR, MINUTE } from '../../../../src/domain/time/instant.ts'
import { ana, ask, confirm, dana, opened, reopen, reply, resolve, severity } from '../../cases/people.ts'
import { terms as agreedTerms } from '../../../fixtures/terms.ts'
import { CaseDesk } from '../case-desk.ts'
import { within } from '../clock-story.ts'
import { START } from '../histories.ts'
import { calendarYear, terms } from './money-story.ts'

/** `HISTORIES=5000` after a change of the rules. */
const HISTORIES = Number(process.env['HISTORIES'] ?? 600)
const LONG_ENOUGH = 30_000 + HISTORIES * 100
const PERIOD = 7 * 24 * HOUR
const WEEKS = [0, 1, 2, 3].map((nth) => ({ from: START + nth * PERIOD, to: START + (nth + 1) * PERIOD }))
const SEVERITIES = [1, 2, 3, 4] as const
const MEASURES = ['resolve', 'answer', 'update'] as const

/*
 * A promise of a time to resolve, to answer and to write for each severity, for some of them and one for all others, or for some of them alone: of the more severe often the tighter one, but also a looser one, or none. Each has its
 * price and the share of cases that is enough. The side that owes raises what it likes and the other side sets nothing right; it asks, reopens what was solved, and agrees that a case goes on by other terms, while a raise stands as well as before. Then no period costs less than without the raises, and all of them together do not, with what is earned back, whether or not what is still overdue counts again. That is asked where each miss counts: where of each case
 * the dearest does, what is earned back goes by another promise, and that of a dearer penalty may be more.
 */
/** Of what is for all others 4 stands for the severity. */
const idOf = (measure: Measure, to: Severity) => `${measure}-${to === 4 ? 'any' : to}`
const PRICED = MEASURES.flatMap((measure) => SEVERITIES.map((to) => [idOf(measure, to), to] as const))

const anyCase = fc.record({
  at: fc.nat(3 * 7 * 1_440 - 1),
  lasts: fc.oneof(fc.nat(200), fc.nat(4_000), fc.nat(20_000)),
  severity: fc.constantFrom<Severity>(2, 3, 4, 1),
  steps: fc.array(
    fc.record({
      after: fc.oneof(fc.nat(60), fc.nat(1_500)),
      does: fc.oneof(
        fc.constantFrom<Severity>(1, 2, 3),
        fc.constantFrom('ask' as const, 'reply' as const, 'resolve' as const, 'reopen' as const, 'agree' as const),
      ),
    }),
    { maxLength: 6 },
  ),
})

const SAYS = {
  ask: [ask(ana)],
  reply: [reply(dana)],
  resolve: [resolve(dana), confirm(ana)],
  reopen: [reopen(ana)],
}

/** What is promised for each severity, in hours: of its own, what is for all others, or, where there is no such thing, nothing. */
const anyHours = fc.oneof(
  fc.record({
    own: fc.tuple(...([4, 8, 16] as const).map((one) => fc.option(fc.integer({ min: one / 2, max: one })))),
    others: fc.option(fc.integer({ min: 20, max: 40 }), { freq: 9 }),
  }),
  fc.record({
    own: fc.tuple(...SEVERITIES.slice(1).map(() => fc.option(fc.integer({ min: 2, max: 40 })))),
    others: fc.option(fc.integer({ min: 2, max: 40 })),
  }),
)

const anyPromises = fc.record({
  hours: fc.tuple(...[1, 2].map(() => fc.record({ resolve: anyHours, answer: anyHours, update: anyHours }))),
  costs: fc.tuple(...SEVERITIES.map(() => fc.oneof(fc.constant(0), fc.integer({ min: 100, max: 50_000 })))),
  enough: fc.tuple(...SEVERITIES.map(() => fc.option(fc.integer({ min: 10, max: 99 })))),
  fromOpening: fc.boolean(),
  countsAgain: fc.boolean(),
})

test(
  'whatever severity the side that owes makes of its cases, it pays no less',
  () => {
    fc.assert(
      fc.property(
        fc.array(anyCase, { minLength: 1, maxLength: 4 }),
        anyPromises,
        fc.constantFrom('highest' as const, 'all' as const),
        (cases, promises, oneIncident) => {
          const { hours, costs, enough, fromOpening, countsAgain } = promises
          const objectiveOf = (measure: Measure, to: Severity, version: number) => {
            const { own, others } = hours[version - 1]![measure as (typeof MEASURES)[number]]
            const ofIts = own[to - 1] ?? undefined
            const target = ofIts ?? others ?? undefined
            if (target === undefined) return undefined
            return within(target, {
              ...{ id: idOf(measure, ofIts === undefined ? 4 : to), measure, hours: 'always' },
              severityRaised: fromOpening ? 'from opening' : 'from change',
              ...(ofIts !== undefined && { severity: to }),
            })
          }
          const versions = [1, 2].map((version) => {
            const all = MEASURES.flatMap((measure) =>
              SEVERITIES.flatMap((to) => objectiveOf(measure, to, version) ?? []),
            )
            const objectives = [...new Map(all.map((one) => [one.id, one])).values()]
            return { id: `a-${version}`, version, terms: agreedTerms({ objectives }) }
          })
          const promisesOf = Object.fromEntries(
            MEASURES.map((measure) => [measure, (version: number, to: Severity) => objectiveOf(measure, to, version)]),
          )
          const money: MoneyTerms = {
            ...terms(),
            ...{ oneIncident, bonuses: [], earnBack: { months: 3, each: { amount: 20_000 }, atMost: '100' } },
            rules: PRICED.filter(([, one]) => costs[one - 1]! > 0).map(([id, one]) => ({
              ...{ on: 'breach' as const, objectiveId: id, costs: { amount: costs[one - 1]! } },
            })),
          }
          const shares = new Map(
            PRICED.flatMap(([id, one]) => (enough[one - 1] ? [[id, String(enough[one - 1])] as const] : [])),
          )
          const facts = (raised: boolean) => {
            const counted = cases.flatMap((one, number) => {
              const began = START + one.at * MINUTE
              const given = opened(began)
              const log = given.log.map((entry) => ({ ...entry, severity: one.severity, keepsWords: true as const }))
              const desk = new CaseDesk({ ...given, id: `c${number}`, severity: one.severity, log }, promisesOf)
              let now = began
              for (const { after, does } of one.steps) {
                now += after * MINUTE
                if (does === 'agree') desk.rebase(now, 2)
                else if (typeof does !== 'number') for (const event of SAYS[does]) desk.says(now, event)
                else if (raised && does < desk.case.severity) desk.says(now, severity(dana, does))
              }
              for (const event of SAYS.resolve) desk.says(now + one.lasts * MINUTE, event)
              const besides = desk.clocks.map((clock) => clockBesides(clock, { about: desk.case, versions }, Infinity))
              return [...desk.clocks, ...besides.flatMap((clock) => clock ?? [])].flatMap((clock) => {
                const about = { caseId: `c${number}`, objectiveId: clock.objective.id }
                const again = WEEKS.filter((week) => countsAgain && isOverdueThrough(clock, desk.case.log, week))
                return [
                  ...(clock.counts ? [{ ...about, ...clock.counts }] : []),
                  ...again.map(({ to }) => ({
                    ...{ ...about, at: to - 1, met: false as const, overdueSince: clock.breachedAt! },
                  })),
                ]
              })
            })
            return WEEKS.map(({ from, to }, nth) => {
              const name = `2026-0${nth + 1}`
              return factsOf(
                {
                  from,
                  to,
                  name,
                  kind: 'month',
                  year: calendarYear('2026'),
                  held: [{ terms: money, agreement: 1, from, days: 7 }],
                },
                { counted, enough: shares, labels: new Map(), incidentOf: (id) => id, figures: [] },
              )
            })
          }
          const [tricked, truth] = [facts(true), facts(false)]
          tricked.forEach((one, at) =>
            expect(penaltiesOf(one).owed).toBeGreaterThanOrEqual(penaltiesOf(truth[at]!).owed),
          )
          if (oneIncident === 'highest') return
          const sum = (all: typeof truth) =>
            ledgerOf(all)
              .flatMap(({ entries }) => entries)
              .reduce((total, { minor }) => total + minor, 0)
          expect(sum(tricked)).toBeLessThanOrEqual(sum(truth))
        },
      ),
      { numRuns: HISTORIES },
    )
  },
  LONG_ENOUGH,
)
