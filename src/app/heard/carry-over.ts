import { type MessageWords, messageCard } from '../../cards/message-card.ts'
import { caseLabel } from '../../domain/cases/case.ts'
import type { FactData } from '../../domain/timeline/fact.ts'
import type { Party } from '../../domain/partners/party.ts'
import type { ThreadMessage } from '../../ports/store/thread-messages.ts'
import { traitsOf } from '../../ports/platform-traits.ts'
import { caseCardKey } from '../cases/show-case.ts'
import type { Means } from '../scene.ts'
import { audienceOf } from '../show/audience.ts'
import { channelsFor } from '../show/destinations.ts'
import { type Face, refreshCard, showCard } from '../show/show-card.ts'
import type { StandingDestination } from '../show/standing-destination.ts'
import type { Thread } from './thread-of.ts'

/**
 * What was written under a case in one place is said under its card in the other places that the same people read, with its author, and nowhere
 * else.
 */
export async function carryOver(
  means: Means,
  thread: Thread,
  message: ThreadMessage,
  by: Party,
  words: MessageWords,
): Promise<void> {
  const others = await otherPlaces(means, thread, message)
  if (others.length === 0) return
  const { partner, about } = thread
  await showCard(means, partner, keyOf(message), faceOf(means, thread, message, by, words), others, {
    threadOf: caseCardKey(about),
  })
}

/** It was edited or deleted where it was written. */
export async function carryChange(
  means: Means,
  thread: Thread,
  message: ThreadMessage,
  by: Party,
  words: MessageWords,
): Promise<void> {
  await refreshCard(means, thread.partner, keyOf(message), faceOf(means, thread, message, by, words))
}

async function otherPlaces(
  { tx }: Means,
  { partner, audience }: Thread,
  { platform, tenantId, conversationId }: ThreadMessage,
): Promise<StandingDestination[]> {
  const here = await tx.conversations.at(platform, tenantId, conversationId)
  const places = await channelsFor(tx, partner.id, audience)
  const others = places.filter((to) => to.kind === 'conversation' && to.conversationRowId !== here?.id)
  const audiences = await Promise.all(others.map((to) => audienceOf(tx, to)))
  return others.filter((_, index) => audiences[index] === audience)
}

function faceOf(
  { company, platforms }: Means,
  { partner, about }: Thread,
  { platform }: ThreadMessage,
  by: Party,
  words: MessageWords,
): Face {
  const card = messageCard({
    label: caseLabel(about.number),
    byName: by.name,
    byCompany: by.side === 'internal' ? company : partner.name,
    platform: traitsOf(platforms, platform)?.title ?? platform,
    words,
  })
  return () => card
}

/** As a card says them, from how a fact holds them. */
export function wordsIn({ text, files }: FactData): { text: string; files: string } {
  return { text: typeof text === 'string' ? text : '', files: typeof files === 'string' ? files : '' }
}

function keyOf({ id }: ThreadMessage): string {
  return `message:${id}`
}
