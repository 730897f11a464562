import type { CaseEvent } from './case-event.ts'
import { caseLabel } from './case.ts'
import type { Case } from './case.ts'

/** Why an event does nothing to this case, in a sentence for whoever asked; undefined when it does something. */
export function whyNot(state: Case, event: CaseEvent): { unchanged: string } | { refused: string } | undefined {
  const label = caseLabel(state.number)
  if (event.type === 'CaseReopened') {
    if (state.status === 'resolved') return undefined
    return { refused: `${label} is not resolved, so there is nothing to reopen. It is with ${state.owner.name}.` }
  }
  if (state.status === 'resolved') {
    if (event.type === 'CaseResolved' && event.by.personId === state.resolvedBy.personId) {
      return { unchanged: `You have resolved ${label} already.` }
    }
    return { refused: `${label} is resolved; reopen it first if you want to ${wish(event)}.` }
  }
  if (event.type === 'CaseAcknowledged') return whyNotAcknowledge(state, event)
  if (event.type === 'CaseSeverityChanged' && event.severity === state.severity) {
    return { unchanged: `${label} has severity ${state.severity} already.` }
  }
  if (event.type === 'CaseAssigned' && event.owner.personId === state.owner.personId) {
    return { unchanged: `${state.owner.name} owns ${label} already.` }
  }
  return undefined
}

function whyNotAcknowledge(
  state: Case,
  { by }: CaseEvent & { type: 'CaseAcknowledged' },
): { unchanged: string } | { refused: string } | undefined {
  const label = caseLabel(state.number)
  if (state.acknowledgedBy === undefined) {
    if (by.side === state.obligor) return undefined
    return {
      refused: `${label} waits for the other side to acknowledge; only they can. You can ask them, or escalate.`,
    }
  }
  if (by.personId === state.acknowledgedBy.personId || by.personId === state.owner.personId) {
    const owner = by.personId === state.owner.personId ? 'you own it' : `${state.owner.name} owns it now`
    return { unchanged: `${label} is acknowledged already; ${owner}.` }
  }
  return {
    refused: `${label} is acknowledged already and ${state.owner.name} owns it. To change the owner, assign it.`,
  }
}

function wish(event: Exclude<CaseEvent, { type: 'CaseReopened' }>): string {
  switch (event.type) {
    case 'CaseAcknowledged':
      return 'take it on'
    case 'CaseQuestionAsked':
      return 'ask about it'
    case 'CaseReplied':
      return 'reply'
    case 'CaseResolved':
      return 'resolve it anew'
    case 'CaseSeverityChanged':
      return 'change its severity'
    case 'CaseAssigned':
      return 'change its owner'
  }
}
