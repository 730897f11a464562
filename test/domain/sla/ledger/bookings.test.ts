import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bookingsOnClose, bookingsOnLastLook } from '../../../../src/domain/sla/ledger/bookings.ts'
import type { LedgerEntry } from '../../../../src/domain/sla/ledger/ledger.ts'
import type { LedgerSpan } from '../../../../src/domain/sla/ledger/ledger-spans.ts'
import { ledgersOf } from '../../../../src/domain/sla/ledger/ledgers.ts'
import { keepFacts, recallFacts, sameFacts } from '../../../../src/domain/sla/ledger/period-close.ts'
import type { PeriodFacts } from '../../../../src/domain/sla/ledger/period-facts.ts'
import { sumOf } from '../../../../src/domain/sla/ledger/sum-of.ts'
import { attained, breach, calendarYear, month, terms } from './money-story.ts'

const MONTHS = ['2026-01', '2026-02', '2026-03', '2026-04', '2026-05', '2026-06']
const TERMS = terms({
  cap: { percent: '5' },
  yearCap: { percent: '1' },
  earnBack: { months: 2, each: { percent: '40' }, atMost: '75' },
})

const spanOf = (name: string): LedgerSpan => {
  const [year = '', number = ''] = name.split('-')
  const from = Date.UTC(Number(year), Number(number) - 1, 1)
  const held = [{ terms: TERMS, agreement: 1, from, days: 30 }]
  const to = Date.UTC(Number(year), Number(number), 1)
  return { name, kind: 'month', from, to, year: calendarYear(year), held }
}
const SPANS = MONTHS.map(spanOf)

/** What is known of a month: these cases missed, these kept. */
type Known = { missed: Set<number>; kept: number }

function factsOf({ missed, kept }: Known, name: string): PeriodFacts {
  return month(name, TERMS, {
    breaches: [...missed].map((number) => breach(number)),
    figures: missed.size + kept === 0 ? [] : [attained('resolve', kept, missed.size)],
  })
}

/** A case turns out to have been missed in a month, to have been let pass, or to have been kept; or the next month is closed. */
type Step = { at: number; is: 'missed' | 'waived' | 'kept'; number: number } | 'close'

const steps = fc.array(
  fc.oneof(
    { weight: 1, arbitrary: fc.constant<Step>('close') },
    {
      weight: 3,
      arbitrary: fc.record({
        at: fc.nat(MONTHS.length - 1),
        is: fc.constantFrom('missed' as const, 'waived' as const, 'kept' as const),
        number: fc.nat(4),
      }),
    },
  ),
  { maxLength: 60 },
)

const known = () => MONTHS.map((): Known => ({ missed: new Set(), kept: 0 }))

function learn(all: Known[], step: Exclude<Step, 'close'>): void {
  const one = all[step.at]!
  if (step.is === 'missed') one.missed.add(step.number)
  else if (step.is === 'waived') one.missed.delete(step.number)
  else one.kept += 1
}

function live(all: Step[]): LedgerEntry[] {
  const facts = known()
  const booked: LedgerEntry[] = []
  let closed = 0
  const periods = (count: number) =>
    facts.slice(0, count).map((one, at) => ({
      ...{ span: SPANS[at]!, facts: factsOf(one, MONTHS[at]!) },
      correctable: at < closed,
    }))
  const close = () => {
    if (closed === MONTHS.length) return
    booked.push(...bookingsOnClose(periods(closed + 1), booked))
    closed += 1
  }
  for (const step of all)
    if (step === 'close') close()
    else learn(facts, step)
  while (closed < MONTHS.length) close()
  booked.push(...bookingsOnLastLook(periods(closed), booked, '2026-07'))
  return booked
}

const about = (entries: LedgerEntry[], name: string) =>
  sumOf(entries.filter((one) => (one.word === 'correction' ? one.of : one.period) === name))

describe('what is booked', () => {
  test('comes to what the ledger comes to, in whatever order facts arrive and periods close', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const facts = known()
        for (const step of all) if (step !== 'close') learn(facts, step)
        const whole = ledgersOf(facts.map((one, at) => factsOf(one, MONTHS[at]!))).flatMap(({ entries }) => entries)
        const booked = live(all)
        for (const name of MONTHS) expect(about(booked, name)).toBe(about(whole, name))
        expect(sumOf(booked)).toBe(sumOf(whole))
      }),
      { numRuns: 500 },
    )
  })

  test('is booked once: looked at again, nothing is left to correct', () => {
    fc.assert(
      fc.property(steps, (all) => {
        const booked = live(all)
        const facts = known()
        for (const step of all) if (step !== 'close') learn(facts, step)
        const periods = facts.map((one, at) => ({
          ...{ span: SPANS[at]!, facts: factsOf(one, MONTHS[at]!), correctable: true },
        }))
        expect(bookingsOnLastLook(periods, booked, '2026-08')).toEqual([])
      }),
      { numRuns: 100 },
    )
  })
})

test('what a period was judged by is kept and recalled as it was', () => {
  const facts = factsOf({ missed: new Set([1, 2]), kept: 1 }, '2026-01')
  const kept = keepFacts(spanOf('2026-01'), facts)
  expect(sameFacts(kept, keepFacts(spanOf('2026-01'), recallFacts(spanOf('2026-01'), structuredClone(kept))))).toBe(
    true,
  )
  expect(sameFacts(kept, keepFacts(spanOf('2026-01'), { ...facts, breaches: [] }))).toBe(false)
})
