import type { Party } from '../partners/party.ts'
import type { Stretch } from '../time/stretches.ts'
import type { Instant } from '../time/instant.ts'
import type { Rotation } from './rotation.ts'
import type { RotationEffect } from './rotation-event.ts'

/**
 * Whoever is on duty by a rotation that ends, and whoever was to be, by an override or by a swap that both agreed on, is told so: once each, but for whoever ends it. `isUnheard`: they were
 * never told of that override, and need not hear of its end.
 */
export function toldOfEnd(
  rotation: Rotation,
  { onDuty, by, now }: { onDuty: string | undefined; by: Party | undefined; now: Instant },
  isUnheard: (of: RotationEffect['of'], id: string, personId: string) => boolean,
): RotationEffect[] {
  const { id, overrides, swaps } = rotation
  const coming = [
    ...overrides.filter((one) => !isUnheard('OverrideSet', one.id, one.personId)).map(({ personId }) => personId),
    ...swaps.flatMap(({ askedBy, askedOf }) => [askedBy, askedOf]),
  ].filter((personId) => timesToCome(rotation, personId, now).length > 0)
  const told = new Set([...(onDuty === undefined ? [] : [onDuty]), ...coming])
  return [...told]
    .filter((personId) => personId !== by?.personId)
    .map((personId) => ({ effect: 'tell', personId, of: personId === onDuty ? 'DutyEnded' : 'RotationEnded', id }))
}

/** When somebody was still to be on, over their own turns: by overrides, and by swaps that both agreed on. In order. */
export function timesToCome({ overrides, swaps }: Rotation, personId: string, now: Instant): Stretch[] {
  const taken = swaps.flatMap((swap) => {
    if (swap.status !== 'accepted') return []
    if (swap.askedBy === personId) return [swap.takes]
    return swap.askedOf === personId ? [swap.gives] : []
  })
  return [...overrides.filter((one) => one.personId === personId), ...taken]
    .filter(({ to }) => to > now)
    .map(({ from, to }) => ({ from: Math.max(from, now), to }))
    .toSorted((one, other) => one.from - other.from)
}
