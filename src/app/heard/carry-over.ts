import { type MessageWords, messageCard, silentMessageCard } from '../../cards/message-card.ts'
import { caseLabel } from '../../domain/cases/case.ts'
import type { Party } from '../../domain/partners/party.ts'
import { type Delivery, queueKeyOf } from '../../ports/store/outbox.ts'
import type { Tx } from '../../ports/store/store.ts'
import type { ThreadMessage } from '../../ports/store/thread-messages.ts'
import { traitsOf } from '../../ports/platform-traits.ts'
import { caseCardKey } from '../cases/show-case.ts'
import { ladderCardKey } from '../ladders/show-ladder.ts'
import type { Means } from '../scene.ts'
import { channelsFor } from '../show/destinations.ts'
import { dropUnseen, type Face, refreshCard, showCard } from '../show/show-card.ts'
import { isStanding, type StandingDestination } from '../show/standing-destination.ts'
import { wordsNow } from './find-message.ts'
import { mayBeRead, readersOf } from './readers-of-words.ts'
import type { Thread } from './thread-of.ts'

/**
 * What was written under a case in one place is said under its card, or that of an escalation about it, in the other places that the same people read,
 * with its author, and nowhere else.
 */
export async function carryOver(
  means: Means,
  thread: Thread,
  message: ThreadMessage,
  by: Party,
  words: MessageWords,
): Promise<void> {
  const face = faceOf(means, thread, message, by, words)
  const above = await cardsOf(means, thread)
  for (const to of await otherPlaces(means, thread, message)) {
    const threadOf = above.find(({ at }) => at.has(queueKeyOf(to)))?.cardKey
    if (threadOf !== undefined) await showCard(means, thread.partner, keyOf(message), face, [to], { threadOf })
  }
}

/**
 * It was edited or deleted where it was written. New words go only where they may be read now; what was deleted goes wherever it stands, and is not sent
 * where it does not stand yet.
 */
export async function carryChange(
  means: Means,
  thread: Thread,
  message: ThreadMessage,
  by: Party,
  words: MessageWords,
): Promise<void> {
  const isGone = words.since === 'deleted'
  if (isGone) await dropUnseen(means, keyOf(message))
  const face = faceOf(means, thread, message, by, words)
  await refreshCard(
    means,
    thread.partner,
    keyOf(message),
    face,
    async (to) => isGone || mayBeRead(means.tx, message, to),
  )
}

/** Whether a delivery says what somebody wrote elsewhere. */
export function isCarriedOver({ cardKey }: Delivery): boolean {
  return cardKey?.startsWith(KEY) === true
}

/**
 * What becomes of a message that was carried over, now that it is about to be sent: who reads there, and at the place where it was written, may be
 * others than when it was queued. `judged`: as it goes to those who read there. Undefined: it is not sent there, since its words may not be read there
 * now, or no card stands there under which it would be said; where its words are gone, that is said all the same.
 */
export async function carriedNow(
  tx: Tx,
  queued: Delivery,
  judged: Delivery,
  isUnderCard: boolean,
): Promise<Delivery | undefined> {
  const { cardKey = '', destination } = queued
  const message = await tx.threadMessages.get(cardKey.slice(KEY.length))
  if (!message || !isUnderCard || !isStanding(destination)) return undefined
  const isOurs = message.chain === 'internal'
  const readByOthers = isOurs && judged.card === queued.forBoth
  if (!readByOthers && (await mayBeRead(tx, message, destination))) return judged
  return isOurs && (await isDeleted(tx, message)) ? { ...judged, card: queued.forBoth ?? queued.card } : undefined
}

async function isDeleted(tx: Tx, message: ThreadMessage): Promise<boolean> {
  const about = await tx.cases.get(message.caseId)
  return about !== undefined && !wordsNow(message, await tx.facts.of(message.partnerId, caseLabel(about.number)))
}

async function otherPlaces({ tx }: Means, { partner }: Thread, message: ThreadMessage): Promise<StandingDestination[]> {
  const { platform, tenantId, conversationId } = message
  const here = await tx.conversations.at(platform, tenantId, conversationId)
  const readers = await readersOf(tx, message)
  const places = readers === undefined ? [] : await channelsFor(tx, partner.id, readers)
  const others = places.filter((to) => to.kind === 'conversation' && to.conversationRowId !== here?.id)
  const read = await Promise.all(others.map((to) => mayBeRead(tx, message, to)))
  return others.filter((_, index) => read[index])
}

/** The cards in whose threads a case is spoken of, with where each stands or is on its way to: its own, then the newest escalation about it. */
async function cardsOf({ tx }: Means, { about }: Thread): Promise<{ cardKey: string; at: Set<string> }[]> {
  const ladders = (await tx.ladders.about(about.partnerId, about.id)).toSorted(
    (one, other) => other.number - one.number,
  )
  const keys = [caseCardKey(about), ...ladders.map(ladderCardKey)]
  return Promise.all(
    keys.map(async (cardKey) => ({ cardKey, at: new Set((await tx.outbox.destinationsOf(cardKey)).map(queueKeyOf)) })),
  )
}

/** To both sides what our own people wrote says nothing. */
function faceOf(
  { company, platforms }: Means,
  { partner, about }: Thread,
  { platform, chain }: ThreadMessage,
  by: Party,
  words: MessageWords,
): Face {
  const label = caseLabel(about.number)
  const card = messageCard({
    label,
    byName: by.name,
    byCompany: by.side === 'internal' ? company : partner.name,
    platform: traitsOf(platforms, platform)?.title ?? platform,
    words,
  })
  const forBoth = chain === 'shared' ? card : silentMessageCard(label)
  return (audience) => (audience === 'internal' ? card : forBoth)
}

const KEY = 'message:'

function keyOf({ id }: ThreadMessage): string {
  return `${KEY}${id}`
}
