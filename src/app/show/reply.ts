import type { Card } from '../../cards/card.ts'
import type { ChatScene } from '../scene.ts'

/** Whether what is answered to the speaker here is read by nobody else. */
export function answeredAlone({ answersAlone, here: { speaker, place } }: ChatScene): boolean {
  return answersAlone(speaker.platform, place, speaker.standing)
}

/** Answer the speaker alone. Kept in the outbox, so that a crash after the commit still answers. `onceKey`: it is said at most once. */
export async function reply(scene: ChatScene, card: Card, onceKey?: string): Promise<void> {
  const { speaker, place } = scene.here
  await scene.tx.outbox.enqueue({
    id: scene.ids.next(),
    destination: {
      kind: 'reply',
      platform: speaker.platform,
      tenantId: place.tenantId,
      conversationId: place.conversationId,
      userId: speaker.userId,
      organisation: speaker.tenantId,
      replyTo: place.replyTo ?? {},
      alone: answeredAlone(scene),
    },
    card,
    ...(onceKey !== undefined && { onceKey }),
    now: scene.now,
  })
}
