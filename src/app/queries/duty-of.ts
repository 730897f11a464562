import type { Partner } from '../../domain/partners/partner.ts'
import { SIDES, SOMEBODY } from '../../domain/partners/party.ts'
import type { Rotation } from '../../domain/rotations/rotation.ts'
import type { Asking } from '../asking.ts'
import { calledFirst } from '../ladders/called-first.ts'
import { loadRoster } from '../people/roster.ts'
import { dutyAt } from '../rotations/duty.ts'
import type { Query } from './query.ts'

/**
 * Who is on duty now and next, on both sides, and whom an escalation would call first. How a rotation is set, what was set over it and what is swapped are for its own side alone: not where the other
 * side reads along.
 */
export const dutyQuery = {
  needs: 'partner.view',
  async read(asking: Asking, partner: Partner) {
    const { tx, now, company, actor, audience } = asking
    const names = new Map((await loadRoster(tx, partner.id)).map(({ person }) => [person.id, person.name]))
    const nameOf = (personId: string) => names.get(personId) ?? SOMEBODY
    const all = await tx.rotations.of(partner.id)
    const maySee = (side: Rotation['side']) =>
      side === 'partner' ? actor.kind !== 'internal' : actor.kind !== 'partner' && audience === 'internal'
    const told = async (rotation: Rotation) => {
      const duty = await dutyAt(tx, rotation, now)
      const { because, person, until } = duty.now
      return {
        name: rotation.name,
        ...(person !== undefined && { on: nameOf(person) }),
        ...(because.by === 'nobody' && { nobody: because.why }),
        ...(because.by === 'delegate' && { standsInFor: nameOf(because.for) }),
        until,
        ...(duty.next && { next: { name: nameOf(duty.next.person), at: duty.next.at } }),
        ...(maySee(rotation.side) && { plan: planOf(rotation, nameOf, now) }),
      }
    }
    const sides = []
    for (const side of SIDES) {
      const rotations = []
      for (const one of all.filter((each) => each.side === side)) rotations.push(await told(one))
      // Whom our own side calls is for our own people alone, as on the card of an escalation.
      const mayKnow = side === 'partner' || audience === 'internal'
      sides.push({
        ...{ side, name: side === 'internal' ? company : partner.name, rotations },
        ...(mayKnow && { calledFirst: await calledFirst(asking, partner, side) }),
      })
    }
    return { slug: partner.slug, partnerName: partner.name, now, sides }
  },
} satisfies Query<Partner, unknown>

function planOf(rotation: Rotation, nameOf: (personId: string) => string, now: number) {
  const { members, turns, zone, only, left, overrides, swaps } = rotation
  const isGone = (personId: string) => left.some((one) => one.personId === personId)
  return {
    members: members.map((one) => (one === null || isGone(one) ? undefined : nameOf(one))),
    ...{ turns, zone },
    ...(only && { week: only.week }),
    overrides: overrides
      .filter(({ to }) => to > now)
      .map(({ id, personId, from, to }) => ({ id, name: nameOf(personId), from, to })),
    swaps: swaps
      .filter(
        ({ status, gives, takes }) =>
          (status === 'asked' || status === 'accepted') && Math.max(gives.to, takes.to) > now,
      )
      .map(({ id, askedBy, askedOf, gives, takes, status }) => ({
        ...{ id, askedBy: nameOf(askedBy), askedOf: nameOf(askedOf), gives, takes },
        isAccepted: status === 'accepted',
      })),
  }
}
