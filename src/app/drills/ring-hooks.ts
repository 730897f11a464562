import type { Drill } from '../../domain/drills/drill.ts'
import { pagedBy } from '../../domain/drills/page-of-drill.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { HOOKS, queueKeyOf } from '../../ports/store/outbox.ts'
import { withHooks } from '../ladders/recipients.ts'
import { loadRoster } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { drillFace } from './show-drill.ts'

/** Whoever a drill calls and has a page hook is called by that too, once, and it says that it is a drill. Who that is, by their ids. */
export async function ringHooks(
  means: Means,
  partner: Partner,
  drill: Drill,
  called: Drill['calls'],
): Promise<string[]> {
  const roster = await loadRoster(means.tx, partner.id)
  const people = roster.filter(({ person, side }) => called.some((one) => one.to === person.id && one.side === side))
  const having = await withHooks(means, people)
  for (const call of called.filter(({ to }) => having.includes(to))) {
    const of = { ladderId: pagedBy(partner.id, drill.number), side: call.side, step: call.step, cycle: 1 }
    const destination = { kind: 'hook', platform: HOOKS, ...of, personId: call.to } as const
    const card = await drillFace(means, partner, drill, [call])
    const onceKey = `page:${of.ladderId}:${queueKeyOf(destination)}`
    await means.tx.outbox.enqueue({ id: means.ids.next(), destination, card, onceKey, now: means.now })
  }
  return having
}
