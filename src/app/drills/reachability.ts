import { CHANNEL, type Drills } from '../../domain/drills/drill.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import type { Instant, Ms } from '../../domain/time/instant.ts'
import type { Tx } from '../../ports/store/store.ts'

/** `after`: how long each answer took, the shortest first. */
type Reachability = {
  drills: number
  lastAt: Instant
  people: { personId: string; called: number; reached: number; after: Ms[] }[]
}

/**
 * How a side’s people were reached in the drills that are kept, those that ended early left out; undefined where there were none. For their own side alone: of
 * the other one only how far its steps were reached may be told (`sayReached`).
 */
export async function reachabilityOf(
  { drills }: Pick<Tx, 'drills'>,
  { id }: Pick<Partner, 'id'>,
  side: Side,
): Promise<Reachability | undefined> {
  const kept = await drills.of(id)
  return kept && reachabilityIn(kept, side)
}

function reachabilityIn({ drills }: Drills, side: Side): Reachability | undefined {
  const over = drills.filter(({ end }) => end?.how === 'over')
  const last = over.at(-1)
  if (!last) return undefined
  const people = new Map<string, Reachability['people'][number]>()
  for (const { calls } of over)
    for (const { to, at, answered, ...call } of calls) {
      if (call.side !== side || to === CHANNEL) continue
      const one = people.get(to) ?? { personId: to, called: 0, reached: 0, after: [] }
      const after = answered ? [...one.after, answered.at - at].toSorted((a, b) => a - b) : one.after
      people.set(to, { ...one, called: one.called + 1, reached: one.reached + (answered ? 1 : 0), after })
    }
  return { drills: over.length, lastAt: last.beganAt, people: [...people.values()] }
}
