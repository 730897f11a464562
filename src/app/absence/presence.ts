import type { Inbound } from '../../ports/inbound.ts'
import { queueKeyOf } from '../../ports/store/outbox.ts'
import type { Conversation } from '../../ports/store/registry.ts'
import type { Means } from '../scene.ts'
import { catchUp } from './catch-up.ts'
import { tellRemoved } from './tell-removed.ts'

export type Presence = Pick<Conversation, 'present' | 'absentSince' | 'archived'>

/** Whether the bot is there after this. Removed twice, as when one event says so and then another, it is absent since the first. */
export function presenceAfter({ now }: Means, { what }: Inbound, known: Presence): Presence {
  if (what.kind === 'joined') return { present: true, absentSince: undefined, archived: undefined }
  const { present, absentSince, archived } = known
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
  if (what.kind !== 'joined' && what.kind !== 'left') return
  const changed = [{ known, fresh }, ...(what.whole ? await othersOfGroup(means, inbound, known) : [])]
  if (what.kind === 'joined') {
    for (const one of changed) await comeBack(means, one.known, one.fresh)
    return
  }
  await tellRemoved(
    means,
    changed.filter((one) => one.known.present).map((one) => one.fresh),
  )
}

async function othersOfGroup(means: Means, inbound: Inbound, except: Conversation) {
  const { conversations } = means.tx
  const { group } = inbound.place
  const others = group === undefined ? [] : await conversations.ofGroup(inbound.platform, group)
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
