import { type Case, caseLabel, type CaseRef, isOver, toBeConfirmed } from '../../domain/cases/case.ts'
import type { Side } from '../../domain/partners/party.ts'
import type { FigureDispute } from '../../domain/sla/figures/not-agreed.ts'
import { figureInLine } from '../../domain/sla/ledger/line-key.ts'
import type { Tx } from '../../ports/store/store.ts'
import type { PeriodFigure } from '../figures/period-figures.ts'

type Reading = Pick<Tx, 'ledger' | 'cases'>

/** A dispute about a figure, whose case is not over. `owed`: whose ledger the figure stands in. */
type Open = FigureDispute & { ref: CaseRef; owed: Side }

/**
 * The cases in which the other side disputes what was reported of these figures, and that are not over yet: until then a period of these does not close. Whoever reports a figure
 * holds nothing up by disputing it.
 */
export async function openDisputes(
  tx: Reading,
  partnerId: string,
): Promise<(side: Side, period: string, figures: readonly PeriodFigure[]) => CaseRef[]> {
  const open = await openOf(tx, partnerId)
  return (side, period, figures) =>
    open.flatMap((one) => {
      if (one.owed !== side || one.period !== period) return []
      const figure = figures.find(({ objectiveId }) => objectiveId === one.figureId)
      return figure?.reporter === one.reporter ? [one.ref] : []
    })
}

/** The same of all figures and periods. */
export async function figureDisputes(tx: Reading, partnerId: string): Promise<FigureDispute[]> {
  const open = await openOf(tx, partnerId)
  return open.map(({ figureId, period, label, reporter }) => ({ figureId, period, label, reporter }))
}

async function openOf(tx: Reading, partnerId: string): Promise<Open[]> {
  const disputes = await tx.ledger.disputesOf(partnerId)
  const cases = await tx.cases.ofIds(disputes.map(({ caseId }) => caseId))
  const open = new Map(cases.filter(isGoingOn).map((one) => [one.id, one]))
  return disputes.flatMap(({ caseId, side: owed, period, line }): Open[] => {
    const about = open.get(caseId)
    const figureId = figureInLine(line)
    if (!about || figureId === undefined) return []
    const { id, number, obligor: reporter } = about
    return [{ figureId, period, label: caseLabel(number), reporter, ref: { id, number }, owed }]
  })
}

/** Until then something is disputed, wherever that is said. The side that owes the case ends it by no word of its own alone. */
export function isGoingOn(one: Case): boolean {
  if (one.status === 'merged') return one.before !== undefined && one.endedBy.side === one.obligor
  return !isOver(one) || toBeConfirmed(one) !== undefined
}
