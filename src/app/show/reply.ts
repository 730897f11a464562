import type { Card } from '../../cards/card.ts'
import type { Scene } from '../scene.ts'

/** Answer the speaker alone. Kept in the outbox, so that a crash after the commit still answers. */
export async function reply(scene: Scene, card: Card): Promise<void> {
  const { speaker, place } = scene
  await scene.tx.outbox.enqueue({
    id: scene.ids.next(),
    destination: {
      kind: 'reply',
      platform: speaker.platform,
      conversationId: place.conversationId,
      userId: speaker.userId,
      replyTo: place.replyTo ?? {},
    },
    card,
    now: scene.now,
  })
}
