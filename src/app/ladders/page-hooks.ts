import type { Ladder, Rung } from '../../domain/escalations/ladder.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { HOOKS, queueKeyOf } from '../../ports/store/outbox.ts'
import { hooksOf } from './hooks-of.ts'
import type { RosterEntry } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { holdOn, isInHours, keepOpening } from '../show/hold-back.ts'
import { callKey, ladderFace, mannerOfCalls } from './show-ladder.ts'

/** Each hears of a step once, an outsider when their hours let a page through. */
export async function callHooks(
  means: Means,
  partner: Partner,
  ladder: Ladder,
  rung: Rung,
  people: RosterEntry[],
): Promise<void> {
  const hooks = await hooksOf(means, ladder, rung, people)
  if (hooks.length === 0) return
  const card = (await ladderFace(means, partner, ladder))(rung.side === 'internal' ? 'internal' : 'shared')
  const about = callKey(ladder, rung)
  for (const destination of hooks) {
    const { personId } = destination
    const asPerson = { kind: 'person' as const, platform: HOOKS, tenantId: '', userId: '', personId }
    const manner = mannerOfCalls([ladder])
    const until = (await holdOn(means, asPerson, manner))?.until
    const queueKey = queueKeyOf(destination)
    const isQueued = await means.tx.outbox.enqueue({
      ...{ id: means.ids.next(), destination, card, about, onceKey: `page:${about}:${queueKey}`, now: means.now },
      ...(until !== undefined && { held: true }),
      ...((await isInHours(means, asPerson, manner)) && { inHours: true }),
    })
    if (isQueued && until !== undefined) await keepOpening(means, queueKey, until)
  }
}
