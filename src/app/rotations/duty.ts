import { gaps, type Handover, nextHandover, onCall, type OnCall, onUntil } from '../../domain/rotations/on-call.ts'
import { takesOver, type TakesOver } from '../../domain/rotations/takes-over.ts'
import type { Absence, Rotation } from '../../domain/rotations/rotation.ts'
import type { Side } from '../../domain/partners/party.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Stretch } from '../../domain/time/stretches.ts'
import type { Tx } from '../../ports/store/store.ts'

/** Who is on duty by a rotation, until when and why; and who takes over. */
export type Duty = { now: OnCall; next?: Handover }

/** Who is on duty by one rotation at a moment, with whoever is away or has left since it was set. */
export async function dutyAt(tx: Pick<Tx, 'absences' | 'memberships'>, rotation: Rotation, at: Instant): Promise<Duty> {
  return dutyOf(rotation, await absencesFor(tx, rotation, at), at)
}

/** Who is told of a handover, which may be handled late: of whoever is on by then. */
export async function takesOverAt(
  tx: Pick<Tx, 'absences' | 'memberships'>,
  rotation: Rotation,
  { dueAt, now }: { dueAt: Instant; now: Instant },
): Promise<TakesOver> {
  const absences = await absencesFor(tx, rotation, dueAt - 1)
  const isSame = onCall(rotation, absences, dueAt).person === onCall(rotation, absences, now).person
  return takesOver(rotation, absences, isSame ? dueAt : now)
}

function dutyOf(rotation: Rotation, absences: readonly Absence[], at: Instant): Duty {
  const next = nextHandover(rotation, absences, at)
  const now = { ...onCall(rotation, absences, at), until: onUntil(rotation, absences, at) }
  return { now, ...(next && { next }) }
}

/** When nobody is on though somebody ought to be: an empty slot, or somebody away with nobody in their place. `of`: who is away. */
export type Gap = Stretch & { why: 'empty slot' | 'away'; of?: string }

/** The gaps of a rotation in a stretch, in order; what follows one for the same reason is one with it. */
export async function gapsIn(
  tx: Pick<Tx, 'absences' | 'memberships'>,
  rotation: Rotation,
  stretch: Stretch,
): Promise<Gap[]> {
  const found: Gap[] = []
  for (const { from, to, because } of gaps(rotation, await absencesFor(tx, rotation, stretch.from), stretch)) {
    if (because.by !== 'nobody' || (because.why !== 'empty slot' && because.why !== 'away')) continue
    const gap: Gap = { from, to, why: because.why, ...(because.why === 'away' && { of: because.of }) }
    const last = found.at(-1)
    if (last && last.to === from && last.why === gap.why && last.of === gap.of) last.to = to
    else found.push(gap)
  }
  return found
}

async function absencesFor(
  tx: Pick<Tx, 'absences' | 'memberships'>,
  { partnerId, side }: Rotation,
  at: Instant,
): Promise<Absence[]> {
  return (await absencesOf(tx, partnerId, at))[side]
}

/** As they count on each side of a partner: nobody of another company, and nobody who is named no longer, stands in for anybody. */
export async function absencesOf(
  { absences, memberships }: Pick<Tx, 'absences' | 'memberships'>,
  partnerId: string,
  at: Instant,
): Promise<Record<Side, Absence[]>> {
  const all = await absences.notOver(at)
  if (all.length === 0) return { internal: [], partner: [] }
  const of = await memberships.of(partnerId)
  const on = (side: Side): Absence[] => {
    const mayStandIn = new Set(of.filter((one) => one.side === side).map(({ person }) => person.id))
    return all.map(({ delegateId, ...absence }) => ({
      ...absence,
      ...(delegateId !== undefined && mayStandIn.has(delegateId) && { delegateId }),
    }))
  }
  return { internal: on('internal'), partner: on('partner') }
}
