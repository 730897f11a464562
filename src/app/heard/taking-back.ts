import type { CaseEvent } from '../../domain/cases/case-event.ts'
import { caseLabel } from '../../domain/cases/case.ts'
import { isAct } from '../../domain/cases/is-act.ts'
import { otherSide } from '../../domain/cases/other-side.ts'
import type { Party } from '../../domain/partners/party.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Fact } from '../../domain/timeline/fact.ts'
import type { MessageOnRecord } from './find-message.ts'

/** The question that waits, or waited, for an answer. `all`: what the record tells of the case. */
export function questionAsked(all: Fact[]): Fact | undefined {
  return all.findLast(({ kind, data: { answeredAt } }) => kind === 'CaseQuestionAsked' && answeredAt === undefined)
}

/** What takes a message back that was taken for an answer or an acknowledgement. */
export type TakingBack = Extract<CaseEvent, { type: 'AnswerTakenBack' | 'AcknowledgementTakenBack' }>

/**
 * What takes a message back that was taken for an answer, or for the acknowledgement, or why nothing does. `question`: what was asked, as it reads now.
 * `owner`: who owns what nobody has acknowledged.
 */
export function takingBack(
  by: Party,
  { message, about, told, names }: MessageOnRecord,
  asked: Fact | undefined,
  question: string | undefined,
  owner: Party,
): TakingBack | { refused: string } {
  const label = caseLabel(about.number)
  if (!message.counted) return { refused: `It was not taken for an answer, so ${label} stands as it stood.` }
  if (told.some((fact) => fact.by?.side === otherSide(by.side) && isAct(fact, names)))
    return { refused: `The other side has acted on it since, so it stands. Say under ${label} what is still open.` }
  if (about.acknowledgedAt === message.saidAt && !asked)
    return acknowledgementTakenBack(by, told, message.saidAt, owner)
  if (!asked?.by || question === undefined) return { refused: `The question on ${label} is not on record any more.` }
  if (message.saidAt < asked.at)
    return { refused: `It was written before the question on ${label} was asked, so it did not answer it.` }
  return { type: 'AnswerTakenBack', by, question, askedBy: asked.by }
}

/** Whatever its side said next acknowledges the case instead, a courtesy too; what was deleted since says nothing. */
function acknowledgementTakenBack(by: Party, told: Fact[], saidAt: Instant, owner: Party): TakingBack {
  const words = told.filter(
    (fact) => fact.audience === 'shared' && fact.by?.side === by.side && fact.at > saidAt && isSaid(fact),
  )
  const [first] = words.toSorted((one, other) => one.at - other.at)
  return {
    ...{ type: 'AcknowledgementTakenBack', by, owner },
    ...(first?.by && { next: { at: first.at, by: first.by } }),
  }
}

function isSaid({ kind, data: { text, files } }: Fact): boolean {
  return (kind === 'CaseReplied' || kind === 'NoteShared') && (text !== undefined || files !== undefined)
}
