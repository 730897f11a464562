import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { exactOf, mttrOf } from '../../../../src/domain/sla/figures/derived.ts'
import { type LedgerEntry, ledgerOf } from '../../../../src/domain/sla/ledger/ledger.ts'
import type { MoneyTerms } from '../../../../src/domain/sla/ledger/money-terms.ts'
import { penaltiesOf } from '../../../../src/domain/sla/ledger/penalties.ts'
import type { PeriodFacts } from '../../../../src/domain/sla/ledger/period-facts.ts'
import { MEASURES } from '../../../../src/domain/sla/measures/measures.ts'
import { ALWAYS } from '../../../../src/domain/time/calendar.ts'
import type { Stretch } from '../../../../src/domain/time/stretches.ts'
import { reported, trueOf } from './reported.ts'
import {
  anyHistory,
  anyMoney,
  anyPeriods,
  anyReopening,
  downIn,
  factsIn,
  type Given,
  type History,
  missesMore,
  outagesIn,
  played,
  priced,
  type PricedAlone,
} from './told-and-true.ts'

/** `HISTORIES=5000` after a change of the rules. */
const HISTORIES = Number(process.env['HISTORIES'] ?? 180)
const LONG_ENOUGH = 120_000 + HISTORIES * 1_000

/*
 * Two histories of the same troubles, with a price on each of the four measures and on figures. In the true one the side that owes acknowledges, answers what it is truly asked, writes, asks what it truly needs, calls each
 * solved when it is, reports what is true, and nothing else happens. In the other one it does all that and whatever it can think of besides: says that it is solved while it is not, asks what
 * nobody needs, says that nothing is needed of it, makes more of it and less, has it go on by stricter terms by itself, asks to merge it, reopens what is solved, leaves out what waited on nobody, links what is not one incident, says that
 * it failed or was solved at another time, announces maintenance when it is too late, or without the confirmation that it needs, reports too good a number; and opens cases about itself, which count where the other side says so. Word of what it truly says may come late, and nobody of the other side may be named for a while who could object to what it says for its figures. The other side objects to what is untrue, each
 * time within the time that it has, sets right what severity a case has before anything else is measured by it, and asks anew what has no answer. Then nothing costs less.
 *
 * Both sides may agree other terms for a case while it goes on, looser or tighter, as they are applied in both, while word of something is still to come, or an untrue wait stands that is struck only after.
 *
 * A word is a word: whatever is said in the second is said in the first, too, but claims nothing there. An untrue question is words there, an untrue resolution no more than a sign that somebody is
 * there, "nothing is needed" a courtesy. What a side takes back of its own it takes back in both.
 *
 * It is not asked of the time between failures, nor of their number where something is reopened or opened besides: a case left open joins two failures into one. That is as
 * they are defined; what it gains there is lost in availability and as a miss. Nor of what is earned back where a contract year has a cap: who pays early has more
 * months to earn in; nor where it is a share of a penalty: a dearer one earns more in a month, and what it has no room for goes to the next one; nor of all
 * promises together where of each case the dearest counts: what has become dearer is what is to be kept then. Nor of several prices together where of
 * each case the dearest counts and one has missed more than it did in truth: it may lower a figure whose band costs no more by it, and that takes the place of what it would have cost else (800 in truth, 500 with one more outage: penalties.test.ts; two misses of 5 % each in truth, with one more the band of 9 % in the place of all three). Each
 * kind of price of each measure by itself costs no less then either. Where the other side leaves a severity as the side that owes has raised it, what begins after that is another promise's: then nothing is asked of answers and updates.
 */

