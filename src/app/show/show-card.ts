import type { Audience, Card } from '../../cards/card.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { type Delivery, type Destination, queueKeyOf } from '../../ports/store/outbox.ts'
import type { Means } from '../scene.ts'
import { audienceOf } from './audience.ts'
import type { StandingDestination } from './standing-destination.ts'

/** Draws a card for an audience. */
export type Face = (audience: Audience) => Card

/**
 * Show a card about a partnership at these destinations and draw it anew wherever else it stands: one card per destination, updated in place.
 * `threadOf`: see `NewDelivery`.
 */
export async function showCard(
  means: Means,
  partner: Partner,
  cardKey: string,
  face: Face,
  at: StandingDestination[],
  threadOf?: string,
): Promise<void> {
  const standing = await standingAt(means, partner, cardKey)
  const all = new Map([...standing, ...at].map((to) => [queueKeyOf(to), to]))
  for (const destination of all.values())
    await send(means, destination, face, { cardKey, ...(threadOf !== undefined && { threadOf }) })
}

/** Draw a card anew wherever it stands or is about to; nowhere else. */
export async function refreshCard(means: Means, partner: Partner, cardKey: string, face: Face): Promise<void> {
  await showCard(means, partner, cardKey, face, [])
}

/** What a notice is about, for which partner somebody of ours must hear it, and under which card it is said: see `NewDelivery`. */
export type Named = { about?: string; forPartner?: string; threadOf?: string }

/** A message of its own. With a `onceKey` it is sent at most once per destination, however often it is asked for. */
export async function sendNotice(
  means: Means,
  at: StandingDestination[],
  face: Face,
  onceKey?: string,
  named: Named = {},
): Promise<void> {
  for (const destination of at) {
    await send(means, destination, face, {
      ...named,
      ...(onceKey !== undefined && { onceKey: `${onceKey}:${queueKeyOf(destination)}` }),
    })
  }
}

/** Other words in the place of the notices about this that have not arrived yet. */
export async function redrawNotice({ tx }: Means, about: string, face: Face): Promise<void> {
  for (const { id, destination } of await tx.outbox.unfinished({ about: [about] }))
    if (destination.kind !== 'reply') await tx.outbox.redraw(id, await facesFor(tx, destination, face))
}

async function send(
  means: Means,
  destination: StandingDestination,
  face: Face,
  keys: Named & { cardKey?: string; onceKey?: string },
): Promise<void> {
  const faces = await facesFor(means.tx, destination, face)
  const { threadOf, ...named } = keys
  await means.tx.outbox.enqueue({
    ...{ id: means.ids.next(), destination, ...faces, now: means.now, ...named },
    // One person alone is told things one after the other.
    ...(destination.kind === 'conversation' && threadOf !== undefined && { threadOf }),
  })
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
  const standing = destinations.filter((to: Destination): to is StandingDestination => to.kind !== 'reply')
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
