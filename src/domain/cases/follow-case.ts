import type { Party } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import type { CaseEffect, CaseEvent } from './case-event.ts'
import { wholeNote } from './whole-note.ts'
import { caseLabel, isOver, toBeConfirmed } from './case.ts'
import type { Case, CaseLogEntry, Confirmation } from './case.ts'
import { severityFollowed } from './grow-log.ts'
import { linesOf } from './say-lines.ts'
import { hearers } from './who-hears.ts'

/** What follows from an event beside its fact and the card. `asked`: as it was said, before it was understood; `at`: when it counts from. */
export function consequences(before: Case, after: Case, event: CaseEvent, asked: CaseEvent, at: Instant): CaseEffect[] {
  const effects: CaseEffect[] = [...noteOf(asked), ...linesOf(before, after, event), ...hearers(before, after, event)]
  if (after.log !== before.log && !isAskedOn(after.log.at(-1))) effects.push({ effect: 'update clocks' })
  const [was, is] = [severityFollowed(before), severityFollowed(after)]
  if (was !== is) effects.push({ effect: 'change severity', raised: is < was, at })
  if (after.title !== before.title) effects.push({ effect: 'retitle escalations', title: after.title })
  const awaited = toBeConfirmed(after)
  const awaitedBefore = toBeConfirmed(before)
  if (awaited && !awaitedBefore) effects.push(...awaitConfirmation(awaited, event.by))
  if (!awaited && awaitedBefore) effects.push({ effect: 'stop awaiting confirmation' })
  if (awaitedBefore && !isOver(after)) effects.push({ effect: 'go on with escalations', by: event.by })
  if (isOver(after) && !awaited && (awaitedBefore || !isOver(before))) effects.push(endEscalations(after, event.by))
  if (isOver(after) && !isOver(before)) effects.push({ effect: 'end requests to merge', by: event.by })
  return effects
}

/** Until that, or its silence, confirms it, nobody is called for it. */
export function awaitConfirmation({ by: confirms, until }: Confirmation, by?: Party): CaseEffect[] {
  return [
    { effect: 'await confirmation', until },
    { effect: 'hold escalations', confirms, until, ...(by && { by }) },
  ]
}

/** `by`: absent where silence ended it. */
export function endEscalations({ number, status }: Case, by?: Party): CaseEffect {
  return { effect: 'end escalations', ...(by && { by }), why: `${caseLabel(number)} is ${ENDED_AS[status]}.` }
}

/** An entry by which no clock moves: a further question, unless news of it comes late and it was a word before the wait. */
function isAskedOn(entry: CaseLogEntry | undefined): boolean {
  const wasWord = entry?.word === true && entry.happenedAt !== undefined
  return entry?.askedOn !== undefined && entry.earlier === undefined && !wasWord
}

const ENDED_AS: Partial<Record<Case['status'], string>> = {
  resolved: 'resolved',
  withdrawn: 'withdrawn',
  merged: 'merged',
}

function noteOf(event: CaseEvent): CaseEffect[] {
  const note = (
    kind: 'question' | 'reply' | 'resolution' | 'reopening',
    by: Party,
    text: string,
    copy?: string,
    author?: Party,
  ): CaseEffect[] => [
    { effect: 'post note', note: kind, by, text, ...(copy !== undefined && { copy }), ...(author && { author }) },
  ]
  switch (event.type) {
    case 'CaseQuestionAsked':
      return event.answeredAt === undefined ? note('question', event.by, event.text, event.copy) : []
    case 'CaseReplied': {
      const text = wholeNote(event.text, event.files)
      const { by: author, copy } = event.wrote ?? {}
      return note('reply', event.by, text, copy, author)
    }
    case 'CaseResolved':
      return note('resolution', event.by, event.note)
    case 'CaseReopened':
    case 'ResolutionStruck':
      return note('reopening', event.by, event.reason)
    case 'AnotherFault':
    case 'CaseAcknowledged':
    case 'CaseSeverityChanged':
    case 'SeverityConfirmed':
    case 'CaseAssigned':
    case 'CaseReworded':
    case 'ResolutionConfirmed':
    case 'AnswerTakenBack':
    case 'AcknowledgementTakenBack':
    case 'MessageCounted':
    case 'WaitTakenBack':
    case 'NothingNeeded':
    case 'CaseWithdrawn':
    case 'CaseMerged':
    case 'MergeConfirmed':
    case 'MergeDeclined':
    case 'MergeLapsed':
    case 'WithdrawalTakenBack':
    case 'MergeTakenBack':
      return []
  }
}
