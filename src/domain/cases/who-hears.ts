import type { Case } from './case.ts'
import { isOver } from './case.ts'
import type { CaseEffect, CaseEvent } from './case-event.ts'
import type { PersonalNotice } from './personal-notice.ts'

/**
 * Who hears of an event alone, beside the card and its thread: the owner, once, and never of what they did themselves. docs/notifications.md has the
 * whole table, with who hears nothing.
 */
export function hearers(before: Case, after: Case, event: CaseEvent): CaseEffect[] {
  const notice = noticeOf(before, after, event)
  return notice === undefined || after.owner.personId === event.by.personId
    ? []
    : [{ effect: 'tell', notice, to: after.owner }]
}

function noticeOf(before: Case, after: Case, event: CaseEvent): PersonalNotice | undefined {
  switch (event.type) {
    case 'CaseAssigned':
      return after.owner.personId === before.owner.personId ? undefined : 'assigned'
    case 'CaseSeverityChanged':
      return after.severity < before.severity && !isOver(after) ? 'severity-raised' : undefined
    case 'CaseWithdrawn':
    case 'CaseMerged':
    case 'MergeConfirmed':
      return isOver(after) ? 'over' : undefined
    default:
      return undefined
  }
}

/** Whether it is still to be told, as the case stands now. `since`: when it came to be. */
export function stillTold(state: Case, notice: PersonalNotice, personId: string, since: number): boolean {
  if (state.owner.personId !== personId) return false
  switch (notice) {
    case 'assigned':
      // Whoever has acknowledged it since knows.
      return !isOver(state) && !(state.acknowledgedBy?.personId === personId && (state.acknowledgedAt ?? 0) >= since)
    case 'severity-raised':
      return !isOver(state)
    case 'over':
      return state.status === 'withdrawn' || state.status === 'merged'
  }
}
