import { type AtNight, pagedAtNight } from '../../domain/escalations/paged-at-night.ts'
import type { StandIns } from '../../domain/escalations/ladder-event.ts'
import { type LadderPolicy, type Target, targetsOf } from '../../domain/escalations/policy.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { type Party, type Side, SIDES } from '../../domain/partners/party.ts'
import { calledFor } from '../../domain/rotations/called-for.ts'
import { onCall } from '../../domain/rotations/on-call.ts'
import type { Absence, Rotation } from '../../domain/rotations/rotation.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Clocked } from '../digests/digest-hours-of.ts'
import { partyOf, type Roster, type RosterEntry, withRole } from '../people/roster.ts'
import { pageHours, type TakesPages } from './page-hours.ts'
import { absencesOf } from '../rotations/duty.ts'
import { sameName } from '../rotations/find-rotation.ts'

/** What says who is called in the place of others at a moment. */
export type Ground = {
  roster: Roster
  absences: Record<Side, Absence[]>
  rotations: Rotation[]
  at: Instant
  /** Of a page: who of ours takes one. */
  takesPages?: TakesPages
}

export async function groundOf(
  means: Clocked,
  { id }: Pick<Partner, 'id'>,
  { steps }: Pick<LadderPolicy, 'steps'>,
  roster: Roster,
  at: Instant,
  pages = false,
): Promise<Ground> {
  const { tx } = means
  const isCalled = SIDES.some((side) => steps[side].some(({ targets }) => targets.some(({ to }) => to === 'rotation')))
  const rotations = pages || isCalled ? await tx.rotations.of(id) : []
  const ground = { roster, absences: await absencesOf(tx, id, at), rotations, at }
  return pages ? { ...ground, takesPages: await pageHours(means, roster) } : ground
}

/**
 * Whom a step calls beside those whom it names by a role or themselves, and whom not: whoever is on duty by a rotation, and in the place of whoever is away their delegate, where
 * they have one who may stand in. Undefined where it calls just those whom it names.
 */
export function standInsOf(
  ground: Ground,
  policy: Pick<LadderPolicy, 'steps'>,
  side: Side,
  step: number,
): StandIns | undefined {
  const { roster, absences, at } = ground
  const own = roster.filter((one) => one.side === side)
  const partyCalled = (id: string): Party[] =>
    own
      .filter(({ person }) => person.id === id)
      .slice(0, 1)
      .map(partyOf)
  const targets = targetsOf(policy, side, step)
  const meant = targets.flatMap((one) => entriesMeant(own, side, one))
  const named = [...new Map(meant.map((entry) => [entry.person.id, entry])).values()]
  const away = named.flatMap((entry) => {
    const called = calledFor(entry.person.id, absences[side], at)
    if (called === entry.person.id) return []
    const [instead] = called === undefined ? [] : partyCalled(called)
    return [{ who: partyOf(entry), ...(instead && { instead }) }]
  })
  const turns = targets.filter((one) => one.to === 'rotation')
  const onDuty = turns.flatMap((target) => {
    const rotation = rotationOf(ground, side, target)
    const person = rotation && onCall(rotation, absences[side], at).person
    return person === undefined ? [] : partyCalled(person)
  })
  const gone = away.map(({ who }) => who.personId)
  const there = [...named.map(partyOf), ...away.flatMap(({ instead }) => instead ?? [])]
  const atNight =
    side === 'internal'
      ? nightOf(
          ground,
          there.filter((one) => !gone.includes(one.personId)),
          onDuty,
        )
      : undefined
  return away.length + turns.length === 0 && !atNight ? undefined : { away, onDuty, ...(atNight && { atNight }) }
}

/** Those of a roster whom a target names, by their role or themselves. Whoever is named there no more is none of them. */
export function entriesMeant(roster: Roster, side: Side, target: Target): RosterEntry[] {
  if (target.to === 'role') return withRole(roster, side, target.role)
  if (target.to !== 'person') return []
  return roster.filter((one) => one.side === side && one.person.id === target.person).slice(0, 1)
}

/** Outside of their hours a page calls of ours whoever is on duty by any rotation, or takes pages then; else whoever answers for the partner. */
function nightOf(ground: Ground, named: Party[], onDuty: Party[]): AtNight | undefined {
  const takes = takesPagesOf(ground)
  if (!takes) return undefined
  return pagedAtNight({ named, onDuty, answers: answeringOf(ground).map(partyOf) }, takes)
}

/** Of ours, whoever a page calls where it would call this one: themselves, where they take pages at that hour, else whoever answers for the partner, where anybody does. */
export function pagedFor(ground: Ground, one: RosterEntry): RosterEntry | undefined {
  const takes = takesPagesOf(ground)
  const answering = answeringOf(ground)
  if (!takes || takes(partyOf(one)) || answering.some(({ person }) => person.id === one.person.id)) return one
  return answering.find(({ accounts }) => accounts.length > 0)
}

/** Who of ours takes a page now: on duty by any rotation, at work, or paged at any hour. */
function takesPagesOf({ absences, rotations, takesPages, at }: Ground): ((one: Party) => boolean) | undefined {
  if (!takesPages) return undefined
  const ours = rotations.filter(({ side }) => side === 'internal')
  const duty = new Set(ours.map((rotation) => onCall(rotation, absences.internal, at).person))
  return (one) => duty.has(one.personId) || takesPages(one, at)
}

/** Whoever answers for the partner, or stands in for them. */
function answeringOf({ roster, absences, at }: Ground): RosterEntry[] {
  return withRole(roster, 'internal', 'account-manager').flatMap(({ person }) => {
    const called = calledFor(person.id, absences.internal, at)
    return roster.filter((one) => one.side === 'internal' && one.person.id === called).slice(0, 1)
  })
}

/** The rotation that a target names, where there is one. */
export function rotationOf({ rotations }: Ground, side: Side, target: Target): Rotation | undefined {
  if (target.to !== 'rotation') return undefined
  return rotations.find((one) => one.side === side && sameName(one.name, target.name))
}
