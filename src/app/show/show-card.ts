import type { Audience, Card } from '../../cards/card.ts'
import { withRecalled } from '../../cards/recall-line.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { type Delivery, type NewDelivery, queueKeyOf } from '../../ports/store/outbox.ts'
import type { Means } from '../scene.ts'
import { audienceOf } from './audience.ts'
import { holdOn, isInHours, keepHold, type Manner } from './hold-back.ts'
import {
  giveBackRecalled,
  keepRecalled,
  linesAt,
  type Placed,
  type Recalling,
  type Recalls,
  recallsOf,
  stillRecalled,
} from './recall-resolutions.ts'
import { isStanding, type StandingDestination } from './standing-destination.ts'

/** Draws a card for an audience. */
export type Face = (audience: Audience) => Card

/**
 * Show a card about a partnership at these destinations and draw it anew wherever else it stands: one card per destination, updated in place.
 */
export async function showCard(
  means: Means,
  partner: Partner,
  cardKey: string,
  face: Face,
  at: StandingDestination[],
  { about, ...how }: Shown & Pick<Named, 'about'> = {},
): Promise<void> {
  const standing = await standingAt(means, partner, cardKey)
  const known = new Set(standing.map(queueKeyOf))
  const all = new Map([...standing, ...at].map((to) => [queueKeyOf(to), to]))
  const placed = [...all].map(([queueKey, destination]) => ({ destination, isNew: !known.has(queueKey) }))
  await send(means, placed, face, { ...how, drawnAnew: cardKey }, () => ({
    cardKey,
    ...(about !== undefined && { about }),
  }))
  if (!means.cause.isTime && at.some((to) => known.has(queueKeyOf(to)))) await releaseIn(means, cardKey, at)
}

/** Somebody shows it there now: what waited for hours in a channel waits no longer. */
async function releaseIn({ tx, now }: Means, cardKey: string, at: StandingDestination[]): Promise<void> {
  const channels = at.filter(({ kind }) => kind === 'conversation').map(queueKeyOf)
  const unfinished = channels.length === 0 ? [] : await tx.outbox.unfinished({ cardKey })
  const held = unfinished.filter(({ status, queueKey }) => status === 'held' && channels.includes(queueKey))
  await tx.outbox.release(held, now, { atAnyHour: true })
}

/** `threadOf`: see `NewDelivery`. `recalling`: the card also recalls what silence is about to confirm. `manner`: usual, unless it says otherwise. */
export type Shown = { threadOf?: string; recalling?: Recalling; manner?: Manner }

/** Draw a card anew wherever it stands or is about to, and may be read; nowhere else. */
export async function refreshCard(
  means: Means,
  partner: Partner,
  cardKey: string,
  face: Face,
  mayBeRead: (to: StandingDestination) => Promise<boolean> = async () => true,
): Promise<void> {
  const placed: Placed[] = []
  for (const destination of await standingAt(means, partner, cardKey))
    if (await mayBeRead(destination)) placed.push({ destination, isNew: false })
  await send(means, placed, face, { drawnAnew: cardKey }, () => ({ cardKey }))
}

/**
 * What a notice is about, and for which partner somebody of ours must hear it: see `NewDelivery`. `cardKey`: by which its place is known, though it is not drawn
 * anew there.
 */
export type Named = Shown & { about?: string; forPartner?: string; cardKey?: string }

/** A message of its own. With a `onceKey` it is sent at most once per destination, however often it is asked for. */
export async function sendNotice(
  means: Means,
  at: StandingDestination[],
  face: Face,
  onceKey?: string,
  named: Named = {},
): Promise<void> {
  const placed = at.map((destination) => ({ destination, isNew: true }))
  const { about, forPartner, cardKey, ...how } = named
  await send(means, placed, face, how, (to) => ({
    ...(about !== undefined && { about }),
    ...(forPartner !== undefined && { forPartner }),
    ...(cardKey !== undefined && { cardKey }),
    ...(onceKey !== undefined && { onceKey: `${onceKey}:${queueKeyOf(to)}` }),
  }))
}

