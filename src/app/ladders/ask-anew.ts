import type { Ladder } from '../../domain/escalations/ladder.ts'
import { askedOn } from '../../domain/escalations/side-state.ts'
import { type Side, SIDES } from '../../domain/partners/party.ts'
import type { Delivery } from '../../ports/store/outbox.ts'
import type { Means } from '../scene.ts'
import { decideAndSaveLadder } from './apply-ladder.ts'
import { askedKey, ladderOf } from './show-ladder.ts'

/** Somebody goes away, or is back: what is asked with these partners, and nobody has read yet, is asked of whoever is there to read it first. */
export async function askAllAnew(means: Means, partnerIds: string[]): Promise<void> {
  for (const ladder of await means.tx.ladders.activeOf(partnerIds))
    for (const side of SIDES)
      if (askedOn(ladder.sides[side]) && (await isUnread(means, ladder, side))) await askAnew(means, ladder.id, side)
}

/** What somebody was asked in the place of whoever has it could not be delivered: whoever can be reached is asked. */
export async function askInstead(means: Means, failed: Delivery): Promise<void> {
  const id = ladderOf(failed)
  const ladder = id === undefined ? undefined : await means.tx.ladders.get(id)
  if (!ladder || failed.destination.kind !== 'person') return
  const { personId } = failed.destination
  for (const side of SIDES)
    if (failed.about === askedKey(ladder, side) && askedOn(ladder.sides[side])?.personId === personId)
      await askAnew(means, ladder.id, side)
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