describe('while the other side objects to what is untrue in its time', () => {
  test(
    'nothing that the side which owes does makes a period cost it less, or a figure better, than the truth does',
    () => {
      fc.assert(fc.property(anyHistory, anyMoney, anyPeriods, costsNoLess), { numRuns: HISTORIES })
    },
    LONG_ENOUGH,
  )

  test(
    'nor by calling what a case was reopened for another fault, as long as that stands',
    () => {
      fc.assert(fc.property(anyReopening, anyMoney, anyPeriods, costsNoLess), { numRuns: HISTORIES })
    },
    LONG_ENOUGH,
  )

  test(
    'nor is any failure less told, where nothing is reopened or opened besides',
    () => {
      fc.assert(
        fc.property(anyHistory, anyPeriods, (given, periods) => {
          const only = { ...given, promises: {}, own: [], given: given.given.map((one) => ({ ...one, later: [] })) }
          const { tricked, truth } = played(only)
          for (const period of periods)
            expect(downIn(tricked, period).failures).toBeGreaterThanOrEqual(downIn(truth, period).failures)
        }),
        { numRuns: HISTORIES },
      )
    },
    LONG_ENOUGH,
  )
})

function costsNoLess(given: Given, held: MoneyTerms, all: Stretch[]): void {
  const { tricked, truth, asIfOurs } = played(given)
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
    for (const of of askedOf(given, held, [[owed[at]!, least[at]!]]))
      expect(penaltiesOf(priced(owed[at]!, of)).owed, said(of)).toBeGreaterThanOrEqual(
        penaltiesOf(priced(least[at]!, of)).owed,
      )
    // It is down by its own word no less than by ours.
    expect(downIn(tricked, period).unavailableMs).toBeGreaterThanOrEqual(downIn(asIfOurs, period).unavailableMs)
    // What we opened is repaired when it was, whatever is reopened since; and what the other side opens about itself is no repair.
    const mean = (history: History) => exactOf(mttrOf(outagesIn(history), ALWAYS, period))
    expect(mean(tricked)).toEqual(mean(truth))
  })
  const about = tricked.desks.filter((one) => one.case.openedBy.side === 'partner')
  if (!given.ownCounts) expect(about.flatMap(({ clocks }) => clocks.flatMap((one) => one.counts ?? []))).toEqual([])
  const sum = (list: LedgerEntry[]) => list.reduce((total, { minor }) => total + minor, 0)
  const pairs = owed.map((facts, at) => [facts, least[at]!] as const)
  for (const of of askedOf(given, held, pairs)) {
    const entries = (facts: PeriodFacts[]) =>
      ledgerOf(facts.map((one) => priced(one, of))).flatMap((one) => one.entries)
    const penalties = (facts: PeriodFacts[]) => sum(entries(facts).filter(({ word }) => word === 'penalty'))
    expect(penalties(owed), said(of)).toBeLessThanOrEqual(penalties(least))
    if (held.yearCap || (held.earnBack && 'percent' in held.earnBack.each)) continue
    if (of === undefined && held.oneIncident === 'highest') continue
    // Each award is rounded once, so that a cent of each may be the other way.
    const cents = entries(owed).length + entries(least).length
    expect(sum(entries(owed)), said(of)).toBeLessThanOrEqual(sum(entries(least)) + cents)
  }
}

/** What is to cost no less: each measure by itself, and all together (`undefined`); or each kind of price of each measure. */
function askedOf(
  { corrects }: Given,
  { oneIncident }: MoneyTerms,
  pairs: (readonly [PeriodFacts, PeriodFacts])[],
): (PricedAlone | undefined)[] {
  const isTogether = oneIncident === 'all' || pairs.every(([owed, least]) => !missesMore(owed, least))
  const measures = corrects ? MEASURES : (['acknowledge', 'resolve'] as const)
  if (!isTogether)
    return measures.flatMap((measure) => (['breach', 'bands'] as const).map((on): PricedAlone => ({ measure, on })))
  return [...(corrects ? [undefined] : []), ...measures.map((measure): PricedAlone => ({ measure }))]
}

function said(of: PricedAlone | undefined): string {
  return of ? `${of.measure} ${of.on ?? ''}` : 'all together'
}
