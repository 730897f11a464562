import type { CheckInPlan } from '../checkins/plan.ts'
import { countedFrom } from '../checkins/window.ts'
import type { Calendar } from '../time/calendar.ts'
import { formatTarget } from '../time/duration.ts'
import { DAY, type Instant } from '../time/instant.ts'
import { withinReach } from '../time/within-reach.ts'

/** Both are looked at from each day of a week: what is in working days may be longer or shorter than what is by the clock. */
const LOOKED_AT = 7

/** Why the reminder of a health check never comes before its window closes; undefined when it may. Its window can be reached. */
export function reminderProblem(
  { window, remindAfter, remindAgain }: Pick<CheckInPlan, 'window' | 'remindAfter' | 'remindAgain'>,
  calendar: Calendar,
  from: Instant,
): string | undefined {
  const comesLate = neverComes({ window, remindAfter }, calendar, from)
  if (comesLate !== undefined || !remindAgain) return comesLate
  // The second is counted from the opening, too, and comes behind the first.
  const again = neverComes({ window, remindAfter: remindAgain }, calendar, from)
  if (again !== undefined) return `The second one: ${again}`
  return countedFrom(from, remindAgain, calendar) > countedFrom(from, remindAfter, calendar)
    ? undefined
    : `The second one, ${formatTarget(remindAgain)} after the opening, does not come after the first, which comes ${formatTarget(remindAfter)} after it. Give it a longer time.`
}

function neverComes(
  { window, remindAfter }: Pick<CheckInPlan, 'window' | 'remindAfter'>,
  calendar: Calendar,
  from: Instant,
): string | undefined {
  const days = Array.from({ length: LOOKED_AT }, (_, at) => from + at * DAY)
  const comes = withinReach(() =>
    days.some((opened) => countedFrom(opened, remindAfter, calendar) < countedFrom(opened, window, calendar)),
  )
  if (comes === true) return undefined
  return `${formatTarget(remindAfter)} after the opening it never comes, since a health check closes after ${formatTarget(window)}. Give it a shorter time.`
}
