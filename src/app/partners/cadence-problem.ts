import type { CheckInPlan } from '../../domain/checkins/plan.ts'
import { countedFrom } from '../../domain/checkins/window.ts'
import type { Calendar } from '../../domain/time/calendar.ts'
import { formatTarget } from '../../domain/time/duration.ts'
import { HOUR, type Instant, MINUTE } from '../../domain/time/instant.ts'
import { withinReach } from '../../domain/time/within-reach.ts'
import type { Means } from '../scene.ts'

/** Why health checks cannot come by this cadence, a sentence; undefined when they can. Hours in which their window never ends are refused elsewhere. */
export function cadenceProblem(means: Means, plan: CheckInPlan, hours: Calendar): string | undefined {
  const next = means.almanac.nextWorkingRun(plan.cron, plan.zone, means.now, hours)
  if (typeof next !== 'number') return next.refused
  const often = comesTooOften(means, plan, hours, next)
  if (often !== undefined) return often
  if (withinReach(() => alwaysOpen(means, plan, hours, next)) !== true) return undefined
  return `A health check is open for ${formatTarget(plan.window)}, and by “${plan.cron}” the next one comes before it has closed. Give a shorter window, or let them come less often.`
}

/** As many as are looked at: a week with a day off is no reason to refuse a cadence. */
const RUNS_LOOKED_AT = 6

/** Whether the next health checks would all open while the one before is open still, so that they could not. */
function alwaysOpen({ almanac }: Means, { cron, zone, window }: CheckInPlan, hours: Calendar, first: Instant): boolean {
  let opens = first
  for (let nth = 0; nth < RUNS_LOOKED_AT; nth++) {
    const next = almanac.nextWorkingRun(cron, zone, opens, hours)
    if (typeof next !== 'number' || countedFrom(opens, window, hours) <= next) return false
    opens = next
  }
  return true
}

/** No two of one audience come closer than a day, but for a change of the clocks. */
const LEAST_APART = 22 * HOUR

function comesTooOften(
  { almanac }: Means,
  { cron, zone }: CheckInPlan,
  hours: Calendar,
  first: Instant,
): string | undefined {
  let opens = first
  for (let nth = 0; nth < RUNS_LOOKED_AT; nth++) {
    const next = almanac.nextWorkingRun(cron, zone, opens, hours)
    if (typeof next !== 'number') return undefined
    if (next - opens < LEAST_APART)
      return `By “${cron}” health checks would come ${sayApart(next - opens)} apart: let them come once a day at most. Once a week is the usual most, like “0 10 * * 2”.`
    opens = next
  }
  return undefined
}

function sayApart(ms: number): string {
  const [amount, unit] = ms < HOUR ? [Math.round(ms / MINUTE), 'minute'] : [Math.round(ms / HOUR), 'hour']
  return `${amount} ${unit}${amount === 1 ? '' : 's'}`
}
