import type { Binding, Conversation } from '../../ports/store/registry.ts'
import type { Means } from '../scene.ts'
import { outsidersLeft } from './tell-outsiders-came.ts'

/** What says how a channel gets a part: over once it has one. */
export function greetingKey({ id }: Pick<Conversation, 'id'>): string {
  return `greet:${id}`
}

/** What says which part a channel got: over once it has it no more. */
export function welcomeKey({ partnerId, conversationRowId, purpose }: Binding): string {
  return `bound:${partnerId}:${conversationRowId}:${purpose}`
}

/** A channel lost its part with a partner: what was to be said of that part and has not arrived yet is not said any more. */
export async function settleUnbound(means: Means, binding: Binding): Promise<void> {
  await means.tx.outbox.dropAbout([welcomeKey(binding)])
  await outsidersLeft(means, [binding])
}
