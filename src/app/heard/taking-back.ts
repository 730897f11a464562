import type { CaseEvent } from '../../domain/cases/case-event.ts'
import { caseLabel } from '../../domain/cases/case.ts'
import { isAct } from '../../domain/cases/is-act.ts'
import { otherSide } from '../../domain/cases/other-side.ts'
import type { Party } from '../../domain/partners/party.ts'
import type { Fact } from '../../domain/timeline/fact.ts'
import type { MessageOnRecord } from './find-message.ts'

/** The question that waits, or waited, for an answer. `all`: what the record tells of the case. */
export function questionAsked(all: Fact[]): Fact | undefined {
  return all.findLast(({ kind, data: { answeredAt } }) => kind === 'CaseQuestionAsked' && answeredAt === undefined)
}

/** What takes a message back that was taken for an answer, or why nothing does. `question`: what was asked, as it reads now. */
export function takingBack(
  by: Party,
  { message, about, told, names }: MessageOnRecord,
  asked: Fact | undefined,
  question: string | undefined,
): Extract<CaseEvent, { type: 'AnswerTakenBack' }> | { refused: string } {
  const label = caseLabel(about.number)
  if (!message.counted) return { refused: `It was not taken for an answer, so ${label} stands as it stood.` }
  if (told.some((fact) => fact.by?.side === otherSide(by.side) && isAct(fact, names)))
    return { refused: `The other side has acted on it since, so it stands. Say under ${label} what is still open.` }
  if (!asked?.by || question === undefined) return { refused: `The question on ${label} is not on record any more.` }
  if (message.saidAt < asked.at)
    return { refused: `It was written before the question on ${label} was asked, so it did not answer it.` }
  return { type: 'AnswerTakenBack', by, question, askedBy: asked.by }
}
