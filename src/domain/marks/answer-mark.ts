import { type Case, caseLabel } from '../cases/case.ts'
import type { Instant } from '../time/instant.ts'
import { sayInstant } from '../time/say-time.ts'
import { type CaseMark, type MarkDecision, type MarkEvent, mayBeAnswered, mayBeObjected } from './case-mark.ts'
import { dataOf, sayMark } from './say-mark.ts'

/** `closed`: the period that it counts in is. `zone`: whoever answers. */
export type AnswerWhere = { now: Instant; zone: string; closed: boolean }

/** What an answer does to what was said of a case. Whether somebody may at all was asked before; here is on which side they stand, and what time it is. */
export function answerMark(mark: CaseMark, about: Case, event: MarkEvent, where: AnswerWhere): MarkDecision {
  switch (event.type) {
    case 'MarkObjected':
      return object(mark, about, event, where)
    case 'MarkAccepted':
      return accept(mark, about, event, where)
    case 'MarkTakenBack':
      return takeBack(mark, about, event, where)
  }
}

function object(
  mark: CaseMark,
  about: Case,
  event: MarkEvent & { type: 'MarkObjected' },
  { now, zone }: AnswerWhere,
): MarkDecision {
  const label = caseLabel(about.number)
  const over = isOver(mark, label, zone)
  if (event.by.side === mark.side)
    return over ?? { refused: `That is your own side’s word on ${label}: the other side objects to it, or does not.` }
  if (mark.status === 'objected') return { unchanged: `Your side has objected to that already.` }
  if (over) return over
  if (!mayBeObjected(mark, now))
    return mark.status === 'said' && mark.until !== undefined
      ? {
          refused: `It could be objected to until ${sayInstant(mark.until, zone)}, and holds: ${sayMark(mark.said, zone)}. Ask the other side to take it back.`,
        }
      : mark.said.what === 'counts'
        ? { refused: `Whether ${label} counts is for the side that is owed alone to say.` }
        : mark.said.what === 'about-service'
          ? {
              refused: `Nobody had said which service ${label} was about, so that is for the side that is owed to say. Where it is untrue, dispute what comes of it: \`dispute\`.`,
            }
          : { refused: `That was said by the side that loses by it, so it holds: ${sayMark(mark.said, zone)}.` }
  return answered(mark, event, 'objected', now, { reason: event.reason })
}

function accept(mark: CaseMark, about: Case, { type, by }: MarkEvent, { now, zone }: AnswerWhere): MarkDecision {
  const label = caseLabel(about.number)
  if (mark.status === 'accepted') return { unchanged: `That is agreed already: ${sayMark(mark.said, zone)}.` }
  const over = isOver(mark, label, zone)
  if (over) return over
  if (by.side === mark.side)
    return { refused: `That is your own side’s word on ${label}: the other side agrees to it.` }
  if (!mayBeAnswered(mark, now)) return { unchanged: `That holds already: ${sayMark(mark.said, zone)}.` }
  if (isSaidOtherwise(mark, about))
    return { refused: `What ${label} was about has been said otherwise since, so that counts for nothing any more.` }
  return answered(mark, { type, by }, 'accepted', now)
}

function takeBack(mark: CaseMark, about: Case, { type, by }: MarkEvent, where: AnswerWhere): MarkDecision {
  const { now, zone, closed } = where
  const label = caseLabel(about.number)
  if (mark.status === 'taken-back') return { unchanged: `That is taken back already.` }
  const over = isOver(mark, label, zone)
  if (over) return over
  if (by.side !== mark.side)
    return { refused: `That is the other side’s word on ${label}: only they can take it back. You can object to it.` }
  if (mark.status === 'accepted')
    return { refused: `Both sides have agreed to that, so it stays: ${sayMark(mark.said, zone)}.` }
  if (mark.said.what === 'another-fault' && !mayBeAnswered(mark, now))
    return { refused: `The other side has not objected in its time, so it stays: ${sayMark(mark.said, zone)}.` }
  if (closed && mark.status === 'said')
    return { refused: `Its period is closed, so it stays as it is: ${sayMark(mark.said, zone)}.` }
  return answered(mark, { type, by }, 'taken-back', now)
}

/** Of which service was down the last word holds. */
function isSaidOtherwise({ status, said }: CaseMark, { service }: Case): boolean {
  return status === 'said' && said.what === 'about-service' && service !== said.service
}

/** What came to nothing stays so. */
function isOver(mark: CaseMark, label: string, zone: string): { refused: string } | undefined {
  if (mark.status !== 'objected' && mark.status !== 'taken-back') return undefined
  const how = mark.status === 'objected' ? 'objected to' : 'taken back'
  return {
    refused: `On ${label} that was ${how} by ${mark.answeredBy.name}, so it counts for nothing: ${sayMark(mark.said, zone)}.`,
  }
}

function answered(
  mark: CaseMark,
  { type, by }: Pick<MarkEvent, 'type' | 'by'>,
  status: 'accepted' | 'objected' | 'taken-back',
  now: Instant,
  data: { reason?: string } = {},
): MarkDecision {
  const { id, partnerId, caseId, caseNumber, side, by: sayer, at, said, version } = mark
  return {
    state: {
      ...{ id, partnerId, caseId, caseNumber, side, by: sayer, at, said, version: version + 1 },
      ...{ status, answeredAt: now, answeredBy: by },
    },
    fact: { at: now, kind: type, by, data: { ...dataOf(said), ...data } },
  }
}
