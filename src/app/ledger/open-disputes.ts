import { type Case, type CaseRef, isOver, toBeConfirmed } from '../../domain/cases/case.ts'
import type { Side } from '../../domain/partners/party.ts'
import { figureInLine } from '../../domain/sla/ledger/line-key.ts'
import type { Tx } from '../../ports/store/store.ts'
import type { PeriodFigure } from '../figures/period-figures.ts'

/**
 * The cases in which the other side disputes what was reported of these figures, and that are not over yet: until then a period of these does not close. Whoever reports a figure
 * holds nothing up by disputing it.
 */
export async function openDisputes(
  tx: Pick<Tx, 'ledger' | 'cases'>,
  partnerId: string,
): Promise<(side: Side, period: string, figures: readonly PeriodFigure[]) => CaseRef[]> {
  const disputes = await tx.ledger.disputesOf(partnerId)
  const cases = await tx.cases.ofIds(disputes.map(({ caseId }) => caseId))
  const open = new Map(cases.filter(isGoingOn).map((one) => [one.id, one]))
  return (side, period, figures) =>
    disputes.flatMap((one) => {
      const about = open.get(one.caseId)
      if (!about || one.side !== side || one.period !== period) return []
      const figure = figures.find(({ objectiveId }) => objectiveId === figureInLine(one.line))
      return figure?.reporter === about.obligor ? [{ id: about.id, number: about.number }] : []
    })
}

/** The side that owes ends it by no word of its own alone. */
function isGoingOn(one: Case): boolean {
  if (one.status === 'merged') return one.before !== undefined && one.endedBy.side === one.obligor
  return !isOver(one) || toBeConfirmed(one) !== undefined
}
