import type { Case, Severity } from '../../cases/case.ts'
import { type FigureFromCases, nameKey, owedBy } from '../../terms/figure.ts'

/**
 * Whether a case tells an outage that a figure counts: of its service, and of the kinds and severities that the terms name. Of one that the side which owes the service has opened itself
 * the most severe it ever was: it cannot make less of what it has said.
 */
export function tellsOutage(figure: FigureFromCases): (state: Case) => boolean {
  const { service, counts } = figure
  const side = owedBy(figure)
  return (state) =>
    state.service !== undefined &&
    nameKey(state.service) === nameKey(service) &&
    counts.kinds.includes(state.kind) &&
    counts.severities.some((one) => one === severityOf(state, state.openedBy.side === side))
}

function severityOf({ log }: Case, isOwn: boolean): Severity {
  const severities = log.map(({ severity }) => severity)
  return isOwn ? severities.toSorted()[0]! : severities.at(-1)!
}
