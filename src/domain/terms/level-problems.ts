import { formatTarget } from '../time/duration.ts'
import { HOUR, type Ms } from '../time/instant.ts'
import { type Level, offsetMs, sayMoment } from './level.ts'
import type { Objective } from './objective.ts'
import { ALWAYS, type Calendar } from '../time/calendar.ts'
import { durationMs } from '../time/duration.ts'

/** More are noise: nobody tells so many apart. */
const MOST_LEVELS = 10

/** Of the hours that the target counts in. */
const FURTHEST_AFTER: Ms = 30 * 24 * HOUR

/** Why the levels of a promise contradict its target, or one another; undefined where they do not. `hours`: those that it counts in. */
export function levelProblem({ target, levels }: Objective, hours: Calendar | 'always'): string | undefined {
  if (levels.length > MOST_LEVELS)
    return `${levels.length} levels are more than anybody tells apart: name at most ${MOST_LEVELS}.`
  const sent = levels.filter((level) => level.sent)
  if (sent.length > 1) return `${both(sent)} are both to be sent: mark one, the others change the card alone.`
  const calendar = hours === 'always' ? ALWAYS : hours
  const day = hours === 'always' ? levels.find(({ off }) => 'unit' in off && off.unit === 'working days') : undefined
  if (day)
    return `${sayMoment(day)} cannot be counted day and night, where no day is longer than another: write it in hours.`
  const targetMs = durationMs(target, calendar)
  const signedMs = (level: Level) => offsetMs(level, { calendar }, targetMs) * (level.when === 'before' ? -1 : 1)
  const early = levels.find((level) => signedMs(level) <= -targetMs)
  if (early) {
    return `${sayMoment(early)} is at or before the start of a time of ${formatTarget(target)}: name one that comes after it.`
  }
  const far = levels.find((level) => signedMs(level) > FURTHEST_AFTER)
  if (far)
    return `${sayMoment(far)} is more than 30 days after the due time, counted in its hours: name an earlier one.`
  const twice = [...Map.groupBy(levels, signedMs).values()].find((some) => some.length > 1)
  return twice && `${both(twice)} are the same moment of ${formatTarget(target)}: keep one.`
}

function both(levels: Level[]): string {
  return levels.slice(0, 2).map(sayMoment).join(' and ')
}

/** Why nobody of the partner can be told; undefined where they can. */
export function tellsProblem({ obligor, tells }: Objective): string | undefined {
  if (typeof obligor === 'string' || !tells || tells.partner.length === 0) return undefined
  return 'what a team of ours owes is not shown to the partner: name nobody of theirs under tells.'
}
