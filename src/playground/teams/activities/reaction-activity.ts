import type { Conversation } from '../conversations.ts'
import type { JsonObject } from '../json-object.ts'
import type { Platform } from '../platform.ts'
import type { TeamsUser } from '../teams-world.ts'
import { baseActivity } from './base-activity.ts'

/** Somebody reacted to a message of the bot (Teams platform docs, "Message reaction events"). */
export function reactionActivity(
  platform: Platform,
  conversation: Conversation,
  from: TeamsUser,
  { messageId, emoji, added }: { messageId: string; emoji: string; added: boolean },
): JsonObject {
  return {
    ...baseActivity(platform, conversation, from, `f:${crypto.randomUUID()}`),
    type: 'messageReaction',
    replyToId: messageId,
    [added ? 'reactionsAdded' : 'reactionsRemoved']: [{ type: emoji }],
  }
}
