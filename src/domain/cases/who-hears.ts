import type { Instant } from '../time/instant.ts'
import type { Case, Severity } from './case.ts'
import { isOver } from './case.ts'
import type { CaseEffect, CaseEvent, CaseFact } from './case-event.ts'
import type { PersonalNotice } from './personal-notice.ts'

/**
 * Who hears of an event alone, beside the card and its thread: the owner, once, and never of what they did themselves. docs/notifications.md has the
 * whole table, with who hears nothing.
 */
export function hearers(before: Case, after: Case, event: CaseEvent): CaseEffect[] {
  const notice = noticeOf(before, after, event)
  const did = [event.by.personId, ...('endedBy' in after ? [after.endedBy.personId] : [])]
  return notice === undefined || did.includes(after.owner.personId)
    ? []
    : [{ effect: 'tell', notice, to: after.owner, severity: after.severity }]
}

/** Who hears alone that a case is opened: its owner, as of one that is given to them, unless they opened it themselves. */
export function hearersOfNew({ owner, openedBy, severity }: Case): CaseEffect[] {
  return owner.personId === openedBy.personId ? [] : [{ effect: 'tell', notice: 'assigned', to: owner, severity }]
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
    case 'WithdrawalTakenBack':
    case 'MergeTakenBack':
    case 'MergeDeclined':
      return isOver(before) && !isOver(after) ? 'goes-on' : undefined
    default:
      return undefined
  }
}

/** What somebody was to be told, when that came to be, and how severe the case was then. */
export type ToTell = { notice: PersonalNotice; at: Instant; severity: Severity }

/** What waits to be told to somebody of one case, with what came last. Whoever is given it hears by that how it stands; of its end and its going on the first says what they know. */
export function withNotice<One extends ToTell>(waiting: readonly One[], fresh: One): One[] {
  if (fresh.notice === 'assigned') return [fresh]
  if (isOfItsEnd(fresh) && waiting.some(isOfItsEnd)) return [...waiting]
  return [...waiting.filter(({ notice }) => notice !== fresh.notice), fresh]
}

/** Of what waits to be told to somebody of one case, in the order of time, what they hear as it stands now. Who has not heard that it is theirs hears that, or nothing. */
export function stillToTell<One extends ToTell>(waiting: readonly One[], state: Case, personId: string): One[] {
  const given = waiting.findLast(({ notice }) => notice === 'assigned')
  const since = given && acknowledgedSince(state, given, personId)
  if (given && since === undefined) return stillTold(state, given, personId) ? [given] : []
  const unknown = waiting.filter(({ at }) => since === undefined || at >= since)
  const last = [unknown.findLast(({ notice }) => notice === 'severity-raised'), unknown.find(isOfItsEnd)]
  return last.filter((one) => one !== undefined).filter((one) => stillTold(state, one, personId))
}

function isOfItsEnd({ notice }: ToTell): boolean {
  return notice === 'over' || notice === 'goes-on'
}

/** When they have acknowledged it, if that was since then. */
function acknowledgedSince(state: Case, { at }: ToTell, personId: string): Instant | undefined {
  const { acknowledgedBy, acknowledgedAt } = state
  return acknowledgedBy?.personId === personId && acknowledgedAt !== undefined && acknowledgedAt >= at
    ? acknowledgedAt
    : undefined
}

/** Whether it is still to be told, as the case stands now. */
function stillTold(state: Case, told: ToTell, personId: string): boolean {
  const { notice, severity } = told
  if (state.owner.personId !== personId) return false
  switch (notice) {
    case 'assigned':
      // Whoever has acknowledged it since knows.
      return !isOver(state) && acknowledgedSince(state, told, personId) === undefined
    case 'severity-raised':
      return !isOver(state) && state.severity <= severity
    case 'over':
      return state.status === 'withdrawn' || state.status === 'merged'
    case 'goes-on':
      return !isOver(state)
  }
}

const NOT_THEIRS: CaseFact['kind'][] = ['CaseAssigned', 'CaseHandedOver']
const ENDED: CaseFact['kind'][] = ['CaseResolved', 'CaseWithdrawn', 'CaseMerged', 'MergeConfirmed']

/** What is told of no more once one of these has happened: it is about another owner, another severity or another end. */
export const OUTDATED: Record<PersonalNotice, CaseFact['kind'][]> = {
  assigned: [...NOT_THEIRS, ...ENDED, 'CaseAcknowledged'],
  'severity-raised': [...NOT_THEIRS, ...ENDED, 'CaseSeverityChanged'],
  over: ['WithdrawalTakenBack', 'MergeTakenBack', 'MergeDeclined'],
  'goes-on': [...NOT_THEIRS, ...ENDED],
}
