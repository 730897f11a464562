import type { Inbound } from '../../ports/inbound.ts'
import { queueKeyOf } from '../../ports/store/outbox.ts'
import type { Conversation } from '../../ports/store/registry.ts'
import type { Means } from '../scene.ts'
import { catchUp } from './catch-up.ts'
import { tellRemoved } from './tell-removed.ts'

export type Presence = Pick<Conversation, 'present' | 'absentSince' | 'archived'>

/**
 * Whether the bot is there after this. Removed twice, as when one event says so and then another, it is absent since the first. What it hears
 * there shows that it is back, if nobody has told: unless it was said before it left.
 */
export function presenceAfter({ now }: Means, { what, place }: Inbound, known: Presence): Presence {
  const { present, absentSince, archived } = known
  const hears = what.kind !== 'left' && place.heard === true && now > (absentSince ?? now)
  if (what.kind === 'joined' || hears) return { present: true, absentSince: undefined, archived: undefined }
  if (what.kind !== 'left') return { present, absentSince, archived }
  return { present: false, absentSince: absentSince ?? now, archived: what.archived }
}

/**
 * The bot came into a conversation or left it, and perhaps others with it: those who answer for their partners are told, and what was
 * missed is said. `known` and `fresh`: how this one stood before, and stands now.
 */
export async function followPresence(
  means: Means,
  inbound: Inbound,
  known: Conversation,
  fresh: Conversation,
): Promise<void> {
  const { what } = inbound
  const whole = (what.kind === 'joined' || what.kind === 'left') && what.whole === true
  const changed = [{ known, fresh }, ...(whole ? await othersOfGroup(means, inbound, known) : [])]
  if (what.kind === 'joined' || (fresh.present && !known.present))
    for (const one of changed) await comeBack(means, one.known, one.fresh)
  if (what.kind === 'left')
    await tellRemoved(
      means,
      changed.filter((one) => one.known.present).map((one) => one.fresh),
    )
}

async function othersOfGroup(means: Means, inbound: Inbound, except: Conversation) {
  const { conversations } = means.tx
  const { group } = inbound.place
  const others = group === undefined ? [] : await conversations.ofGroup(inbound.platform, inbound.place.tenantId, group)
  const changed = others
    .filter(({ id }) => id !== except.id)
    .map((known) => ({ known, fresh: { ...known, ...presenceAfter(means, inbound, known) } }))
  for (const { fresh } of changed) await conversations.save(fresh)
  return changed
}

/** Nobody may have told us of the removal: then it is since the last delivery there failed that nothing was seen. */
async function comeBack(means: Means, known: Conversation, fresh: Conversation): Promise<void> {
  const queueKey = queueKeyOf({ kind: 'conversation', platform: fresh.platform, conversationRowId: fresh.id })
  const [unreachable] = known.present ? await means.tx.outbox.unreachable([queueKey]) : []
  const since = known.present ? unreachable?.since : known.absentSince
  if (since !== undefined) await catchUp(means, fresh, since)
}
