import { WEEKDAYS } from '../time/calendar.ts'
import { HOUR, type Instant, type Ms } from '../time/instant.ts'
import type { Stretch } from '../time/stretches.ts'
import type { Rotation } from './rotation.ts'

/** One turn, and whose it is by the order of the members; nobody's where their slot is empty. */
export type Turn = Stretch & { of: string | null }

/** What turns are reckoned from. */
export type TurnPlan = Pick<Rotation, 'zone' | 'members' | 'turns' | 'startsOn'>

/** The turn that runs at a moment; undefined before the first. It costs the same however long ago the first was. */
export function turnAt(plan: TurnPlan, at: Instant): Turn | undefined {
  const startsAt = startOf(plan)
  if (at < startsAt) return undefined
  const begins = (index: number) => firstShown(handover(plan, index), plan.zone)
  let index = guess(plan, wallAt(at, plan.zone))
  // While an hour is repeated the clock shows times before handovers that have been.
  while (begins(index + 1) <= at) index += 1
  while (begins(index) > at) index -= 1
  const { members } = plan
  return { from: Math.max(begins(index), startsAt), to: begins(index + 1), of: members[index % members.length] ?? null }
}

/** When the first turn begins. */
export function startOf({ startsOn, turns, zone }: TurnPlan): Instant {
  return firstShown(Temporal.PlainDate.from(startsOn).toPlainDateTime(turns.at), zone)
}

/** The wall time at which the turn of an index begins; of the first one perhaps before the start. */
function handover(plan: TurnPlan, index: number): Temporal.PlainDateTime {
  const { every, unit, at } = plan.turns
  const amount = index * every
  if (unit === 'hours') return anchorOf(plan).toPlainDateTime(at).add({ hours: amount })
  if (unit !== 'months')
    return anchorOf(plan)
      .add({ [unit]: amount })
      .toPlainDateTime(at)
  return onDay(anchorOf(plan).toPlainYearMonth().add({ months: amount }), plan.turns.on).toPlainDateTime(at)
}

/** The day of the last handover up to the start: from there turns are counted. */
function anchorOf({ turns, startsOn }: TurnPlan): Temporal.PlainDate {
  const start = Temporal.PlainDate.from(startsOn)
  if (turns.unit === 'weeks')
    return start.subtract({ days: (start.dayOfWeek - 1 - WEEKDAYS.indexOf(turns.on) + 7) % 7 })
  if (turns.unit !== 'months') return start
  const month = start.toPlainYearMonth()
  const ofMonth = onDay(month, turns.on)
  return Temporal.PlainDate.compare(ofMonth, start) <= 0 ? ofMonth : onDay(month.subtract({ months: 1 }), turns.on)
}

function onDay(month: Temporal.PlainYearMonth, day: number): Temporal.PlainDate {
  return month.toPlainDate({ day: Math.min(day, month.daysInMonth) })
}

/** The index by what the clock shows, or one beside it. */
function guess(plan: TurnPlan, wall: Temporal.PlainDateTime): number {
  const { every, unit, at } = plan.turns
  const anchor = anchorOf(plan).toPlainDateTime(at)
  if (unit === 'months')
    return Math.max(0, Math.floor((wall.year * 12 + wall.month - anchor.year * 12 - anchor.month) / every))
  const length = every * { hours: HOUR, days: 24 * HOUR, weeks: 168 * HOUR }[unit]
  return Math.max(0, Math.floor((onWall(wall) - onWall(anchor)) / length))
}

function onWall(wall: Temporal.PlainDateTime): Ms {
  return wall.toZonedDateTime('UTC').epochMilliseconds
}

function wallAt(at: Instant, zone: string): Temporal.PlainDateTime {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).toPlainDateTime()
}

/** The first moment at which the clock of a zone shows a time, or, where it skips that, a later one. */
function firstShown(wall: Temporal.PlainDateTime, zone: string): Instant {
  const first = wall.toZonedDateTime(zone, { disambiguation: 'earlier' })
  if (first.toPlainDateTime().equals(wall)) return first.epochMilliseconds
  return first.getTimeZoneTransition('next')!.epochMilliseconds
}
