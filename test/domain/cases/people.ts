import type { CaseDecision, CaseEvent } from '../../../src/domain/cases/case-event.ts'
import type { Case } from '../../../src/domain/cases/case.ts'
import { decideCase } from '../../../src/domain/cases/decide-case.ts'
import { openCase } from '../../../src/domain/cases/open-case.ts'
import type { Party } from '../../../src/domain/partners/party.ts'
import { businessHours } from '../../../src/domain/time/calendar.ts'
import type { Instant } from '../../../src/domain/time/instant.ts'

/** Ana's company opens; Dana, Dev and their account manager Dora are the partner's people, who owe the answer. */
export const ana: Party = { personId: 'ana', name: 'Ana', side: 'internal' }
export const ben: Party = { personId: 'ben', name: 'Ben', side: 'internal' }
export const dana: Party = { personId: 'dana', name: 'Dana', side: 'partner' }
export const dev: Party = { personId: 'dev', name: 'Dev', side: 'partner' }
export const dora: Party = { personId: 'dora', name: 'Dora', side: 'partner' }

/** `ownOutage`: of a service that the opener's side owes itself. */
export function opened(at: Instant, by: Party = ana, ownOutage = false): Case {
  const about = { title: 'Orders API returns 500', kind: 'incident', severity: 1 } as const
  return openCase(
    { id: 'c1', number: 12, partnerId: 'p1', ...about, by, owner: by.side === 'internal' ? dora : ben, ownOutage },
    at,
  ).state
}

export const acknowledge = (by: Party): CaseEvent => ({ type: 'CaseAcknowledged', by })
export const ask = (by: Party, text = 'Which region?'): CaseEvent => ({ type: 'CaseQuestionAsked', by, text })
export const reply = (by: Party, text = 'Paris.'): CaseEvent => ({ type: 'CaseReplied', by, text })
export const resolve = (by: Party): CaseEvent => ({ type: 'CaseResolved', by, note: 'Rolled back.' })
export const confirm = (by: Party): CaseEvent => ({ type: 'ResolutionConfirmed', by })
export const notSolved = (by: Party): CaseEvent => ({ type: 'ResolutionStruck', by, reason: 'It still fails.' })
export const takeBack = (by: Party): CaseEvent => ({ type: 'WaitTakenBack', by })
export const nothingNeeded = (by: Party): CaseEvent => ({ type: 'NothingNeeded', by })
export const withdraw = (by: Party): CaseEvent => ({ type: 'CaseWithdrawn', by, reason: 'Opened by mistake.' })
export const merge = (by: Party, into: Case): CaseEvent => ({ type: 'CaseMerged', by, into })
export const confirmMerge = (by: Party, into: Case): CaseEvent => ({ type: 'MergeConfirmed', by, into })
export const declineMerge = (by: Party): CaseEvent => ({ type: 'MergeDeclined', by })
export const undoMerge = (by: Party, othersActed = false): CaseEvent => ({ type: 'MergeTakenBack', by, othersActed })
export const undoWithdrawal = (by: Party, othersActed = false): CaseEvent => ({
  type: 'WithdrawalTakenBack',
  by,
  othersActed,
})
export const confirmSeverity = (by: Party): CaseEvent => ({ type: 'SeverityConfirmed', by })
export const reopen = (by: Party): CaseEvent => ({ type: 'CaseReopened', by, reason: 'Still failing.' })
export const severity = (by: Party, to: 1 | 2 | 3 | 4): CaseEvent => ({
  type: 'CaseSeverityChanged',
  by,
  severity: to,
})
export const assign = (by: Party, owner: Party): CaseEvent => ({ type: 'CaseAssigned', by, owner })

/** Both sides work from 9 to 5 in Paris. */
const officeHours = businessHours('Europe/Paris')
export const HOURS_OF_BOTH = { internal: officeHours, partner: officeHours }

export function decide(state: Case, event: CaseEvent, at: Instant, owesUpdates = false): CaseDecision {
  return decideCase(state, event, at, HOURS_OF_BOTH, owesUpdates)
}

/** The case after these, all of which must be accepted. */
export function after(state: Case, ...events: [Instant, CaseEvent][]): Case {
  return events.reduce((before, [at, event]) => {
    const decision = decide(before, event, at)
    if (!('state' in decision)) throw new Error(`Not accepted: ${JSON.stringify(decision)}`)
    return decision.state
  }, state)
}
