import { HOUR, type Instant, type Ms } from '../time/instant.ts'
import { inside, type Stretch } from '../time/stretches.ts'
import { awayAt } from './called-for.ts'
import { type Because, onCall } from './on-call.ts'
import type { Ground } from './planned.ts'
import type { Absence, Rotation } from './rotation.ts'

/** Whoever has so many turns in a row has them without end. */
const MOST_IN_A_ROW = 20

/** Shorter turns come too often to be told one by one: `who` tells them. */
const TOLD_FROM: Ms = 8 * HOUR

/**
 * Who is to be told that they are on duty from a moment on, and until when: a turn, an override or a stand-in's time of eight hours or more, hours in which nobody is called and what is
 * shorter than that on top of it aside. `since`: from when on it counts as one. `goes on`: a turn that was told goes on over what is shorter; `nobody`: nobody is told.
 */
export type TakesOver = ({ personId: string; since: Instant } & Stretch) | 'goes on' | 'nobody'

/** `absences`: with those that have just ended. */
export function takesOver(rotation: Rotation, absences: readonly Absence[], at: Instant): TakesOver {
  const on = onCall(rotation, absences, at)
  const own = timeOf(rotation, absences, on.because, at)
  if (on.person === undefined || !own) return 'nobody'
  const before = onCall(rotation, absences, at - 1)
  const over = before.person === on.person ? undefined : timeOf(rotation, absences, before.because, at - 1)
  const isOver = over !== undefined && own.from < at && over.from > own.from
  if (isOver && isShort(over) && onCall(rotation, absences, over.from - 1).person === on.person) return 'goes on'
  const since = isOver && !isShort(over) ? at : own.from
  const end = endInARow(rotation, absences, on.person, own.to)
  const to = Math.min(end, nextOver(rotation, absences, on.person, { from: at, to: end }))
  if (!isShort({ from: since, to })) return { personId: on.person, since, from: at, to }
  const then = timeOf(rotation, absences, onCall(rotation, absences, own.to).because, own.to)
  return then && then.from < at ? 'goes on' : 'nobody'
}

/** The end of what they have, which what they have next may follow, over hours in which nobody is called; where that does not end, its own. */
function endInARow(rotation: Rotation, absences: readonly Absence[], personId: string, end: Instant): Instant {
  let to = end
  for (let looked = 0; looked < MOST_IN_A_ROW; looked += 1) {
    const then = onCall(rotation, absences, to)
    const isSilent = then.because.by === 'nobody' && then.because.why === 'silent'
    const at = isSilent ? then.until : to
    const next = isSilent ? onCall(rotation, absences, at) : then
    const own = next.person === personId ? timeOf(rotation, absences, next.because, at) : undefined
    if (!own || own.to <= to) return to
    to = own.to
  }
  return end
}

function isShort({ from, to }: Stretch): boolean {
  return to - from < TOLD_FROM
}

/** The turn, or the override, by which somebody is on; of whoever stands in, and of whoever is away with nobody in their place, as long as that lasts. */
function timeOf(rotation: Rotation, absences: readonly Absence[], because: Because, at: Instant): Stretch | undefined {
  if (because.by === 'delegate') return whileAway(rotation, absences, { who: because.for, ground: because.ground, at })
  if (because.by !== 'nobody') return stretchOf(rotation, because)
  return because.why === 'away'
    ? whileAway(rotation, absences, { who: because.of, ground: because.ground, at })
    : undefined
}

function whileAway(
  rotation: Rotation,
  absences: readonly Absence[],
  { who, ground, at }: { who: string; ground: Ground; at: Instant },
): Stretch | undefined {
  const whole = stretchOf(rotation, ground)
  const away = awayAt(who, absences, at)
  return whole && away ? inside([whole], away)[0] : whole
}

function stretchOf({ overrides }: Rotation, ground: Ground): Stretch | undefined {
  return ground.by === 'override' ? overrides.find(({ id }) => id === ground.override) : ground.turn
}

/** When somebody else is on for long next, as far as is known; `Infinity` where that is not said. */
function nextOver(
  { overrides }: Rotation,
  absences: readonly Absence[],
  personId: string,
  { from, to }: Stretch,
): Instant {
  const others = overrides.filter((one) => one.personId !== personId)
  const theirs = absences.filter((one) => one.personId === personId)
  const long = inside([...others, ...theirs], { from, to }).filter((one) => one.from > from && !isShort(one))
  return Math.min(Infinity, ...long.map((one) => one.from))
}
