import type { Partner } from '../../domain/partners/partner.ts'
import type { LedgerView } from '../../domain/sla/ledger/ledger-view.ts'
import { explainBooked, type ExplainedSide, explainSide } from '../ledger/explain-side.ts'
import { withCauses } from '../ledger/causes-of-corrections.ts'
import { sourceOfFigure, sourceOfShare, type FigureSource } from '../../domain/sla/ledger/figure-source.ts'
import type { AgreementVersion } from '../../domain/terms/agreement.ts'
import type { Side } from '../../domain/partners/party.ts'
import { type ReckonedPeriod, reckonLedgers } from '../ledger/reckon.ts'
import { waitsToBeNamed } from '../ledger/waits-to-be-named.ts'
import type { Asking } from '../asking.ts'
import { IN_ORDER, periodMeant, wordsOf } from './ledger-of.ts'
import type { Query } from './query.ts'

/** `line`: the number of the one that is asked about; all where it is left out. */
export type LedgerLinesAsked = { partner: Partner; period?: string; line?: number }

/** What the lines of a period’s ledgers come of, numbered as the ledger numbers them. `periods`: those there are, where there is no such one. */
export type ExplainedLedger =
  | (Pick<LedgerView, 'slug' | 'name' | 'company' | 'period'> & { line?: number; sides: ExplainedSide[] })
  | { periods: string[] }

export const explainedLedger = {
  needs: 'partner.view',
  async read(
    { tx, company, now }: Asking,
    { partner, period: asked, line }: LedgerLinesAsked,
  ): Promise<ExplainedLedger> {
    const { id, slug, name } = partner
    const ledgers = await reckonLedgers(tx, partner, { now })
    const period = periodMeant(ledgers, asked, now)
    if (typeof period !== 'string') return period
    const versions = await tx.agreements.of(id)
    const about = { slug, period, nameOf: (side: Side) => (side === 'internal' ? company : name) }
    const sides: ExplainedSide[] = []
    for (const side of IN_ORDER) {
      const ledger = ledgers.find((one) => one.side === side)
      const one = ledger?.periods.find(({ span }) => span.name === period)
      const before = sides.reduce((sum, { penalties, entries }) => sum + penalties.length + entries.length, 0)
      const words = (objectiveId: string) => wordsOf(versions, objectiveId)
      if (ledger && one) {
        const waits = await waitsToBeNamed({ tx, now }, partner, one)
        sides.push({
          ...explainSide(ledger, one, { words, source: sourcesIn(versions, one, about), before }),
          ...(waits && { waitsToBeNamed: { name, slug } }),
        })
      } else if (ledger?.booked.some((each) => each.period === period))
        sides.push(explainBooked(ledger, period, { words, before }))
    }
    const told = await withCauses(tx, partner, sides)
    return { ...{ slug, name, company, period, sides: told }, ...(line !== undefined && { line }) }
  },
} satisfies Query<LedgerLinesAsked, ExplainedLedger>

/** By the terms at the end of the period. */
function sourcesIn(
  versions: readonly AgreementVersion[],
  { span }: ReckonedPeriod,
  about: Parameters<typeof sourceOfFigure>[1],
): (objectiveId: string) => FigureSource | undefined {
  const held = versions.filter(({ validFrom }) => validFrom < span.to).toReversed()
  return (id) => {
    const figure = held.flatMap(({ terms }) => terms.figures).find((one) => one.id === id)
    if (figure) return sourceOfFigure(figure, about)
    const objective = held.flatMap(({ terms }) => terms.objectives).find((one) => one.id === id)
    return objective && sourceOfShare(objective, about)
  }
}
