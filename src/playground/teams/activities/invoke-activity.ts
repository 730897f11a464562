import type { Conversation } from '../conversations.ts'
import { objectAt, type JsonObject } from '../json-object.ts'
import type { Platform } from '../platform.ts'
import type { TeamsUser } from '../teams-world.ts'
import { baseActivity, clientInfo } from './base-activity.ts'

type InvokeName =
  'adaptiveCard/action' | 'task/fetch' | 'task/submit' | 'composeExtension/fetchTask' | 'composeExtension/submitAction'

/** A request that the client waits for: a person pressed a button of the message `messageId`, or sent a dialog. */
export function invokeActivity(
  platform: Platform,
  conversation: Conversation,
  from: TeamsUser,
  invoke: { name: InvokeName; value: JsonObject; messageId?: string },
): JsonObject {
  const activity = baseActivity(platform, conversation, from, `f:${crypto.randomUUID()}`)
  const threaded = conversation.kind === 'channel' || platform.world.threadsInChats === true
  const thread = threaded ? (conversation.threadId ?? invoke.messageId) : undefined
  return {
    ...activity,
    type: 'invoke',
    name: invoke.name,
    value: invoke.value,
    entities: [clientInfo(from)],
    conversation: {
      ...objectAt(activity, 'conversation'),
      id: thread === undefined ? conversation.id : `${conversation.id};messageid=${thread}`,
    },
    channelData: { ...objectAt(activity, 'channelData'), source: { name: 'message' } },
    ...(invoke.messageId !== undefined && { replyToId: invoke.messageId }),
  }
}
