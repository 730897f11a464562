import { type Ladder, urgencyOf } from '../../domain/escalations/ladder.ts'
import type { AtNight } from '../../domain/escalations/paged-at-night.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { type Delivery, queueKeyOf } from '../../ports/store/outbox.ts'
import { loadRoster, type RosterEntry } from '../people/roster.ts'
import type { Means } from '../scene.ts'
import { type Reaching, reachOf } from '../show/destinations.ts'
import { groundOf, pagedFor, standInsOf } from './stand-ins.ts'

/** Whom of ours a page does not call at this hour at the step on which it stands, and who is called in the place of all of them; undefined where it calls everybody. */
export async function offAtNight(
  means: Pick<Means, 'tx' | 'now' | 'almanac'>,
  partner: Pick<Partner, 'id'>,
  ladder: Ladder,
): Promise<AtNight | undefined> {
  const stands = ladder.sides.internal
  if (urgencyOf(ladder) !== 'page' || stands.state !== 'climbing') return undefined
  const roster = await loadRoster(means.tx, partner.id)
  const ground = await groundOf(means, partner, ladder.policy, roster, means.now, true)
  return standInsOf(ground, ladder.policy, 'internal', stands.step)?.atNight
}

/** Who is called at this hour where this one stands in for somebody: of a page of ours not whoever takes none then; undefined where that leaves nobody who can be reached. */
export async function calledAtThisHour(
  means: Reaching & Pick<Means, 'now' | 'almanac'>,
  partner: Partner,
  ladder: Ladder,
  one: RosterEntry,
): Promise<RosterEntry | undefined> {
  if (urgencyOf(ladder) !== 'page' || one.side !== 'internal') return one
  const roster = await loadRoster(means.tx, partner.id)
  const called = pagedFor(await groundOf(means, partner, ladder.policy, roster, means.now, true), one)
  return called === undefined || called === one || (await isReached(means, partner, called)) ? called : undefined
}

/** Whether anything leads to them that is not known to be out of reach. */
export async function isReached(means: Reaching, partner: Partner, entry: RosterEntry): Promise<boolean> {
  if (entry.accounts.length === 0) return false
  const at = (await reachOf(means, partner.id, entry)).map(queueKeyOf)
  return (await means.tx.outbox.unreachable(at)).length < at.length
}

/** Whether it is for one of those whom it does not call. */
export function isForOff({ off }: Pick<AtNight, 'off'>, { destination }: Pick<Delivery, 'destination'>): boolean {
  const isAlone = destination.kind === 'person' || destination.kind === 'hook'
  return isAlone && off.some(({ personId }) => personId === destination.personId)
}
