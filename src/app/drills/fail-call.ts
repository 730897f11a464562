import { fail, failHook } from '../../domain/drills/decide-drills.ts'
import { drillPaging } from '../../domain/drills/page-of-drill.ts'
import { runningOf } from '../../domain/drills/drill.ts'
import type { Delivery } from '../../ports/store/outbox.ts'
import type { Means } from '../scene.ts'
import { moveDrill } from './move-drill.ts'
import { drillCardKey, whoOf } from './show-drill.ts'

/** What a drill finds out of reach is said in its report, and to nobody besides. */
export function isOfDrill({ cardKey, destination }: Delivery): boolean {
  if (destination.kind === 'hook') return drillPaging(destination.ladderId) !== undefined
  return cardKey?.startsWith('drill:') === true
}

/** The message that called somebody could not be delivered: their step waits for them no longer. */
export async function failCall(means: Means, { cardKey, destination }: Delivery, why: string): Promise<void> {
  const paging = destination.kind === 'hook' ? drillPaging(destination.ladderId) : undefined
  const [, partnerId = ''] = paging ? ['', paging.partnerId] : (cardKey?.split(':') ?? [])
  const partner = await means.tx.partners.get(partnerId)
  const drills = await means.tx.drills.of(partnerId)
  const running = drills && runningOf(drills)
  if (!partner || !drills || !running) return
  if (paging && destination.kind === 'hook') {
    const failed = failHook(drills, paging.number, destination.personId, why)
    if (failed) await moveDrill(means, partner, failed)
    return
  }
  const tos = running.calls
    .filter((call) => drillCardKey(partnerId, running.number, whoOf(call)) === cardKey)
    .map(({ to }) => to)
  if (tos.length > 0) await moveDrill(means, partner, fail(drills, running.number, tos, why) ?? drills)
}
