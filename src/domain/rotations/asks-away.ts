import type { LadderPolicy } from '../escalations/policy.ts'
import type { Role, Side } from '../partners/party.ts'
import { DAY, HOUR, type Instant, type Ms } from '../time/instant.ts'
import type { Absence, Rotation } from './rotation.ts'

/** A lunch, a meeting, a quiet afternoon are no absence. */
const LEAST: Ms = 12 * HOUR
const MOST: Ms = 366 * DAY

/** Whether what somebody’s status says until then is long enough that nobody should count on them. */
export function mayBeAbsence(from: Instant, until: Instant): boolean {
  return until - from >= LEAST && until - from <= MOST
}

/** Whether any absence of theirs says already how it is at any time until then. */
export function saysAlready(absences: Absence[], personId: string, from: Instant, until: Instant): boolean {
  return absences.some((one) => one.personId === personId && one.from < until && one.to > from)
}

type Named = { personId: string; side: Side; roles: Role[] }

/** Whether a rotation or a step of a ladder of that side calls them, so that it matters whether they are there. */
export function isCalledBy(
  { personId, side, roles }: Named,
  rotations: Pick<Rotation, 'side' | 'members' | 'overrides'>[],
  ladders: Pick<LadderPolicy, 'steps'>[],
  now: Instant,
): boolean {
  const byTurn = rotations.some(
    (one) =>
      one.side === side &&
      (one.members.includes(personId) ||
        one.overrides.some((override) => override.personId === personId && override.to > now)),
  )
  if (byTurn) return true
  return ladders.some(({ steps }) =>
    steps[side].some(({ targets }) =>
      targets.some((to) => (to.to === 'role' ? roles.includes(to.role) : to.to === 'person' && to.person === personId)),
    ),
  )
}
