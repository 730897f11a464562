import { attainmentOf, type CountedAgain, type CountedOnCase, isKept } from '../figures/attainment.ts'
import type { Decimal } from '../figures/decimal.ts'
import { fraction } from './fraction.ts'
import type { LedgerSpan } from './ledger-spans.ts'
import type { BreachFact, FigureFact, PeriodFacts } from './period-facts.ts'

/** What was counted on cases, by the objective that it was measured by last. */
type CountedByObjective = (CountedOnCase & { objectiveId: string; overdueSince?: never }) | CountedAgain

/** All that a side’s ledger is reckoned from in a period, besides its terms. */
export type FactsKnown = {
  /** Of the clocks that this side owed, at least those of the period; with what it counts again. */
  counted: readonly CountedByObjective[]
  /** Measured and derived ones of this side, of the period. */
  figures: readonly FigureFact[]
  /** The share of cases in per cent that keeps an objective by the terms at the end of the period; of those of which none is agreed there is none. */
  enough: ReadonlyMap<string, Decimal>
  /** How cases are called. */
  labels: ReadonlyMap<string, string>
  /** The case that stands for all that are the same incident. */
  incidentOf(caseId: string): string
}

/** What a period is judged by. The order in which things became known says nothing in it. */
export function factsOf(span: LedgerSpan, known: FactsKnown): PeriodFacts {
  const within = known.counted
    .filter(({ at }) => span.from <= at && at < span.to)
    .map((one) => ({ ...one, caseId: known.incidentOf(one.caseId), own: one.caseId }))
  const objectives = [...new Set(within.map(({ objectiveId }) => objectiveId))].toSorted()
  const missed = within.filter(({ met }) => !met)
  return {
    ...{ name: span.name, year: span.year },
    held: span.held.map(({ terms, days }) => ({ terms, days })),
    breaches: missed.toSorted(inOrder).map(({ objectiveId, caseId, own, at, overdueSince }): BreachFact => {
      const label = known.labels.get(own) ?? known.labels.get(caseId) ?? own
      const about = { objectiveId, caseId, label }
      // That it counts again is for the terms at the end of the period to say, and so is what it costs.
      if (overdueSince !== undefined) return { ...about, at: overdueSince, by: span.held.length - 1, again: true }
      return { ...about, at, by: heldAt(span, at) }
    }),
    figures: [
      ...objectives.map((id) => attained(id, within, { span, enough: known.enough.get(id) })),
      ...known.figures
        .map((one) => ({ ...one, loweredBy: [...new Set(one.loweredBy.map(known.incidentOf))].toSorted() }))
        .toSorted((a, b) => compareTexts(a.objectiveId, b.objectiveId)),
    ],
  }
}

/** The terms that held at a moment: an index into those of the period. */
function heldAt({ held }: LedgerSpan, at: number): number {
  return Math.max(
    0,
    held.findLastIndex(({ from }) => from <= at),
  )
}

type Missed = CountedByObjective & { own: string }

/** Every miss stands in it: which of several by one case costs something is for the terms to say, once each is priced. */
function inOrder(a: Missed, b: Missed): number {
  return a.at - b.at || compareTexts(a.own, b.own) || compareTexts(a.objectiveId, b.objectiveId)
}

/** The attainment of a clock objective in per cent; it is met where enough cases kept it, which is all of them where nothing else is agreed. */
function attained(
  objectiveId: string,
  within: readonly CountedByObjective[],
  { span, enough }: { span: LedgerSpan; enough: Decimal | undefined },
): FigureFact {
  const ofIt = within.filter((one) => one.objectiveId === objectiveId)
  const { met, missed } = attainmentOf(ofIt, span)
  return {
    ...{ objectiveId, kind: 'clock', direction: 'at least' },
    ...{ value: fraction(met * 100, met + missed), met: isKept({ met, missed }, enough) },
    ...(enough !== undefined && { enough }),
    loweredBy: [...new Set(ofIt.filter((one) => !one.met).map(({ caseId }) => caseId))].toSorted(),
  }
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