/** Other words in the place of the notices about this that have not arrived yet. */
export async function redrawNotice(means: Means, about: string, face: Face): Promise<void> {
  const { tx } = means
  for (const { id, destination, card } of await tx.outbox.unfinished({ about: [about] })) {
    if (!isStanding(destination)) continue
    // What it recalls besides stays in it.
    const recalled = await stillRecalled(means, card)
    const anew: Face = (audience) => withRecalled(face(audience), recalled)
    await tx.outbox.redraw(id, await facesFor(tx, destination, anew))
  }
}

/** Notices about these are no longer true: see `OutboxTable.dropAbout`. */
export async function dropNotices(means: Means, about: string[]): Promise<Delivery[]> {
  const unheard = await means.tx.outbox.dropAbout(about)
  await giveBackRecalled(means, unheard)
  return unheard
}

/** Whoever has not been shown this card yet need not see it any more: see `OutboxTable.dropUnsent`. */
export async function dropUnseen(means: Means, cardKey: string): Promise<Delivery[]> {
  const unseen = await means.tx.outbox.dropUnsent(cardKey)
  await giveBackRecalled(means, unseen)
  return unseen
}

type Keys = Pick<NewDelivery, 'cardKey' | 'onceKey' | 'about' | 'forPartner'>

async function send(
  means: Means,
  placed: Placed[],
  face: Face,
  { threadOf, recalling, manner, drawnAnew }: Shown & { drawnAnew?: string },
  keysAt: (to: StandingDestination) => Keys,
): Promise<void> {
  const { tx, ids, now } = means
  const message = { to: placed, ...(drawnAnew !== undefined && { key: drawnAnew }) }
  const recalls: Recalls = recalling ? await recallsOf(means, message, [recalling]) : new Map()
  const begun: StandingDestination[] = []
  for (const { destination, isNew } of placed) {
    const recalled = linesAt(recalls, destination)
    const faces = await facesFor(tx, destination, (audience) => withRecalled(face(audience), recalled))
    // What changes in place calls nobody.
    const hold = isNew ? await holdOn(means, destination, manner) : undefined
    const isQueued = await tx.outbox.enqueue({
      ...{ id: ids.next(), destination, ...faces, now, ...keysAt(destination) },
      ...(hold?.until !== undefined && { held: true }),
      ...(isNew && (await isInHours(means, destination, manner)) && { inHours: true }),
      // One person alone is told things one after the other.
      ...(destination.kind === 'conversation' && threadOf !== undefined && { threadOf }),
    })
    if (!isNew || !isQueued) continue
    begun.push(destination)
    if (hold) await keepHold(means, destination, hold)
  }
  await keepRecalled(means, recalls, begun, drawnAnew)
}

/** What is for our own people in a channel goes with the face for both sides: others may turn out to read there before it is sent. */
async function facesFor(
  tx: Means['tx'],
  destination: StandingDestination,
  face: Face,
): Promise<Pick<Delivery, 'card' | 'forBoth'>> {
  const audience = await audienceOf(tx, destination)
  const inOurChannel = audience === 'internal' && destination.kind === 'conversation'
  return { card: face(audience), ...(inOurChannel && { forBoth: face('shared') }) }
}

async function standingAt(means: Means, partner: Partner, cardKey: string): Promise<StandingDestination[]> {
  const destinations = await means.tx.outbox.destinationsOf(cardKey)
  const standing = destinations.filter(isStanding)
  const stillRead = await Promise.all(standing.map((to) => mayStillRead(means, partner, to)))
  return standing.filter((_, index) => stillRead[index])
}

/**
 * A channel that no longer serves the partner, and a partner's person who is named no longer, keep the card as it last looked and learn
 * nothing more from it. So does one that the bot is not in, until it is back.
 */
async function mayStillRead({ tx }: Means, { id }: Partner, to: StandingDestination): Promise<boolean> {
  if (to.kind === 'conversation') {
    if ((await tx.conversations.get(to.conversationRowId))?.present !== true) return false
    return (await tx.bindings.at(to.conversationRowId)).some(({ partnerId }) => partnerId === id)
  }
  if ((await tx.people.get(to.personId))?.ours !== false) return true
  return (await tx.memberships.ofPerson(to.personId)).some(({ partnerId }) => partnerId === id)
}
