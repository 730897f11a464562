import type { CaseEvent } from '../../../src/domain/cases/case-event.ts'
import type { Case } from '../../../src/domain/cases/case.ts'
import { decideCase } from '../../../src/domain/cases/decide-case.ts'
import { openCase } from '../../../src/domain/cases/open-case.ts'
import type { Party } from '../../../src/domain/partners/partner.ts'
import type { Instant } from '../../../src/domain/time/instant.ts'

/** Ana's company opens; Dana, Dev and their account manager Dora are the partner's people, who owe the answer. */
export const ana: Party = { personId: 'ana', name: 'Ana', side: 'internal' }
export const ben: Party = { personId: 'ben', name: 'Ben', side: 'internal' }
export const dana: Party = { personId: 'dana', name: 'Dana', side: 'partner' }
export const dev: Party = { personId: 'dev', name: 'Dev', side: 'partner' }
export const dora: Party = { personId: 'dora', name: 'Dora', side: 'partner' }

export function opened(at: Instant): Case {
  const about = { title: 'Orders API returns 500', kind: 'incident', severity: 1 } as const
  return openCase({ id: 'c1', number: 12, partnerId: 'p1', ...about, by: ana, owner: dora }, at).state
}

export const acknowledge = (by: Party): CaseEvent => ({ type: 'CaseAcknowledged', by })
export const ask = (by: Party, text = 'Which region?'): CaseEvent => ({ type: 'CaseQuestionAsked', by, text })
export const reply = (by: Party, text = 'Paris.'): CaseEvent => ({ type: 'CaseReplied', by, text })
export const resolve = (by: Party): CaseEvent => ({ type: 'CaseResolved', by, note: 'Rolled back.' })
export const reopen = (by: Party): CaseEvent => ({ type: 'CaseReopened', by, reason: 'Still failing.' })
export const severity = (by: Party, to: 1 | 2 | 3 | 4): CaseEvent => ({
  type: 'CaseSeverityChanged',
  by,
  severity: to,
})
export const assign = (by: Party, owner: Party): CaseEvent => ({ type: 'CaseAssigned', by, owner })

/** The case after these, all of which must be accepted. */
export function after(state: Case, ...events: [Instant, CaseEvent][]): Case {
  return events.reduce((before, [at, event]) => {
    const decision = decideCase(before, event, at)
    if (!('state' in decision)) throw new Error(`Not accepted: ${JSON.stringify(decision)}`)
    return decision.state
  }, state)
}
