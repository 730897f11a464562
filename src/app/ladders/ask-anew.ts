import type { Ladder } from '../../domain/escalations/ladder.ts'
import { askedOn } from '../../domain/escalations/side-state.ts'
import { type Side, SIDES } from '../../domain/partners/party.ts'
import type { Delivery } from '../../ports/store/outbox.ts'
import { isDigest } from '../digests/digest-card-key.ts'
import { besidesOf } from '../digests/redraw-digest.ts'
import { partsOf, tellsSeveral } from '../notices/parts-told.ts'
import type { Means } from '../scene.ts'
import { decideAndSaveLadder } from './apply-ladder.ts'
import { laddersAround } from './leave-held.ts'
import { askedKey, ladderOf } from './show-ladder.ts'

/** Somebody goes away, or is back: what is asked where they may have a part, and nobody has read yet, is asked of whoever is there to read it first. */
export async function askAllAnew(means: Means, personId: string): Promise<void> {
  for (const ladder of await laddersAround(means.tx, personId))
    for (const side of SIDES)
      if (askedOn(ladder.sides[side]) && (await isUnread(means, ladder, side))) await askAnew(means, ladder.id, side)
}

/** What somebody was asked in the place of whoever has it could not be delivered, by itself or among other things: whoever can be reached is asked. */
export async function askInstead(means: Means, failed: Delivery): Promise<void> {
  for (const one of [failed, ...(await toldIn(means, failed))]) await askOneInstead(means, one)
}

async function askOneInstead(means: Means, { destination, about, cardKey }: Delivery): Promise<void> {
  const id = ladderOf({ ...(about !== undefined && { about }), ...(cardKey !== undefined && { cardKey }) })
  const ladder = id === undefined ? undefined : await means.tx.ladders.get(id)
  if (!ladder || destination.kind !== 'person') return
  for (const side of SIDES)
    if (about === askedKey(ladder, side) && askedOn(ladder.sides[side])?.personId === destination.personId)
      await askAnew(means, ladder.id, side)
}

/** The messages that were held until this one told them. */
async function toldIn(means: Means, { destination: to, about, cardKey }: Delivery): Promise<Delivery[]> {
  if (to.kind !== 'person') return []
  const parts = isDigest(cardKey)
    ? await besidesOf(means, to.personId, cardKey)
    : tellsSeveral(about)
      ? await partsOf(means, about)
      : undefined
  return parts && parts.held.length > 0 ? means.tx.outbox.byIds(parts.held) : []
}

async function isUnread({ tx }: Means, ladder: Ladder, side: Side): Promise<boolean> {
  return (await tx.outbox.unfinished({ about: [askedKey(ladder, side)] })).length > 0
}

async function askAnew(means: Means, ladderId: string, side: Side): Promise<void> {
  const ladder = await means.tx.ladders.get(ladderId)
  const partner = ladder && (await means.tx.partners.get(ladder.partnerId))
  if (!ladder || !partner) return
  // It comes in the hours of whoever is asked, in a channel too, be it that they have said so themselves.
  const asked = { ...means, cause: { isTime: true } }
  await decideAndSaveLadder(asked, partner, ladder, { type: 'AskedAnew', side })
}
