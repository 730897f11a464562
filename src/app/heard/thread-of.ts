import type { Case } from '../../domain/cases/case.ts'
import { drillLabel } from '../../domain/drills/drill.ts'
import { caseOf, type Ladder } from '../../domain/escalations/ladder.ts'
import { isHeard, type Partner } from '../../domain/partners/partner.ts'
import type { Chain } from '../../domain/timeline/fact.ts'
import { queueKeyOf } from '../../ports/store/outbox.ts'
import type { Conversation } from '../../ports/store/registry.ts'
import type { Tx } from '../../ports/store/store.ts'
import { casesListed } from '../cases/breaches.ts'
import { caseOfBreach } from '../cases/breach-card-key.ts'
import { cardOf } from '../show/card-of.ts'
import type { StandingDestination } from '../show/standing-destination.ts'
import type { CardOf } from '../show/touched-cards.ts'
import { readersAt } from './readers-of-words.ts'

/** The case whose card begins a thread, stands in it or is on its way there, and who reads what is written there. */
export type Thread = { partner: Partner; about: Case; audience: Chain }

/** Undefined where the thread is no case's, and where the place serves the partner no longer. */
export async function threadOf(tx: Tx, conversation: Conversation, threadId: string): Promise<Thread | undefined> {
  return (
    (await threadWithCard(tx, conversation, threadId)) ??
    (await threadAbout(tx, conversation, await madeOf(tx, conversation, threadId)))
  )
}

/** The same by the cards alone that are there already. */
async function threadWithCard(tx: Tx, conversation: Conversation, threadId: string): Promise<Thread | undefined> {
  const [caseId] = await casesWithCard(tx, conversation, threadId)
  return threadAbout(tx, conversation, caseId)
}

async function threadAbout(
  tx: Tx,
  conversation: Conversation,
  caseId: string | undefined,
): Promise<Thread | undefined> {
  const about = caseId === undefined ? undefined : await tx.cases.get(caseId)
  const partner = about && (await tx.partners.get(about.partnerId))
  if (!about || !partner) return undefined
  const audience = await audienceAt(tx, conversation, partner.id)
  return audience && { partner, about, audience }
}

/** Whether what is written there is read by both companies, or by our own people; undefined where the place serves the partner no longer. */
export async function audienceAt(
  tx: Tx,
  conversation: Conversation,
  partnerId: string,
): Promise<Thread['audience'] | undefined> {
  const readers = await readersAt(tx, conversation.id, partnerId)
  // What is written in a place of our own is no word to the partner, also while somebody else reads along there.
  return readers && (readers === 'shared' ? 'shared' : 'internal')
}

/** The same, where what is said there is to be kept. */
export async function threadKept(tx: Tx, conversation: Conversation, threadId: string): Promise<Thread | undefined> {
  return kept(await threadOf(tx, conversation, threadId))
}

/** The same by the cards alone that are there already: one read less of threads that are no case's, as most are. */
export async function threadKeptByCard(
  tx: Tx,
  conversation: Conversation,
  threadId: string,
): Promise<Thread | undefined> {
  return kept(await threadWithCard(tx, conversation, threadId))
}

function kept(thread: Thread | undefined): Thread | undefined {
  return thread && isHeard(thread.partner) ? thread : undefined
}

/** The cases of a thread: those whose cards are in it; or, where none is there yet, the one that was made of it. */
export async function casesIn(tx: Tx, conversation: Conversation, threadId: string): Promise<string[]> {
  const shown = await casesWithCard(tx, conversation, threadId)
  const made = shown.length === 0 ? await madeOf(tx, conversation, threadId) : undefined
  return made === undefined ? shown : [made]
}

/** The escalations whose cards stand in a thread; none where a case's stands there, since the thread is that one's. */
export async function laddersIn(tx: Tx, conversation: Conversation, threadId: string): Promise<Ladder[]> {
  const cards = await cardsIn(tx, conversation, threadId)
  if (cards.some(({ kind }) => kind === 'case') || (await madeOf(tx, conversation, threadId)) !== undefined) return []
  const ladders = cards.filter(({ kind }) => kind === 'ladder')
  const found = await Promise.all(ladders.map(({ id }) => tx.ladders.get(id)))
  return found.filter((ladder) => ladder !== undefined)
}

/** The drill whose message begins a thread, in a channel or where somebody reads it alone. */
export async function drillIn(tx: Tx, to: StandingDestination, threadId: string): Promise<string | undefined> {
  const [drill] = (await cardsUnder(tx, to, threadId)).filter(({ kind }) => kind === 'drill')
  return drill && drillLabel(Number(drill.id.split(':')[1]))
}

/** A card in a case's thread: its own, that of an escalation about it, or what tells of a breach. */
async function casesWithCard(tx: Tx, conversation: Conversation, threadId: string): Promise<string[]> {
  const found = new Set<string>()
  for (const card of await cardsIn(tx, conversation, threadId)) {
    if (card.kind === 'case') found.add(card.id)
    const listed = card.kind === 'breaches' ? await casesListed(tx, card.id) : []
    // What is said under several is said of none of them.
    if (listed.length === 1) found.add(listed[0]!)
    const ladder = card.kind === 'ladder' ? await tx.ladders.get(card.id) : undefined
    const about = ladder && caseOf(ladder.subject)
    if (about !== undefined) found.add(about)
  }
  return [...found]
}

async function cardsIn(tx: Tx, { platform, id }: Conversation, threadId: string): Promise<CardOf[]> {
  return cardsUnder(tx, { kind: 'conversation', platform, conversationRowId: id }, threadId)
}

async function cardsUnder(tx: Tx, to: StandingDestination, threadId: string): Promise<CardOf[]> {
  const keys = await tx.outbox.cardsInThread(queueKeyOf(to), threadId)
  return keys.map((key) => cardOf(key) ?? breachOf(key)).filter((card) => card !== undefined)
}

/** What is said of a breach is said of its case. */
function breachOf(cardKey: string): CardOf | undefined {
  const id = caseOfBreach(cardKey)
  return id === undefined ? undefined : { kind: 'case', id }
}

/** The case that was made of a message in this thread, and goes on in it. */
async function madeOf(
  tx: Tx,
  { platform, tenantId, conversationId }: Conversation,
  threadId: string,
): Promise<string | undefined> {
  return (await tx.caseOrigins.inThread({ platform, tenantId, conversationId, threadId }))?.caseId
}
