import type { Audience, Card } from '../../cards/card.ts'
import { type Destination, queueKeyOf } from '../../ports/store/outbox.ts'
import type { Means } from '../scene.ts'
import { audienceOf, type StandingDestination } from './audience.ts'

/** Draws a card for an audience. */
export type Face = (audience: Audience) => Card

/** Show a card at these destinations and draw it anew wherever else it stands: one card per destination, updated in place. */
export async function showCard(means: Means, cardKey: string, face: Face, at: StandingDestination[]): Promise<void> {
  const standing = await standingAt(means, cardKey)
  const all = new Map([...standing, ...at].map((to) => [queueKeyOf(to), to]))
  for (const destination of all.values()) await send(means, destination, face, { cardKey })
}

/** Draw a card anew wherever it stands or is about to; nowhere else. */
export async function refreshCard(means: Means, cardKey: string, face: Face): Promise<void> {
  await showCard(means, cardKey, face, [])
}

/** A message of its own. With a `onceKey` it is sent at most once per destination, however often it is asked for. */
export async function sendNotice(means: Means, at: StandingDestination[], face: Face, onceKey?: string): Promise<void> {
  for (const destination of at) {
    await send(
      means,
      destination,
      face,
      onceKey === undefined ? {} : { onceKey: `${onceKey}:${queueKeyOf(destination)}` },
    )
  }
}

async function send(
  means: Means,
  destination: StandingDestination,
  face: Face,
  keys: { cardKey?: string; onceKey?: string },
): Promise<void> {
  const card = face(await audienceOf(means.tx, destination))
  await means.tx.outbox.enqueue({ id: means.ids.next(), destination, card, now: means.now, ...keys })
}

async function standingAt(means: Means, cardKey: string): Promise<StandingDestination[]> {
  const destinations = await means.tx.outbox.destinationsOf(cardKey)
  const standing = destinations.filter((to: Destination): to is StandingDestination => to.kind !== 'reply')
  const stillRead = await Promise.all(standing.map((to) => mayStillRead(means, to)))
  return standing.filter((_, index) => stillRead[index])
}

/** A partner's person who is named no longer keeps the card as it last looked, and learns nothing more from it. */
async function mayStillRead({ tx }: Means, to: StandingDestination): Promise<boolean> {
  if (to.kind !== 'person') return true
  const partnerId = (await tx.people.get(to.personId))?.partnerId
  if (partnerId === undefined) return true
  return (await tx.memberships.ofPerson(to.personId)).some((membership) => membership.partnerId === partnerId)
}
