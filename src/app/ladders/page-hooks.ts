import type { Ladder, Rung } from '../../domain/escalations/ladder.ts'
import { hookNamed } from '../../domain/escalations/named-hook.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { HOOKS, queueKeyOf } from '../../ports/store/outbox.ts'
import { hooksOf } from './hooks-of.ts'
import type { Means } from '../scene.ts'
import { holdOn, isInHours, keepOpening } from '../show/hold-back.ts'
import { holdOfNamed } from './hold-of-named.ts'
import type { Recipients } from './recipients.ts'
import { callKey, callKeysOf, ladderFace, mannerOfCalls } from './show-ladder.ts'

/**
 * Each hears of a step once, an outsider when their hours let a page through, and what is nobody’s own in the hours of its side. Told again as it becomes a
 * page, it rings anew, since the pages of before are dead by that; what of these is held is not sent.
 */
export async function callHooks(
  means: Means,
  partner: Partner,
  ladder: Ladder,
  rung: Rung,
  recipients: Recipients,
): Promise<void> {
  const hooks = await hooksOf(means, ladder, rung, recipients)
  if (hooks.length === 0) return
  const calls = callKeysOf(ladder, rung)
  const held = await means.tx.outbox.held(hooks.map(queueKeyOf))
  const card = (await ladderFace(means, partner, ladder))(rung.side === 'internal' ? 'internal' : 'shared')
  const about = callKey(ladder, rung)
  for (const destination of hooks) {
    const { until, inHours } = hookNamed(destination.personId)
      ? holdOfNamed(means, partner, ladder, rung.side)
      : await holdOfPerson(means, ladder, destination.personId)
    const queueKey = queueKeyOf(destination)
    const own = held.filter((one) => one.queueKey === queueKey && one.about !== undefined && calls.includes(one.about))
    await means.tx.outbox.dropHeld(own)
    const isQueued = await means.tx.outbox.enqueue({
      ...{ id: means.ids.next(), destination, card, about, onceKey: `page:${about}:${queueKey}`, now: means.now },
      ...(until !== undefined && { held: true }),
      ...(inHours && { inHours }),
    })
    if (isQueued && until !== undefined) await keepOpening(means, queueKey, until)
  }
}

async function holdOfPerson(means: Means, ladder: Ladder, personId: string) {
  const asPerson = { kind: 'person' as const, platform: HOOKS, tenantId: '', userId: '', personId }
  const manner = mannerOfCalls([ladder])
  return {
    until: (await holdOn(means, asPerson, manner))?.until,
    inHours: await isInHours(means, asPerson, manner),
  }
}
