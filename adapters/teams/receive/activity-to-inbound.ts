import type { Inbound, What } from '../../../src/ports/inbound.ts'
import type { Clock } from '../../../src/ports/clock.ts'
import type { Activity } from '../activity.ts'
import { isPersonal } from '../activity.ts'
import type { MemberDirectory } from '../identify/member-directory.ts'
import { identifySpeaker, unverifiedSpeaker } from '../identify/speaker.ts'
import { readCommandText } from './command-text.ts'
import { eventIdOf } from './event-id.ts'
import { invokeKindOf, whatHappened, whatInvoked, whatSaid, whatSubmitted } from './heard.ts'
import { placeOf } from './place.ts'

export type ActivityToInbound = (activity: Activity) => Promise<Inbound | undefined>

/** An activity in the product's own words; undefined when it is nothing to us. Throws MemberLookupError. */
export function createActivityToInbound(
  homeTenantId: string,
  members: MemberDirectory,
  clock: Clock,
): ActivityToInbound {
  return async (activity) => {
    const comingOrGoing = whatHappened(activity)
    const what = comingOrGoing ?? (await whatAsked(activity, homeTenantId, members))
    if (what === undefined) return undefined
    const happenedAt = Date.parse(activity.timestamp ?? '')
    const speaker =
      comingOrGoing === undefined
        ? await identifySpeaker(activity, homeTenantId, members)
        : unverifiedSpeaker(activity, homeTenantId)
    return {
      platform: 'teams',
      eventId: eventIdOf(activity),
      occurredAt: Number.isNaN(happenedAt) ? clock.now() : happenedAt,
      speaker,
      place: placeOf(activity, speaker),
      what,
    }
  }
}

async function whatAsked(
  activity: Activity,
  homeTenantId: string,
  members: MemberDirectory,
): Promise<What | undefined> {
  if (activity.type === 'invoke') {
    const kind = invokeKindOf(activity)
    return kind === undefined ? undefined : whatInvoked(activity, kind)
  }
  if (activity.type !== 'message') return undefined
  const submitted = whatSubmitted(activity)
  if (submitted !== undefined) return submitted
  return whatSaid(activity, await readCommandText(activity, homeTenantId, members), isPersonal(activity))
}
