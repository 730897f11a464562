import type { Call, Drill } from '../../domain/drills/drill.ts'
import { pagedBy } from '../../domain/drills/page-of-drill.ts'
import { hookNamed } from '../../domain/escalations/named-hook.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { HOOKS, queueKeyOf } from '../../ports/store/outbox.ts'
import { withHooks } from '../ladders/recipients.ts'
import { loadRoster } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { drillFace } from './show-drill.ts'

/** Whoever a drill calls and has a page hook is called by that too, and so is one that a step calls by name: once, and it says that it is a drill. Which they are, by their ids. */
export async function ringHooks(
  means: Means,
  partner: Partner,
  drill: Drill,
  called: Drill['calls'],
): Promise<string[]> {
  const roster = await loadRoster(means.tx, partner.id)
  const people = roster.filter(({ person, side }) => called.some((one) => one.to === person.id && one.side === side))
  const named = called.flatMap(({ to }) => (hookNamed(to) ? to : []))
  const having = [...(await withHooks(means, people)), ...named]
  for (const call of called.filter(({ to }) => having.includes(to))) {
    const destination = hookOf(partner.id, drill, call)
    const card = await drillFace(means, partner, drill, [call])
    const key = pageKey(partner.id, drill, call)
    await means.tx.outbox.enqueue({
      ...{ id: means.ids.next(), destination, card, onceKey: key, about: key, now: means.now },
    })
  }
  return having
}

/** Of the page by which a drill rings that hook, the once key, and what it is about. */
export function pageKey(partnerId: string, drill: Pick<Drill, 'number'>, call: Call): string {
  return `page:${pagedBy(partnerId, drill.number)}:${queueKeyOf(hookOf(partnerId, drill, call))}`
}

function hookOf(partnerId: string, { number }: Pick<Drill, 'number'>, { side, step, to }: Call) {
  const of = { ladderId: pagedBy(partnerId, number), side, step, cycle: 1 }
  return { kind: 'hook', platform: HOOKS, ...of, personId: to } as const
}
