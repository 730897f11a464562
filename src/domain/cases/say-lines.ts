import type { CaseEffect, CaseEvent } from './case-event.ts'
import type { Case } from './case.ts'
import { mergedInto } from './merged-into.ts'

/** What both sides are told in a line of its own, because the card alone would change without a word; of a merging, under both cards. */
export function linesOf(before: Case, after: Case, event: CaseEvent): CaseEffect[] {
  const { by } = event
  const dropped: CaseEffect[] = before.merging && !after.merging ? [{ effect: 'drop request to merge' }] : []
  switch (event.type) {
    case 'WaitTakenBack':
    case 'NothingNeeded':
    case 'WithdrawalTakenBack':
      return [{ effect: 'say', line: event.type, by }]
    case 'AnswerTakenBack':
      return [{ effect: 'say', line: event.answeredAt === undefined ? event.type : 'AnsweredLater', by }]
    case 'AcknowledgementTakenBack':
      return event.next === undefined ? [{ effect: 'say', line: event.type, by }] : []
    case 'CaseWithdrawn':
      return [...dropped, { effect: 'say', line: event.type, by, text: event.reason }]
    case 'CaseMerged':
    case 'MergeConfirmed': {
      const into = mergedInto(after)
      if (!into) return []
      if (after.status !== 'merged') return [...dropped, { effect: 'say', line: 'MergeAsked', by, other: into }]
      return [
        ...dropped,
        { effect: 'say', line: 'CaseMerged', by: after.endedBy, other: into },
        { effect: 'tell other case', kind: 'CaseJoined', by: after.endedBy, into },
      ]
    }
    case 'MergeDeclined':
    case 'MergeTakenBack': {
      const into = mergedInto(before)
      if (!into) return []
      const parted = before.status === 'merged'
      const line = event.type === 'MergeTakenBack' && !parted ? 'MergeRequestTakenBack' : event.type
      const said: CaseEffect = { effect: 'say', line, by, other: into }
      return [
        ...dropped,
        said,
        ...(parted ? [{ effect: 'tell other case', kind: 'CaseParted', by, into } as const] : []),
      ]
    }
    default:
      return dropped
  }
}
