import type { Instant } from '../../domain/time/instant.ts'
import { queueKeyOf } from '../../ports/store/outbox.ts'
import type { Conversation } from '../../ports/store/registry.ts'
import type { Tx } from '../../ports/store/store.ts'

/**
 * A channel in which the bot cannot write: it was removed or the channel archived, as somebody told us; or nobody did, and what it said last
 * there was refused because it is not in it, or the channel not there, any more. `since` where that is known.
 */
export type Unwritable = { conversation: Conversation; how: 'removed' | 'refused'; since?: Instant }

/** Those of these channels that cannot be written to, as far as anybody knows; in their order. The only place where that is decided. */
export async function unwritable({ outbox }: Tx, conversations: Conversation[]): Promise<Unwritable[]> {
  const present = conversations.filter((one) => one.present)
  const refused = (await outbox.unreachable(present.map(keyOf))).filter(({ gone }) => gone === 'conversation')
  return conversations.flatMap((conversation): Unwritable[] => {
    const { present, absentSince } = conversation
    if (!present) return [{ conversation, how: 'removed', ...(absentSince !== undefined && { since: absentSince }) }]
    const last = refused.find(({ queueKey }) => queueKey === keyOf(conversation))
    return last ? [{ conversation, how: 'refused', since: last.since }] : []
  })
}

export function keyOf({ id, platform }: Conversation): string {
  return queueKeyOf({ kind: 'conversation', platform, conversationRowId: id })
}
