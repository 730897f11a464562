import { nextHandover, type Handover, onCall, type OnCall } from '../../domain/rotations/on-call.ts'
import type { Absence, Rotation } from '../../domain/rotations/rotation.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Tx } from '../../ports/store/store.ts'

/** Who is on duty by a rotation, until when and why; and who takes over. */
export type Duty = { now: OnCall; next?: Handover }

/** Who is on duty by one rotation at a moment, with whoever is away or has left since it was set. */
export async function dutyAt(tx: Pick<Tx, 'absences' | 'memberships'>, rotation: Rotation, at: Instant): Promise<Duty> {
  return dutyOf(rotation, await absencesFor(tx, rotation, at), at)
}

function dutyOf(rotation: Rotation, absences: readonly Absence[], at: Instant): Duty {
  const next = nextHandover(rotation, absences, at)
  return { now: onCall(rotation, absences, at), ...(next && { next }) }
}

/** Of this side's people alone: nobody of another company, and nobody who is named no longer, stands in for anybody. */
async function absencesFor(
  { absences, memberships }: Pick<Tx, 'absences' | 'memberships'>,
  { partnerId, side }: Rotation,
  at: Instant,
): Promise<Absence[]> {
  const all = await absences.notOver(at)
  if (all.length === 0) return []
  const of = await memberships.of(partnerId)
  const mayStandIn = new Set(of.filter((one) => one.side === side).map(({ person }) => person.id))
  return all.map(({ delegateId, ...absence }) => ({
    ...absence,
    ...(delegateId !== undefined && mayStandIn.has(delegateId) && { delegateId }),
  }))
}
