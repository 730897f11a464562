import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import { explainSide } from '../../../src/app/ledger/explain-side.ts'
import type { ReckonedPeriod } from '../../../src/app/ledger/reckon.ts'
import { explainedLedgerCard } from '../../../src/cards/explained-ledger-card.ts'
import { plainText } from '../../../src/cards/plain-text.ts'
import type { Cost, MoneyTerms } from '../../../src/domain/sla/ledger/money-terms.ts'
import type { ObjectiveWords } from '../../../src/domain/sla/ledger/objective-words.ts'
import type { PeriodFacts } from '../../../src/domain/sla/ledger/period-facts.ts'
import { attained, availability, breach, month, terms } from '../../domain/sla/ledger/money-story.ts'
import { recomputeLedger } from '../../kit/recompute-ledger.ts'

const WORDS: Record<string, ObjectiveWords> = {
  resolve: { is: 'clock', measure: 'resolve', severity: 1 },
  acknowledge: { is: 'clock', measure: 'acknowledge' },
  up: { is: 'figure', name: 'Availability', unit: '%' },
}

const percent = (max: number) => fc.integer({ min: 1, max }).map((one): Cost => ({ percent: String(one) }))
const amount = (max: number) => fc.integer({ min: 1, max }).map((one): Cost => ({ amount: one }))
const cost = fc.oneof(percent(25), amount(300_000))
const maybe = <T>(one: fc.Arbitrary<T>) => fc.option(one, { nil: undefined })

const anyTerms = fc
  .record({
    fee: fc.integer({ min: 1, max: 2_000_000 }),
    each: cost,
    decimals: maybe(fc.integer({ min: 0, max: 2 })),
    bands: fc.tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 7, max: 20 })),
    cap: maybe(fc.oneof(percent(40), amount(400_000))),
    yearCap: maybe(fc.oneof(percent(20), amount(900_000))),
    oneIncident: fc.constantFrom('highest' as const, 'all' as const),
    earnBack: maybe(fc.record({ each: cost, atMost: fc.integer({ min: 10, max: 100 }).map(String) })),
    bonus: cost,
    bonusCap: maybe(cost),
  })
  .map(
    ({
      fee,
      each,
      bands: [first, second],
      decimals,
      cap,
      yearCap,
      oneIncident,
      earnBack,
      bonus,
      bonusCap,
    }): MoneyTerms => {
      const { cap: _usual, ...base } = terms({ fee, oneIncident })
      return {
        ...base,
        rules: [
          { on: 'breach', objectiveId: 'resolve', costs: each },
          {
            ...{ on: 'bands', objectiveId: 'up' },
            bands: [
              { beyond: '99.9', percent: String(first) },
              { beyond: '99', percent: String(second) },
            ],
            ...(decimals !== undefined && { decimals }),
          },
          { on: 'bands', objectiveId: 'acknowledge', bands: [{ beyond: '90', percent: '3' }] },
        ],
        bonuses: [{ objectiveId: 'up', reaching: '99.95', pays: bonus }],
        ...(cap && { cap }),
        ...(yearCap && { yearCap }),
        ...(bonusCap && { bonusCap }),
        ...(earnBack && { earnBack: { months: 3, ...earnBack } }),
      }
    },
  )

const anyMonth = fc.record({
  resolve: fc.uniqueArray(fc.nat(6), { maxLength: 4 }),
  acknowledge: fc.uniqueArray(fc.nat(6), { maxLength: 3 }),
  met: fc.integer({ min: 0, max: 5 }),
  up: fc.oneof(fc.integer({ min: 98_000, max: 100_000 }), fc.constant(100_000)),
  lowered: fc.uniqueArray(fc.nat(6), { maxLength: 2 }),
  /** So many of its days are under the terms before. */
  earlier: fc.option(fc.integer({ min: 1, max: 29 }), { nil: undefined }),
})

/** Two terms, of which the second begins somewhere in the months, perhaps in the middle of one. */
const anyRun = fc
  .tuple(anyTerms, anyTerms, fc.nat(4), fc.array(anyMonth, { minLength: 1, maxLength: 5 }))
  .map(([first, second, changesIn, months]) =>
    months.map((one, at): PeriodFacts => {
      const lasting = { ...second, ...(first.yearCap && { yearCap: first.yearCap }) }
      const days = one.earlier ?? 0
      const held =
        at < changesIn
          ? [{ terms: first, days: 30 }]
          : at === changesIn && days > 0
            ? [
                { terms: first, days },
                { terms: lasting, days: 30 - days },
              ]
            : [{ terms: lasting, days: 30 }]
      return month(`2026-0${at + 1}`, held, {
        breaches: one.resolve.map((number) => breach(number, 'resolve', number % held.length)),
        figures: [
          attained('resolve', one.met, one.resolve.length),
          {
            ...attained('acknowledge', one.met, one.acknowledge.length),
            loweredBy: one.acknowledge.map((n) => `c${n}`),
          },
          availability(String(one.up / 1_000), one.up >= 99_900, one.lowered),
        ],
      })
    }),
  )

function reckoned(facts: PeriodFacts, at: number): ReckonedPeriod {
  const held = facts.held.map(({ terms: one, days }, nth) => ({ terms: one, days, agreement: nth + 1, from: at }))
  const { name, year } = facts
  return {
    span: { name, year, held, kind: 'month', from: at, to: at + 1 },
    facts,
    ...{ figures: [], waitsFor: [] },
    correctedUntil: Infinity,
  }
}

test('whatever the terms are and whatever was missed, each line of a ledger adds up to its amount by its own words', () => {
  fc.assert(
    fc.property(anyRun, (run) => {
      const periods = run.map(reckoned)
      for (const one of periods) {
        const side = explainSide({ side: 'partner', periods, booked: [], closes: [] }, one, {
          words: (id) => WORDS[id]!,
          before: 0,
        })
        const view = { slug: 'acme', name: 'Acme', company: 'Northwind', period: one.span.name, sides: [side] }
        const { blocks } = explainedLedgerCard(view, 'Europe/Paris')
        const told = blocks.flatMap((block, at) => {
          const before = blocks[at - 1]
          return block.kind === 'list' && before?.kind === 'text'
            ? [{ heading: plainText(before.text).replace(', provisional', ''), lines: block.items.map(plainText) }]
            : []
        })
        const isPaid = side.entries.some(({ word }) => word === 'penalty')
        const counts = side.penalties.some(({ dearer, minor }) => dearer === undefined && minor > 0)
        // Of lines that count something is booked, or the caps that leave nothing of them are told.
        expect(side.noPenalty !== undefined).toBe(counts && !isPaid)
        expect(told).toHaveLength(side.penalties.length + side.entries.length + (side.noPenalty ? 1 : 0))
        for (const { stated, computed, text } of recomputeLedger(told)) expect(computed, text).toBe(stated)
      }
    }),
    { numRuns: 150 },
  )
})
