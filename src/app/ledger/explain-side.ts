import type { Side } from '../../domain/partners/party.ts'
import type { ExplainedEntry } from '../../domain/sla/ledger/explain-entry.ts'
import type { LedgerSums, WaitsToBeNamed } from '../../domain/sla/ledger/ledger-view.ts'
import type { FigureSource } from '../../domain/sla/ledger/figure-source.ts'
import type { ExplainedPenalty, HeldInWords } from '../../domain/sla/ledger/explain-line.ts'
import { explainedBonus, explainedEarnBack, explainedSum } from '../../domain/sla/ledger/explained-entries.ts'
import { ledgersOf } from '../../domain/sla/ledger/ledgers.ts'
import type { ObjectiveWords } from '../../domain/sla/ledger/objective-words.ts'
import { type PenaltyLine, penaltiesOf, rulesOf, worstBand } from '../../domain/sla/ledger/penalties.ts'
import { type PeriodClose, recallFacts } from '../../domain/sla/ledger/period-close.ts'
import type { FigureFact, PeriodFacts } from '../../domain/sla/ledger/period-facts.ts'
import type { LedgerEntry } from '../../domain/sla/ledger/ledger.ts'
import { explainedCorrection } from './explained-correction.ts'
import type { ReckonedPeriod, SideLedger } from './reckon.ts'

/** What each line of a period of one side’s ledger comes of, numbered as the ledger numbers them. `provisional`: it is not closed. */
export type ExplainedSide = LedgerSums & { side: Side; provisional: boolean; waitsToBeNamed?: WaitsToBeNamed }

/** `before`: so many lines are numbered before. `source`: where the number of a promise in the period comes from, for whoever is told so. */
export type Explaining = {
  words(objectiveId: string): ObjectiveWords
  source?: ((objectiveId: string) => FigureSource | undefined) | undefined
  before: number
}

/** A closed period is told as it was judged when it was closed, by what was known of those before it then. */
export function explainSide(
  ledger: SideLedger,
  one: ReckonedPeriod,
  { words, source, before }: Explaining,
): ExplainedSide {
  const { side } = ledger
  const known = ledger.periods.filter(({ span }) => span.from <= one.span.from)
  const facts = known.map((each) => factsAt(each, one, ledger.closes))
  const own = facts.at(-1)!
  const computed = ledgersOf(facts)
  const run = { facts, computed, words, held: heldOf(one), currency: own.held.at(-1)!.terms.currency }
  const { lines, cap, sum } = penaltiesOf(own)
  const booked = ledger.booked.filter(({ period }) => period === one.span.name)
  const entries: LedgerEntry[] = one.closed ? booked : [...computed.at(-1)!.entries, ...booked]
  const numbered = lines.map((line, at) => ({ line, number: before + at + 1 }))
  const isCutToNothing = sum > 0 && entries.every(({ word }) => word !== 'penalty')
  const nothing = { period: one.span.name, minor: 0, currency: run.currency }
  return {
    side,
    provisional: one.closed === undefined,
    held: run.held,
    ...(cap !== undefined && { cap: { minor: cap, costs: own.held.map(({ terms }) => terms.cap) } }),
    penalties: numbered.map((each) => penaltyOf(each, numbered, { one, own, words, source })),
    ...(isCutToNothing && { noPenalty: { ...nothing, word: 'penalty', ...explainedSum(run, numbered) } }),
    entries: entries.map((entry, at): ExplainedEntry => {
      const number = before + lines.length + at + 1
      const { period, minor } = entry
      const about = { number, period, minor, currency: run.currency }
      switch (entry.word) {
        case 'penalty':
          return { ...about, word: 'penalty', ...explainedSum(run, numbered) }
        case 'earn-back':
          return { ...about, word: 'earn-back', ...explainedEarnBack({ ...run, source }, entry) }
        case 'bonus':
          return { ...about, word: 'bonus', ...explainedBonus({ ...run, source }, entry) }
        case 'correction':
          return { ...about, ...explainedCorrection(ledger, entry, words) }
      }
    }),
  }
}

