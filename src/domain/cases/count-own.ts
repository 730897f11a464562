import type { Instant } from '../time/instant.ts'
import type { Case, CaseLogEntry } from './case.ts'
import { grownLog, roundOf, severityFollowed } from './grow-log.ts'

/** Whether a case says that a service was down which its opener's own side owes. */
export function isOwnOutage({ openedBy, obligor }: Pick<Case, 'openedBy' | 'obligor'>): boolean {
  return openedBy.side === obligor
}

/** Whether the side that is owed has said last that such a case counts as any other. */
export function isCounted(log: readonly CaseLogEntry[]): boolean {
  return log.findLast(({ counts }) => counts !== undefined)?.counts === true
}

/** The case, once the side that is owed says that it counts, or takes that back; nothing else about it moves. */
export function countedAs(state: Case, counts: boolean, now: Instant): Case {
  const at = Math.max(state.log.at(-1)?.at ?? now, now)
  const followed = { round: roundOf(state), severity: severityFollowed(state) }
  const log = grownLog(state, { at, happenedAt: at }, followed, { counts })
  return { ...state, log, version: state.version + 1 }
}
