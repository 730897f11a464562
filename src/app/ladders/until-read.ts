import type { Moved } from '../../domain/escalations/climb.ts'
import { climbedAt, type Ladder, type Rung, urgencyOf } from '../../domain/escalations/ladder.ts'
import { waitForReaders } from '../../domain/escalations/wait-for-readers.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Means } from '../scene.ts'
import { holdOn } from '../show/hold-back.ts'
import { holdOfNamed } from './hold-of-named.ts'
import { recipientsOf } from './recipients.ts'
import { mannerOfCalls } from './show-ladder.ts'

/** What a step waits that is told by this: from when on the first of those whom it calls may read it, as their messages are held. */
export async function untilRead(means: Means, partner: Partner, moved: Moved): Promise<Moved> {
  if (urgencyOf(moved.state) === 'page') return moved
  const heardFrom: Partial<Record<Side, Instant>> = {}
  for (const effect of moved.effects) {
    const from = effect.effect === 'notify step' && (await firstHeard(means, partner, moved.state, effect))
    if (effect.effect === 'notify step' && typeof from === 'number') heardFrom[effect.side] = from
  }
  return waitForReaders(moved, heardFrom)
}

/** Undefined where one of them may read it at once. */
async function firstHeard(means: Means, partner: Partner, ladder: Ladder, rung: Rung): Promise<Instant | undefined> {
  const { at, hooks } = await recipientsOf(means, partner, ladder, climbedAt(ladder, rung) ?? rung)
  const manner = mannerOfCalls([ladder])
  let first: Instant | undefined
  const holds = [
    ...at.map((to) => () => holdOn(means, to, manner)),
    ...(hooks.length > 0 ? [() => Promise.resolve(holdOfNamed(means, partner, ladder, rung.side))] : []),
  ]
  for (const hold of holds) {
    const until = (await hold())?.until
    if (until === undefined) return undefined
    first = Math.min(first ?? until, until)
  }
  return first
}
