import type { Inbound } from '../../ports/inbound.ts'
import type { Conversation } from '../../ports/store/registry.ts'
import type { Means } from '../scene.ts'
import { touchStale } from '../show/touch-stale.ts'
import { catchUp } from './catch-up.ts'
import { settleRemoved, tellRemoved } from './tell-removed.ts'
import { keyOf, unwritable } from './unwritable.ts'

/**
 * This conversation, as far as the bot is in it: whether the bot is there after this. Removed twice, as when one event says so and then another, it is absent since the first. What it hears
 * there shows that it is back, if nobody has told: unless it was said before it left.
 */
export function presenceAfter({ now }: Means, { what, place }: Inbound, known: Conversation): Conversation {
  const { absentSince, archived: _, ...rest } = known
  const hears = what.kind !== 'left' && place.heard === true && now > (absentSince ?? now)
  if (what.kind === 'joined' || hears) return { ...rest, present: true }
  if (what.kind !== 'left') return known
  return { ...rest, present: false, absentSince: absentSince ?? now, ...(what.archived && { archived: true }) }
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
  if (what.kind === 'joined' || (fresh.present && !known.present) || (await isHeardAgain(means, inbound, known)))
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
    .map((known) => ({ known, fresh: presenceAfter(means, inbound, known) }))
  for (const { fresh } of changed) await conversations.save(fresh)
  return changed
}

/** Nobody told us of a removal, nor of the return, and yet what was said there last was refused, and what is said there is heard now. */
async function isHeardAgain(means: Means, { what, place }: Inbound, known: Conversation): Promise<boolean> {
  if (what.kind === 'left' || place.heard !== true || !known.present) return false
  const [refused] = await unwritable(means.tx, [known])
  return refused?.since !== undefined && means.now > refused.since
}

/** Nobody may have told us of the removal: then it is since the last delivery there failed that nothing was seen. */
async function comeBack(means: Means, known: Conversation, fresh: Conversation): Promise<void> {
  const { outbox } = means.tx
  const [unreachable] = await outbox.unreachable([keyOf(fresh)])
  await outbox.forgetUnreachable(keyOf(fresh))
  await touchStale(means, keyOf(fresh))
  if (!known.present) await settleRemoved(means, known)
  const since = known.present ? unreachable?.since : known.absentSince
  if (since !== undefined) await catchUp(means, fresh, since)
}
