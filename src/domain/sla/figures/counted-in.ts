import type { Case, CaseLogEntry, Severity } from '../../cases/case.ts'
import { type FigureFromCases, nameKey, owedBy } from '../../terms/figure.ts'
import type { Instant } from '../../time/instant.ts'
import { type Stretch, union } from '../../time/stretches.ts'

/** From when on a case counts, or counts no more, and the severity that it had then. The first is from ever on. */
export type Turn = { at: Instant; severity: Severity; counts: boolean }

/** `raised`: only because the side that owes had raised the severity itself. */
export type RepairFrom = { from: Instant; raised?: true }

/** When a case tells an outage that a figure counts. `repair`: from when its repair counts; absent where none does. */
export type CountedWhen = { over: Stretch[]; turns: Turn[]; repair?: RepairFrom }

export const NEVER_COUNTED: CountedWhen = { over: [], turns: [] }

export const ALWAYS_COUNTED: CountedWhen = {
  over: [{ from: -Infinity, to: Infinity }],
  turns: [],
  repair: { from: -Infinity },
}

/**
 * When a case tells an outage that a figure counts: of its service, of the kinds that the terms name, and while it had a severity that they name, so that none moves what was before it. One that the side which
 * owes the service sets itself takes nothing out: it counts on if it counted just before. So does an outage that this side has opened itself, once it has counted. Failures, and means over
 * them and over repairs, count an outage whole from the first moment on: up and down again by its severity alone, it failed once.
 */
export function countedIn(figure: FigureFromCases): (state: Case) => CountedWhen {
  const { service, counts, kind } = figure
  const side = owedBy(figure)
  return (state) => {
    const isOfIt =
      state.service !== undefined && nameKey(state.service) === nameKey(service) && counts.kinds.includes(state.kind)
    if (!isOfIt) return NEVER_COUNTED
    const read = {
      severities: counts.severities,
      isOwn: state.openedBy.side === side,
      isWhole: kind !== 'availability',
    }
    const turns = turnsOf(state.log, { ...read, raises: true })
    const repair = turnsOf(state.log, { ...read, raises: false }).find((one) => one.counts)
    const raised = turns.find((one) => one.counts)
    return {
      over: union(
        turns.flatMap((one, at) => (one.counts ? [{ from: one.at, to: turns[at + 1]?.at ?? Infinity }] : [])),
      ),
      turns: turns.filter((one, at) => at === 0 || one.counts !== turns[at - 1]!.counts),
      ...(raised && { repair: repair ? { from: repair.at } : { from: raised.at, raised: true } }),
    }
  }
}

/** `isOwn`: the side that owes has opened it. `isWhole`: once it counts it does up to the end of the round. `raises`: whether a raise by the side that owes makes it count. */
type Reading = { severities: readonly Severity[]; isOwn: boolean; isWhole: boolean; raises: boolean }

function turnsOf(log: readonly CaseLogEntry[], { severities, isOwn, isWhole, raises }: Reading): Turn[] {
  const turns: Turn[] = []
  let bySeverity = false
  for (const [index, entry] of log.entries()) {
    const { at, happenedAt = at, severity, round, ownRaise } = entry
    const [before, last] = [log[index - 1], turns.at(-1)]
    const isSet = before?.severity !== severity
    const isNamed = severities.includes(severity)
    if (isSet && ownRaise && !isOwn) bySeverity ||= raises && (isNamed || (!before && isMadeMoreOf(entry, severities)))
    else if (isSet) bySeverity = isNamed || (isOwn && bySeverity)
    const counts = bySeverity || (isWhole && before?.round === round && last?.counts === true)
    turns.push({ at: last ? Math.max(last.at, happenedAt) : -Infinity, severity, counts })
  }
  return turns
}

/** Of a case that was opened with a severity to which the side that owes had raised the one before it: by one that is less severe it would have counted. */
function isMadeMoreOf({ severity }: CaseLogEntry, severities: readonly Severity[]): boolean {
  return severities.some((one) => one > severity)
}