/** Of a period in which money was agreed no more, and corrections of earlier ones were booked. */
export function explainBooked(ledger: SideLedger, period: string, { words, before }: Explaining): ExplainedSide {
  const { side, booked } = ledger
  const entries = booked
    .filter((entry) => entry.period === period)
    .map((entry, at): ExplainedEntry => {
      const { minor, currency } = entry
      return { number: before + at + 1, period, minor, currency, ...explainedCorrection(ledger, entry, words) }
    })
  return { side, provisional: false, held: [], penalties: [], entries }
}

/** As a period was judged by the time that another one was closed. */
function factsAt(each: ReckonedPeriod, one: ReckonedPeriod, closes: PeriodClose[]): PeriodFacts {
  if (!one.closed) return each.facts
  const at = one.closed.first.at
  const kept =
    each === one ? one.closed.first : closes.findLast((close) => close.period === each.span.name && close.at <= at)
  return kept ? recallFacts(each.span, kept.facts) : each.facts
}

function heldOf({ span }: ReckonedPeriod): HeldInWords[] {
  return span.held.map(({ agreement, days, terms, nothing }) => ({
    ...{ version: agreement, days, fee: terms.fee },
    ...(nothing && { nothing }),
  }))
}

type Numbered = { line: PenaltyLine; number: number }

function penaltyOf(
  { line, number }: Numbered,
  all: Numbered[],
  { one, own, words, source }: { one: ReckonedPeriod; own: PeriodFacts } & Pick<Explaining, 'words' | 'source'>,
): ExplainedPenalty {
  const { objectiveId, breach, band, minor, besides } = line
  const about = words(objectiveId)
  const fact = own.figures.find((each) => each.objectiveId === objectiveId)
  const by = breach?.by ?? own.held.length - 1
  const [cost] = rulesOf(own.held[by]!.terms, objectiveId, 'breach')
  const from = breach ? undefined : source?.(objectiveId)
  const dearer = besides && inPlaceOf(line, all)
  return {
    ...{ number, about, minor, currency: own.held.at(-1)!.terms.currency, held: heldOf(one) },
    ...(breach && {
      breach: {
        label: breach.label,
        at: breach.at,
        version: one.span.held[by]!.agreement,
        fee: own.held[by]!.terms.fee,
        ...(breach.again && { again: { period: one.span.name, to: one.span.to } }),
      },
    }),
    ...(!breach && fact?.value && { figure: { ...exactly(fact), unit: unitOf(about) } }),
    ...(from && { source: from }),
    ...(!band && cost && { cost: cost.costs }),
    ...(band && fact && { bands: own.held.map(({ terms }) => bandsOf(terms, fact)) }),
    ...(dearer && { dearer: dearer.number }),
  }
}

function bandsOf(
  terms: PeriodFacts['held'][number]['terms'],
  fact: FigureFact,
): NonNullable<ExplainedPenalty['bands']>[number] {
  const [rule] = rulesOf(terms, fact.objectiveId, 'bands')
  const worst = worstBand(terms, fact)
  return {
    bands: rule?.bands ?? [],
    ...(rule?.decimals !== undefined && { decimals: rule.decimals }),
    ...(worst && { worst }),
  }
}

/** A miss of the same promise, where one counts; else the dearest of what is about the same case. */
function inPlaceOf(line: PenaltyLine, all: Numbered[]): Numbered | undefined {
  const counting = all.filter(
    ({ line: other }) => !other.besides && line.caseIds.some((id) => other.caseIds.includes(id)),
  )
  const isSame = ({ line: { breach, objectiveId } }: Numbered) => breach && objectiveId === line.objectiveId
  return (line.breach && counting.find(isSame)) ?? counting[0]
}

function exactly({ value, direction }: FigureFact) {
  return { top: String(value!.top), bottom: String(value!.bottom), direction }
}

function unitOf(about: ObjectiveWords): string {
  return about.is === 'figure' ? about.unit : '%'
}
