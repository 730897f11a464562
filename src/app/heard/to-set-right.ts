import type { TakenAs, ToSetRight } from '../../cards/judgements.ts'
import type { CaseEvent } from '../../domain/cases/case-event.ts'
import { type Case, caseLabel, isOver, toBeConfirmed } from '../../domain/cases/case.ts'
import { isInWords } from '../../domain/cases/in-words.ts'
import { isAct } from '../../domain/cases/is-act.ts'
import { otherSide } from '../../domain/cases/other-side.ts'
import { whyNot } from '../../domain/cases/why-not.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { type Party, SIDES } from '../../domain/partners/party.ts'
import type { Fact } from '../../domain/timeline/fact.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Tx } from '../../ports/store/store.ts'
import { hoursOfSides } from '../cases/hours-of-sides.ts'
import { type MessageOnRecord, onRecordOrGone } from './find-message.ts'
import { noteIn } from './notes-of-ours.ts'
import { questionNow } from './question-now.ts'
import { questionAsked, takingBack } from './taking-back.ts'

/** As many of the newest messages under a case as are looked at. */
const LOOKED_AT = 30

/**
 * What the side of `by` wrote under a case where both companies read it that is not taken as it may be meant: of each kind the newest that a
 * press would still set right, though it is deleted by now. While the case waits on them nothing of theirs has ended that wait, or is a question. Of a case
 * that is resolved, and not confirmed yet, what may say that it is not solved.
 */
export async function toSetRight(tx: Tx, about: Case, by: Party, now: Instant): Promise<ToSetRight[]> {
  const written = await writtenUnder(tx, about)
  if (!written) return []
  const { asked, told } = written
  return ofSide(written, by, now, asked && (await questionNow(tx, about, told, asked)))
}

/** Whether there is anything of the kind, of either side. */
export async function isAnythingToSetRight(tx: Tx, about: Case, now: Instant): Promise<boolean> {
  const written = await writtenUnder(tx, about)
  return written !== undefined && SIDES.some((side) => ofSide(written, { ...NOBODY, side }, now, ASKED).length > 0)
}

/** What a press sets right is the same for all people of a side. */
const NOBODY = { personId: '', name: '' }

/** Nor does it matter how the question reads. */
const ASKED = '…'

type Under = {
  about: Case
  partner: Partner
  messages: MessageOnRecord[]
  told: Fact[]
  asked: Fact | undefined
}

async function writtenUnder(tx: Tx, about: Case): Promise<Under | undefined> {
  const messages =
    isOver(about) && !toBeConfirmed(about) ? [] : await tx.threadMessages.newest(about.id, 'shared', LOOKED_AT)
  const partner = messages.length === 0 ? undefined : await tx.partners.get(about.partnerId)
  if (!partner) return undefined
  const told = await tx.facts.of(partner.id, caseLabel(about.number))
  return {
    ...{ about, partner, told, asked: questionAsked(told) },
    messages: messages.flatMap((message) => onRecordOrGone(message, about, partner, told) ?? []),
  }
}

/** `question`: the one asked last, as it reads now. */
function ofSide(
  { about, partner, messages, asked }: Under,
  by: Party,
  now: Instant,
  question: string | undefined,
): ToSetRight[] {
  const theirs = messages.filter((one) => one.words.by?.side === by.side && one.told[0]?.kind === 'CaseReplied')
  const does = (event: CaseEvent, at: Instant) => whyNot(about, event, at, hoursOfSides(partner)) === undefined
  const takes = (found: MessageOnRecord) => {
    const event = takingBack(by, found, asked, question, about.owner)
    return 'refused' in event || !does(event, now) ? undefined : event
  }
  const kinds: [TakenAs, (found: MessageOnRecord) => boolean][] = [
    ['counted', (found) => takes(found)?.type === 'AnswerTakenBack'],
    ['acknowledged', (found) => takes(found)?.type === 'AcknowledgementTakenBack'],
    [
      'courtesy',
      ({ message, words }) =>
        !isGone(words) && !message.counted && does({ type: 'MessageCounted', by }, message.saidAt),
    ],
    ['question', (found) => about.status !== 'waiting' && !isOver(about) && isUnasked(found, by)],
    ['no objection', (found) => isWrittenToUnconfirmed(found, by)],
  ]
  return kinds.flatMap(([takenAs, applies]) => {
    const found = theirs.find(applies)
    const text = found && noteIn(found.words)
    return found
      ? [
          {
            messageId: found.message.id,
            takenAs,
            author: found.words.by?.name ?? '',
            ...(text !== undefined && { text }),
          },
        ]
      : []
  })
}

/** No courtesy, by the side that may call the resolution untrue, and since it was stated. */
function isWrittenToUnconfirmed(found: MessageOnRecord, { side }: Party): boolean {
  const { about, message, told, names, words } = found
  if (isGone(words) || about.status !== 'resolved' || toBeConfirmed(about)?.by !== side) return false
  return about.resolvedAt <= message.saidAt && told.slice(0, 1).some((said) => isAct(said, names))
}

function isGone({ kind }: Fact): boolean {
  return kind === 'MessageDeleted'
}

/** A question that nobody was asked yet, and that the other side has said nothing after. */
function isUnasked({ message, told, words, names }: MessageOnRecord, { side }: Party): boolean {
  const text = words.data['text']
  const isAnswered = (fact: Fact) => fact.by?.side === otherSide(side) && isAct(fact, names)
  const isAsked = ({ kind, at }: Fact) => kind === 'CaseQuestionAsked' && at === message.saidAt
  return typeof text === 'string' && asks(text) && !told.some((fact) => isAnswered(fact) || isAsked(fact))
}

/** Whether it reads as a question; the address of a page is none. */
export function asks(text: string): boolean {
  return isInWords(text) && /[?？؟]/u.test(text.replaceAll(/\bhttps?:\/\/\S*[^\s.,;:!?)"'>]/giu, ''))
}
