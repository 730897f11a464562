import { heldBackCard } from '../../cards/held-back-card.ts'
import type { Delivery } from '../../ports/store/outbox.ts'
import { digestKey } from '../digests/arm-digest.ts'
import { meetDigest } from '../digests/meet-digest.ts'
import type { Means } from '../scene.ts'
import { countAlone } from '../show/hold-back.ts'
import { dropHeld, heldFor, stillWorth } from './held-messages.ts'

/**
 * What was held for this destination is told. Whatever of it was over was dropped meanwhile, and what has changed was drawn anew, as all that has not
 * arrived. One person is told all of it in one message: with what needs them, where that is due too.
 */
export async function letGo(means: Means, queueKey: string): Promise<void> {
  const held = await means.tx.outbox.held([queueKey])
  const to = held[0]?.destination
  if (to?.kind === 'person') return letGoTo(means, to.personId)
  if (to?.kind === 'conversation' && (await isShared(means, to.conversationRowId)))
    return means.tx.outbox.release(await stillWorth(means, held), means.now)
  await dropHeld(means, held)
}

async function letGoTo(means: Means, personId: string): Promise<void> {
  const digest = await means.tx.timers.get(digestKey(personId))
  if (digest?.kind === 'person.digest' && digest.dueAt <= means.now && (await means.tx.timers.take(digest)))
    await meetDigest(means, digest)
  const held = await heldFor(means, personId)
  if (held.length === 0) return
  await countAlone(means, personId)
  if (held.length === 1) return means.tx.outbox.release(held, means.now)
  await dropHeld(means, held)
  await sayTogether(means, held)
}

async function sayTogether({ tx, ids, now }: Means, held: Delivery[]): Promise<void> {
  const { destination } = held.at(-1)!
  await tx.outbox.enqueue({ id: ids.next(), destination, card: heldBackCard(held.map(({ card }) => card)), now })
}

/** A channel that no longer serves a partner learns nothing more. */
async function isShared({ tx }: Means, conversationRowId: string): Promise<boolean> {
  return (await tx.bindings.at(conversationRowId)).some(({ purpose }) => purpose === 'shared')
}
