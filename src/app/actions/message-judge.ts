import type { CaseEvent } from '../../domain/cases/case-event.ts'
import { type Case, caseLabel } from '../../domain/cases/case.ts'
import { nextWord } from '../../domain/cases/next-word.ts'
import { otherSide } from '../../domain/cases/other-side.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Party } from '../../domain/partners/party.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Fact } from '../../domain/timeline/fact.ts'
import type { ThreadMessage } from '../../ports/store/thread-messages.ts'
import { changeCase } from '../cases/change-case.ts'
import type { UseCase } from '../dispatch.ts'
import { copyKey, joinQuestion } from '../heard/copies.ts'
import { findMessage, findMessageOrGone, isOf, type MessageOnRecord } from '../heard/find-message.ts'
import { MOST_LOOKED_AT, questionNow } from '../heard/question-now.ts'
import { questionAsked, takingBack, type TakingBack } from '../heard/taking-back.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import { headOf, loadRoster, partyOf } from '../people/roster.ts'
import type { Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'

/** What its author’s side makes of a message under a case. */
function judging(
  name: string,
  run: (scene: Scene, by: Party, found: MessageOnRecord) => Promise<Outcome>,
  find: UseCase<MessageOnRecord>['find'] = findMessage,
): UseCase<MessageOnRecord> {
  return {
    name,
    needs: 'case.reply',
    find,
    async run(scene, found) {
      const by = speakerParty(scene)
      if (found.message.chain === 'internal') return refused('What is written among our own people moves no case.')
      if (found.words.by?.side !== by.side) return refused('Only the side that wrote it can say what it is.')
      return run(scene, by, found)
    },
  }
}

/** It is the answer, though it reads as a courtesy; from when it was written. */
export const countMessage = judging('message.count', async (scene, by, { message, about }) => {
  const label = caseLabel(about.number)
  return change(
    scene,
    message,
    about,
    { type: 'MessageCounted', by },
    `It is the answer: ${label} does not wait on you any more.`,
  )
})

/**
 * It is no answer, though it ended a wait, or no acknowledgement, though it was taken for one; until the other side has acted on it, and though it is deleted.
 * Where its side has written on since, the next of that is the answer, or acknowledges.
 */
export const takeMessageBack = judging('message.take-back', takeBack, findMessageOrGone)

async function takeBack(scene: Scene, by: Party, found: MessageOnRecord): Promise<Outcome> {
  const { message, about, partner } = found
  const label = caseLabel(about.number)
  const all = await scene.tx.facts.of(message.partnerId, label)
  const asked = questionAsked(all)
  const event = takingBack(
    by,
    found,
    asked,
    asked && (await questionNow(scene.tx, about, all, asked)),
    await ownerOf(scene, partner, about),
  )
  if ('refused' in event) return refused(event.refused)
  if (event.type === 'AcknowledgementTakenBack') return takeAcknowledgementBack(scene, found, all, event)
  const answeredAt = nextWord(about, all, by.side, message.saidAt)
  const meant = answeredAt === undefined ? event : { ...event, answeredAt }
  const say =
    answeredAt === undefined
      ? `It is no answer: ${label} waits on you as before.`
      : `It is no answer; what your side wrote next is, so ${label} does not wait on you.`
  const outcome = await change(scene, message, about, meant, say)
  if (outcome.kind === 'done' && answeredAt !== undefined) await countAt(scene, about, all, by, answeredAt)
  return outcome
}

async function takeAcknowledgementBack(
  scene: Scene,
  { message, about }: MessageOnRecord,
  all: Fact[],
  event: TakingBack & { type: 'AcknowledgementTakenBack' },
): Promise<Outcome> {
  const label = caseLabel(about.number)
  const { next } = event
  const say = next
    ? `It is no acknowledgement; what your side wrote next is, so ${label} is acknowledged from then.`
    : `It is no acknowledgement: ${label} waits for one as before.`
  const outcome = await change(scene, message, about, event, say)
  if (outcome.kind === 'done' && next) await countAt(scene, about, all, next.by, next.at)
  return outcome
}

/** Who owns what nobody has acknowledged. */
async function ownerOf({ tx }: Scene, { id }: Partner, { obligor, owner }: Case): Promise<Party> {
  const head = headOf(await loadRoster(tx, id), obligor)
  return head ? partyOf(head) : owner
}

/** What was written under the case at that moment is the answer from now on; what was said by a command is none of its thread. */
async function countAt({ tx }: Scene, about: Case, told: Fact[], { side }: Party, at: Instant): Promise<void> {
  const messages = await tx.threadMessages.newest(about.id, 'shared', MOST_LOOKED_AT)
  const found = messages.find(
    (one) => one.saidAt === at && told.some((fact) => isOf(one, fact) && fact.by?.side === side),
  )
  if (found) await tx.threadMessages.save({ ...found, counted: true })
}

/** It says no more than it says: nothing is to become of it. */
export const keepAsNote = judging('message.note', async (_scene, _by, { about }) =>
  done(`It stays a note on ${caseLabel(about.number)}.`, []),
)

/**
 * It is a question: the case waits on the other side, from when it was written. Where that side has had its next word since, it was answered by that, and
 * nobody is asked any more. It is asked once.
 */
export const askByMessage = judging('message.ask', async (scene, by, { message, about, words }) => {
  const text = words.data['text']
  if (typeof text !== 'string' || text === '') return refused('It has no words to ask. Ask the question in words.')
  const label = caseLabel(about.number)
  const told = await scene.tx.facts.of(message.partnerId, label)
  if (isAsked(message, told)) return done(`It counts as a question already; ${label} stands as it stood.`, [])
  const asking = { ...scene, now: message.saidAt }
  const answeredAt = nextWord(about, told, otherSide(by.side), message.saidAt)
  const event: CaseEvent = {
    ...{ type: 'CaseQuestionAsked', by, text, toldAt: scene.now, copy: copyKey('asked', message) },
    ...(answeredAt !== undefined && { answeredAt }),
  }
  const say =
    answeredAt === undefined
      ? `Asked. ${label} waits for the other side’s reply.`
      : `The other side has written since, so it counts as asked and answered; ${label} does not wait for it.`
  const outcome = await changeCase(asking, about, event, { values: {} }, say)
  if (outcome.kind === 'done' && outcome.did.length > 0) await joinQuestion(scene, message, about)
  return outcome
})

/** Whether a question was made of the message, as it reads now or read before. */
function isAsked(message: ThreadMessage, told: Fact[]): boolean {
  const texts = told.filter((fact) => isOf(message, fact)).map(({ data }) => data['text'])
  return told.some(
    ({ kind, at, data }) => kind === 'CaseQuestionAsked' && at === message.saidAt && texts.includes(data['text']),
  )
}

async function change(
  scene: Scene,
  message: ThreadMessage,
  about: Case,
  event: CaseEvent,
  say: string,
): Promise<Outcome> {
  const counted = event.type === 'MessageCounted'
  const at = counted ? { ...scene, now: message.saidAt } : scene
  const outcome = await changeCase(at, about, event, { values: {} }, say)
  if (outcome.kind === 'done' && outcome.did.length > 0) await scene.tx.threadMessages.save({ ...message, counted })
  return outcome
}
