import type { Case } from '../../domain/cases/case.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Chain } from '../../domain/timeline/fact.ts'
import { queueKeyOf } from '../../ports/store/outbox.ts'
import type { Conversation } from '../../ports/store/registry.ts'
import type { Tx } from '../../ports/store/store.ts'
import { cardOf } from '../show/card-of.ts'

/** The case whose card begins a thread, or stands in it, and who reads what is written there. */
export type Thread = { partner: Partner; about: Case; audience: Chain }

/** Undefined where no case's card is, and where the place serves the partner no longer. */
export async function threadOf(tx: Tx, conversation: Conversation, threadId: string): Promise<Thread | undefined> {
  const at = placeOf(conversation)
  const caseId = await caseIn(tx, await tx.outbox.cardsInThread(queueKeyOf(at), threadId))
  const about = caseId === undefined ? undefined : await tx.cases.get(caseId)
  const partner = about && (await tx.partners.get(about.partnerId))
  if (!about || !partner) return undefined
  const purposes = (await tx.bindings.at(conversation.id))
    .filter(({ partnerId }) => partnerId === partner.id)
    .map(({ purpose }) => purpose)
  if (purposes.length === 0) return undefined
  // What is written in a place of our own is no word to the partner, also while somebody else reads along there.
  return { partner, about, audience: purposes.includes('shared') ? 'shared' : 'internal' }
}

/** The same, where what is said there is to be kept. */
export async function threadKept(tx: Tx, conversation: Conversation, threadId: string): Promise<Thread | undefined> {
  const thread = await threadOf(tx, conversation, threadId)
  return thread?.partner.unheard ? undefined : thread
}

/** A card in a case's thread: its own, or that of an escalation about it. */
async function caseIn(tx: Tx, cardKeys: string[]): Promise<string | undefined> {
  for (const card of cardKeys.map((key) => cardOf(key))) {
    if (card?.kind === 'case') return card.id
    const ladder = card?.kind === 'ladder' ? await tx.ladders.get(card.id) : undefined
    if (ladder?.subject.kind === 'case') return ladder.subject.id
  }
  return undefined
}

function placeOf({ platform, id }: Conversation) {
  return { kind: 'conversation' as const, platform, conversationRowId: id }
}
