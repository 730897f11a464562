import { named } from '../timeline/fact.ts'
import type { Instant } from '../time/instant.ts'
import type { CaseEvent, CaseFact } from './case-event.ts'
import { caseLabel } from './case.ts'
import type { Case } from './case.ts'
import { mergedInto } from './merged-into.ts'

type Wrote = NonNullable<(CaseEvent & { type: 'CaseReplied' })['wrote']>

/** The line of the timeline for an event that a case took. */
export function factOf(before: Case, after: Case, event: CaseEvent, now: Instant): CaseFact {
  if (event.type === 'CaseReplied' && event.wrote) return sharedNote(event, event.wrote, now)
  const kind = event.type === 'CaseMerged' && after.status !== 'merged' ? 'MergeAsked' : event.type
  return { at: now, kind, by: event.by, data: dataOf(before, after, event) }
}

/** Its words are its author’s, and erased with them. */
function sharedNote({ by, text, files }: CaseEvent & { type: 'CaseReplied' }, wrote: Wrote, now: Instant): CaseFact {
  return {
    at: now,
    kind: 'NoteShared',
    by: wrote.by,
    data: { ...wordsOf(text, files), sharedBy: named(by), writtenAt: wrote.at },
  }
}

/** A message may be nothing but a file. */
export function wordsOf(text: string, files: string[] = []): CaseFact['data'] {
  return { ...(text !== '' && { text }), ...(files.length > 0 && { files: files.join(', ') }) }
}

function dataOf(before: Case, after: Case, event: CaseEvent): CaseFact['data'] {
  switch (event.type) {
    case 'CaseAcknowledged':
      return {}
    case 'CaseQuestionAsked':
      return { text: event.text, ...(event.answeredAt !== undefined && { answeredAt: event.answeredAt }) }
    case 'CaseReplied':
      return wordsOf(event.text, event.files)
    case 'CaseResolved': {
      const until = after.status === 'resolved' ? after.confirmation?.until : undefined
      return { note: event.note, ...(until !== undefined && { confirmBy: until }) }
    }
    case 'ResolutionConfirmed':
      return { how: 'by word', ...(event.resolvedAt !== undefined && { resolvedAt: event.resolvedAt }) }
    case 'ResolutionStruck':
    case 'CaseReopened':
    case 'CaseWithdrawn':
      return { reason: event.reason }
    case 'CaseSeverityChanged':
      return { from: before.severity, to: event.severity }
    case 'SeverityConfirmed':
      return { to: before.severity }
    case 'CaseReworded': {
      // What it said before stays in the fact that said it, and is erased with whoever wrote that.
      const [was, is] = [before.description?.text, after.description?.text]
      return {
        ...(after.title !== before.title && { title: after.title }),
        ...(is !== undefined && is !== was && { description: is }),
        ...(after.service !== undefined && after.service !== before.service && { service: after.service }),
        ...(was !== undefined && is === undefined && { without: 'description' }),
      }
    }
    case 'CaseAssigned':
      return { owner: named(event.owner), from: named(before.owner) }
    case 'AnotherFault':
    case 'WaitTakenBack':
    case 'NothingNeeded':
    case 'WithdrawalTakenBack':
    case 'MessageCounted':
      return {}
    case 'AnswerTakenBack':
      return event.answeredAt === undefined ? {} : { answeredAt: event.answeredAt }
    case 'AcknowledgementTakenBack':
      return event.next ? { acknowledgedAt: event.next.at } : {}
    case 'CaseMerged':
      return { into: caseLabel(event.into.number) }
    case 'MergeConfirmed':
    case 'MergeDeclined':
    case 'MergeLapsed':
    case 'MergeTakenBack': {
      const into = mergedInto(before)
      return into ? { into: caseLabel(into.number) } : {}
    }
  }
}
