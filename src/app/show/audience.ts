import type { Audience } from '../../cards/card.ts'
import type { StandingDestination } from './standing-destination.ts'
import type { Asker } from '../../domain/partners/actor.ts'
import type { Tx } from '../../ports/store/store.ts'
import type { Scene } from '../scene.ts'

/**
 * Who can read what is sent there: decided by what the destination is, never by who sends.
 * A conversation that is not bound to an internal purpose is treated as shared, and so is one in which outsiders are, whatever it is
 * bound as: when in doubt, show less.
 */
export async function audienceOf(tx: Tx, to: StandingDestination): Promise<Audience> {
  if (to.kind === 'person') return (await tx.people.get(to.personId))?.ours === false ? 'shared' : 'internal'
  if ((await tx.conversations.get(to.conversationRowId))?.outsiders === true) return 'shared'
  const purposes = (await tx.bindings.at(to.conversationRowId)).map(({ purpose }) => purpose)
  return purposes.length > 0 && !purposes.includes('shared') ? 'internal' : 'shared'
}

/** What whoever acts may read in the answer: internal only to our own people, and not where outsiders look on. Outside of chat nobody does. */
export async function audienceOfReply(
  scene: Pick<Scene, 'tx' | 'here'> & { actor: Pick<Asker, 'kind'> },
): Promise<Audience> {
  if (scene.actor.kind !== 'internal') return 'shared'
  const { tx, here } = scene
  if (!here || here.place.kind === 'direct') return 'internal'
  const conversation = await tx.conversations.at(here.speaker.platform, here.place.tenantId, here.place.conversationId)
  if (!conversation) return 'shared'
  return audienceOf(tx, {
    kind: 'conversation',
    platform: conversation.platform,
    conversationRowId: conversation.id,
  })
}
