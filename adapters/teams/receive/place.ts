import type { Place } from '../../../src/ports/inbound.ts'
import type { Activity } from '../activity.ts'
import { conversationIdOf, isPersonal, threadOf } from '../activity.ts'
import { referenceOf, replyReferenceOf } from '../send/conversation-reference.ts'

const HEARD = new Set(['message', 'messageUpdate', 'messageDelete', 'invoke'])

/**
 * Where it happened. A channel's own name is absent for a team's first channel, which bears the team's name. People of other tenants come
 * into shared channels; a channel of another kind may still have guests in it, so of those nothing is said.
 */
export function placeOf(activity: Activity, homeTenantId: string): Place {
  const { channelData, conversation } = activity
  // A chat with one person alone may be told in threads, too, which are none of a channel.
  const threadId = isPersonal(activity) ? undefined : threadOf(activity)
  const name = channelData?.channel?.name ?? conversation.name ?? channelData?.team?.name
  return {
    conversationId: conversationIdOf(activity),
    kind: isPersonal(activity) ? 'direct' : 'channel',
    tenantId: homeTenantId,
    ...(threadId !== undefined && threadId !== activity.id && { threadId }),
    // Of a channel that the app was taken out of, Teams says no more than that.
    ...(HEARD.has(activity.type) && { heard: true }),
    ...(channelData?.team?.id && { group: channelData.team.id }),
    ...(name === undefined || name === null ? {} : { name }),
    ...(channelData?.channel?.type === 'shared' && { outsiders: true }),
    reference: referenceOf(activity),
    replyTo: replyReferenceOf(activity),
  }
}
