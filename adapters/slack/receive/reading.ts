import type { Instant } from '../../../src/domain/time/instant.ts'
import type { Clock } from '../../../src/ports/clock.ts'
import type { Place } from '../../../src/ports/inbound.ts'
import type { OwnIdentity } from '../identify/own-identity.ts'
import type { ReplyTo } from '../send/reply-to.ts'

/** What the readers of Slack's bodies have at hand. They only read: who people are is asked once the event is stored. */
export type Reading = { self: OwnIdentity; clock: Clock }

/** A Slack timestamp such as "1716200000.123456" (seconds), or a number of seconds, as a moment. */
export function fromSlackTime(time: string | number | undefined, otherwise: Instant): Instant {
  const at = Math.round(Number(time) * 1_000)
  return Number.isFinite(at) && at > 0 ? at : otherwise
}

/**
 * D… is a conversation with one person; groups and channels of every kind are channels. `shared`: with another organisation, as the event
 * says. That it is not says nothing: a guest may be in it.
 */
export function placeOf(
  { homeTeamId }: OwnIdentity,
  replyTo: ReplyTo,
  { name, shared }: { name?: string; shared?: boolean } = {},
): Place {
  const known = name !== undefined && name !== '' && name !== 'directmessage' && name !== 'privategroup'
  return {
    conversationId: replyTo.channelId,
    kind: replyTo.channelId.startsWith('D') ? 'direct' : 'channel',
    tenantId: homeTeamId,
    ...(replyTo.threadTs !== undefined && { threadId: replyTo.threadTs }),
    ...(known && { name }),
    ...(shared === true && { outsiders: true }),
    replyTo,
  }
}
