import type { Instant } from '../time/instant.ts'
import type { Stretch } from '../time/stretches.ts'
import type { Absence, Rotation } from './rotation.ts'

/**
 * Whether an override says what one that stands says already: the same person for the same time, with nothing said since that is on top of it in that time. Said anew after somebody else was put
 * on, or after they said that they are away, it means something.
 */
export function standsAlready(
  { overrides }: Pick<Rotation, 'overrides'>,
  absences: readonly Absence[],
  { personId, from, to }: { personId: string } & Stretch,
  now: Instant,
): boolean {
  const begins = Math.max(from, now)
  const at = overrides.findLastIndex(
    (one) => one.personId === personId && one.to === to && Math.max(one.from, now) === begins,
  )
  const found = overrides[at]
  if (!found) return false
  const meets = (one: Stretch) => one.from < to && one.to > begins
  return (
    !overrides.slice(at + 1).some(meets) &&
    !absences.some((one) => one.personId === personId && one.saidAt >= found.saidAt && meets(one))
  )
}
