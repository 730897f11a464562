import type { Ladder } from '../../domain/escalations/ladder.ts'
import { hasTaken, takenOn } from '../../domain/escalations/side-state.ts'
import { missingAmong, wantsAll } from '../../domain/escalations/take-step.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { type Party, type Side, SIDES } from '../../domain/partners/party.ts'
import { calledFor } from '../../domain/rotations/called-for.ts'
import { queueKeyOf } from '../../ports/store/outbox.ts'
import { partyOf } from '../people/roster.ts'
import { absencesOf } from '../rotations/duty.ts'
import type { Means } from '../scene.ts'
import { type Reaching, reachOf } from '../show/destinations.ts'
import { hooksOf } from './hooks-of.ts'
import { recipientsOf } from './recipients.ts'

type Looking = Reaching & Pick<Means, 'now' | 'almanac'>

/** Of a step that each must take: whom it has called, who is there still, and whom something of it reaches. */
export async function awaitedOn(means: Looking, partner: Partner, ladder: Ladder, side: Side): Promise<Party[]> {
  const told = wantsAll(ladder, side)
  if (!told) return []
  const { people } = await recipientsOf(means, partner, ladder, told)
  const absences = (await absencesOf(means.tx, partner.id, means.now))[side]
  const awaited: Party[] = []
  for (const entry of people) {
    const { id } = entry.person
    if (awaited.some(({ personId }) => personId === id) || calledFor(id, absences, means.now) !== id) continue
    const at = [
      ...(await reachOf(means, partner.id, entry)),
      ...(await hooksOf(means, ladder, told, { people: [entry], hooks: [] })),
    ]
    if (at.length === 0) continue
    if ((await means.tx.outbox.unreachable(at.map(queueKeyOf))).length < at.length) awaited.push(partyOf(entry))
  }
  return awaited
}

/** Who of them has yet to take it. */
export async function missingOn(means: Looking, partner: Partner, ladder: Ladder, side: Side): Promise<Party[]> {
  return missingAmong(await awaitedOn(means, partner, ladder, side), takenOn(ladder.sides[side]))
}

/** The sides on which somebody waits for others who must take it, too. */
export function sidesInPart(ladder: Ladder): Side[] {
  return SIDES.filter((side) => takenOn(ladder.sides[side]).length > 0 && wantsAll(ladder, side) !== undefined)
}

/** Those of these places that call somebody who has yet to take it. */
export function withoutTakers<T extends { kind: string; personId?: string }>(ladder: Ladder, at: readonly T[]): T[] {
  return at.filter(
    ({ kind, personId }) =>
      kind !== 'person' || personId === undefined || !SIDES.some((side) => hasTaken(ladder.sides[side], personId)),
  )
}
