import { DAY, type Instant, type Ms } from '../time/instant.ts'
import type { Stretch } from '../time/stretches.ts'
import { type Ground, type Nobody, type Planned, plannedAt } from './planned.ts'
import { type Absence, leftAt, type Rotation } from './rotation.ts'

/** Why somebody is on duty, or nobody is. `for` and `of` name who is away. */
export type Because =
  | Ground
  | { by: 'delegate'; for: string; ground: Ground }
  | { by: 'nobody'; why: 'away'; of: string; ground: Ground }
  | ({ by: 'nobody' } & Nobody)

/** `until`: the first moment at which who, or why, is another; as far as is known now. */
export type OnCall = { person?: string; because: Because; until: Instant }

/** Who takes over, and when: the next moment at which somebody else is on. */
export type Handover = { at: Instant; person: string; because: Because }

/** Within this, somebody else is next, or nobody is said to be: one person who has every hour would be gone through hour by hour. */
const FURTHEST_AHEAD: Ms = 366 * DAY
const MOST_ANSWERS = 1000

/** Who is on duty at a moment. The rotation has passed `rotationProblems`. */
export function onCall(rotation: Rotation, absences: readonly Absence[], at: Instant): OnCall {
  const found = answerAt(rotation, absences, at)
  const { until: _, ...first } = found
  const said = JSON.stringify(first)
  let { until } = found
  for (;;) {
    // Edges that change nothing, such as of an absence of somebody whose override wins over it, are gone over.
    const { until: further, ...next } = answerAt(rotation, absences, until)
    if (JSON.stringify(next) !== said) return { ...found, until }
    until = further
  }
}

/** The next handover after a moment, over gaps; undefined where nobody else is on within a year, or a thousand answers. */
export function nextHandover(rotation: Rotation, absences: readonly Absence[], at: Instant): Handover | undefined {
  const now = onCall(rotation, absences, at)
  let moment = now.until
  for (let looked = 0; looked < MOST_ANSWERS && moment - at <= FURTHEST_AHEAD; looked += 1) {
    const { person, because, until } = onCall(rotation, absences, moment)
    if (person !== undefined && person !== now.person) return { at: moment, person, because }
    moment = until
  }
  return undefined
}

/** Until when whoever is on at a moment is, by turns in a row too; where that does not end within a year, or a thousand answers, their first alone. */
export function onUntil(rotation: Rotation, absences: readonly Absence[], at: Instant): Instant {
  const now = onCall(rotation, absences, at)
  let { until } = now
  for (let looked = 0; looked < MOST_ANSWERS && until - at <= FURTHEST_AHEAD; looked += 1) {
    const next = onCall(rotation, absences, until)
    if (next.person !== now.person) return until
    until = next.until
  }
  return now.until
}

/** When nobody is on, and why, in order; silent hours among them. */
export function gaps(
  rotation: Rotation,
  absences: readonly Absence[],
  { from, to }: Stretch,
): (Stretch & { because: Because })[] {
  const found: (Stretch & { because: Because })[] = []
  for (let at = from; at < to;) {
    const { person, because, until } = onCall(rotation, absences, at)
    if (person === undefined) found.push({ from: at, to: Math.min(until, to), because })
    at = until
  }
  return found
}

function answerAt(rotation: Rotation, absences: readonly Absence[], at: Instant): OnCall {
  const planned = plannedAt(rotation, at)
  if ('nobody' in planned) return { because: { by: 'nobody', ...planned.nobody }, until: planned.until }
  return whoStandsIn(rotation, absences, planned, at)
}

/** The person themselves, or down the line of delegates whoever is there. */
function whoStandsIn(
  { left }: Rotation,
  absences: readonly Absence[],
  { personId, ground, said = -Infinity, until }: Extract<Planned, { personId: string }>,
  at: Instant,
): OnCall {
  const asked = [personId]
  let edge = until
  for (;;) {
    const person = asked.at(-1)!
    const theirs = absences.filter((one) => one.personId === person)
    const edges = [...theirs.flatMap(({ from, to }) => [from, to]), leftAt(left, person)]
    edge = Math.min(edge, ...edges.filter((one) => one > at))
    // Whoever was named after they had said that they are away was named knowingly. Of two absences the later one says who stands in.
    const away = latestSaid(
      theirs.filter((one) => one.from <= at && at < one.to && (asked.length > 1 || one.saidAt >= said)),
    )
    const isGone = leftAt(left, person) <= at
    if (!away && !isGone) {
      const because: Because = asked.length === 1 ? ground : { by: 'delegate', for: personId, ground }
      return { person, because, until: edge }
    }
    const delegate = isGone ? undefined : away?.delegateId
    if (delegate === undefined || asked.includes(delegate))
      return { because: { by: 'nobody', why: 'away', of: personId, ground }, until: edge }
    asked.push(delegate)
  }
}

/** Of several absences of one person the one that was said last. */
export function latestSaid(absences: Absence[]): Absence | undefined {
  return absences.reduce<Absence | undefined>(
    (latest, one) => (latest && latest.saidAt > one.saidAt ? latest : one),
    undefined,
  )
}
