import type { CaseFact } from '../../domain/cases/case-event.ts'
import { wordsOf } from '../../domain/cases/case-facts.ts'
import { caseLabel } from '../../domain/cases/case.ts'
import { isCourtesy, mayAddressSomebody } from '../../domain/cases/courtesy.ts'
import { hearWords, type Heard } from '../../domain/cases/hear-words.ts'
import { namesOnCase } from '../../domain/cases/names-on-case.ts'
import { partyOf } from '../../domain/partners/actor.ts'
import { owesUpdates } from '../../domain/sla/owes-updates.ts'
import type { What } from '../../ports/inbound.ts'
import type { Conversation } from '../../ports/store/registry.ts'
import type { ThreadMessage } from '../../ports/store/thread-messages.ts'
import { calledByName } from '../called-by-name.ts'
import { applyCaseEffects } from '../cases/change-case.ts'
import { hoursOfSides } from '../cases/hours-of-sides.ts'
import { isUnheard } from '../cases/is-unheard.ts'
import { recordFact } from '../record/record-fact.ts'
import type { ChatScene } from '../scene.ts'
import { whyNot } from '../why-not.ts'
import { carryOver } from './carry-over.ts'
import { answeredAlone } from '../show/reply.ts'
import { tellAuthor } from './tell-author.ts'
import { type Thread, threadKept } from './thread-of.ts'
import { asks, isAnythingToSetRight } from './to-set-right.ts'
import { wordsIn } from './words-in.ts'

export type Said = Extract<What, { kind: 'said' }>

/**
 * Somebody wrote under the card of a case. It goes into the record; by people of the two companies with what they wrote, in the chain of those who
 * read it there. Where both companies read it, it may acknowledge the case or end its wait.
 */
export async function hearMessage(scene: ChatScene, conversation: Conversation, said: Said): Promise<void> {
  const kept = await keepMessage(scene, conversation, said)
  if (!kept || kept.heard.recorded.kind === 'MessageTakenIn') return
  await tellAuthor(scene, kept.thread, { text: said.text, threadId: said.threadId, ...kept })
}

/** A message that was kept, and what became of it. */
export type Kept = { thread: Thread; message: ThreadMessage; heard: Heard }

/** The same, without a word to its author. Undefined where nothing is kept, and for one that was kept before. */
export async function keepMessage(scene: ChatScene, conversation: Conversation, said: Said): Promise<Kept | undefined> {
  const { tx } = scene
  const at = { ...conversation, messageId: said.messageId }
  const thread = await threadKept(tx, conversation, said.threadId)
  if (!thread) return undefined
  const { partner, about, audience } = thread
  // The platform may deliver one message as several events.
  if (await tx.threadMessages.at(at, partner.id)) return undefined
  const text = calledByName(scene, { platform: at.platform, place: scene.here.place }, said.mentions, said.text)
  const heard = await whatBecomesOf(scene, thread, { ...said, text })
  if (await isFirstMisread(scene, thread, said, heard)) scene.touched.touch({ kind: 'case', id: about.id })
  const { seq } = await recordFact(scene, partner, caseLabel(about.number), { ...heard.recorded, audience })
  const message: ThreadMessage = {
    id: scene.ids.next(),
    ...{ platform: at.platform, tenantId: at.tenantId, conversationId: at.conversationId, messageId: at.messageId },
    ...{ partnerId: partner.id, caseId: about.id, saidAt: scene.now, chain: audience, facts: [seq] },
    ...(heard.recorded.by && { personId: heard.recorded.by.personId }),
    counted: heard.moved?.as === 'answered' || heard.moved?.as === 'acknowledged',
  }
  await tx.threadMessages.insert(message)
  if (heard.moved) {
    const { state, effects } = heard.moved.change
    await tx.cases.save(state)
    await applyCaseEffects(scene, partner, state, effects)
  }
  const { by, data } = heard.recorded
  if (by && heard.recorded.kind !== 'MessageTakenIn') await carryOver(scene, thread, message, by, wordsIn(data))
  return { thread, message, heard }
}

/**
 * Whether the card is to offer from now on that this be set right: nothing under it was to be before, and its author is told nothing alone. Where they are,
 * no words that move nothing draw anything anew.
 */
async function isFirstMisread(
  scene: ChatScene,
  { about, audience }: Thread,
  { text }: Said,
  { recorded, courtesy, moved }: Heard,
): Promise<boolean> {
  if (
    audience === 'internal' ||
    (moved && moved.as !== 'a word') ||
    recorded.kind !== 'CaseReplied' ||
    !(courtesy || asks(text))
  )
    return false
  return !answeredAlone(scene) && !(await isAnythingToSetRight(scene.tx, about, scene.now))
}

/** Whoever may not act moves nothing, and words in a place of our own move nothing either. */
async function whatBecomesOf(scene: ChatScene, thread: Thread, said: Said): Promise<Heard> {
  const { partner, about, audience } = thread
  const { actor, now, here } = scene
  const words = wordsOf(said.text, said.files)
  const courteous = said.files.length === 0 && isCourtesy(said.text, await namesAddressed(scene, thread, said.text))
  const only = (recorded: CaseFact): Heard => ({ recorded, courteous, courtesy: false })
  if (actor.kind === 'stranger' || (actor.kind === 'partner' && actor.partnerId !== partner.id)) {
    const { platform, tenantId, name } = here.speaker
    const organisations = await scene.tx.partnerOrganisations.of(partner.id)
    const theirs = organisations.some((one) => one.platform === platform && one.tenantId === tenantId)
    return only({ at: now, kind: 'MessageNoted', data: theirs ? { by: name, via: partner.name, ...words } : {} })
  }
  const by = partyOf(actor)
  // The platform was late in telling, or the case was quick.
  if (now < about.openedAt) return only({ at: now, kind: 'MessageTakenIn', by, data: words })
  if (audience === 'internal') return only({ at: now, kind: 'NoteWritten', by, data: words })
  const no = await whyNot(scene, 'case.reply', { subject: about, partner, unknown: '' })
  if (no) return only({ at: now, kind: 'CaseReplied', by, data: words })
  const owed = owesUpdates(partner.terms, about.obligor)
  const unheard = await isUnheard(scene, partner, about)
  const spoken = { by, text: said.text, files: said.files, courteous }
  return hearWords(about, spoken, now, hoursOfSides(partner), owed, unheard)
}

/** Whom these words may address; the record is read only where that makes a difference. */
async function namesAddressed({ tx }: ChatScene, { partner, about }: Thread, text: string): Promise<string[]> {
  const told = mayAddressSomebody(text) ? await tx.facts.of(partner.id, caseLabel(about.number)) : []
  return namesOnCase(about, told)
}
