import type { Inbound, What } from '../../../src/ports/inbound.ts'
import type { Clock } from '../../../src/ports/clock.ts'
import { type Activity, isPersonal } from '../activity.ts'
import { speakerNamed } from '../identify/named.ts'
import { eventIdOf } from './event-id.ts'
import { invokeKindOf, isOfWholeTeam, whatHappened, whatInvoked, whatSaid, whatSubmitted } from './heard.ts'
import { placeOf } from './place.ts'
import { whatHeard } from './read-heard.ts'

export type ActivityToInbound = (activity: Activity) => Inbound[]

/** An activity in the product's own words; none when it is nothing to us. Nobody is asked who anybody is: it is stored first. */
export function createActivityToInbound(homeTenantId: string, clock: Clock): ActivityToInbound {
  return (activity) => {
    const happenedAt = Date.parse(activity.timestamp ?? '')
    const common = {
      platform: 'teams' as const,
      eventId: eventIdOf(activity),
      occurredAt: Number.isNaN(happenedAt) ? clock.now() : happenedAt,
      place: placeOf(activity, homeTenantId),
    }
    const happened = whatHappened(activity)
    // Whoever installs the app for themselves is the other one in that chat.
    const alone = happened?.kind === 'joined' && isPersonal(activity)
    if (happened !== undefined)
      return [{ ...common, ...(alone && { speaker: speakerNamed(activity) }), what: happened }]
    const newcomers = peopleWhoCame(activity).map((userId) => ({
      ...common,
      eventId: `${common.eventId}|${userId}`,
      speaker: { userId, organisations: [], name: '' },
      what: { kind: 'person joined' as const, ...(isOfWholeTeam(activity) && { whole: true as const }) },
    }))
    if (newcomers.length > 0) return newcomers
    const what = whatAsked(activity)
    if (what === undefined) return []
    const nobody = what.kind === 'edited' || what.kind === 'deleted'
    return [{ ...common, ...(!nobody && { speaker: speakerNamed(activity) }), what }]
  }
}

/** Other people than the bot who were added to the conversation. */
function peopleWhoCame({ type, membersAdded }: Activity): string[] {
  if (type !== 'conversationUpdate') return []
  return (membersAdded ?? []).map(({ id, aadObjectId }) => aadObjectId || id)
}

function whatAsked(activity: Activity): What | undefined {
  if (activity.type === 'invoke') {
    const kind = invokeKindOf(activity)
    return kind === undefined ? undefined : whatInvoked(activity, kind)
  }
  const heard = whatHeard(activity)
  if (activity.type !== 'message') return heard
  return whatSubmitted(activity) ?? whatSaid(activity) ?? heard
}
