import type { Conversation } from '../ports/store/registry.ts'
import { type Outcome, refused } from './outcome.ts'
import type { ChatScene } from './scene.ts'
import { answeredAlone } from './show/reply.ts'

/**
 * Where a partner's person cannot be answered alone, everybody in the channel reads the answer: it may speak of their partnership only in
 * a channel that is shared with their own company, and not where people of another one read along.
 */
export async function overheard(scene: ChatScene, conversation: Conversation): Promise<Outcome | undefined> {
  const { tx, actor } = scene
  if (actor.kind !== 'partner' || answeredAlone(scene)) return undefined
  const bindings = await tx.bindings.at(conversation.id)
  if (bindings.some(({ partnerId, purpose }) => partnerId === actor.partnerId && purpose === 'shared')) return undefined
  return refused('I cannot answer you alone here. Please ask me in the channel that your company shares with us.')
}
