import type { CheckInPlan } from '../checkins/plan.ts'
import type { LadderPolicy } from '../escalations/policy.ts'
import type { Objective } from '../sla/policy.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Duration } from '../time/duration.ts'
import type { Instant } from '../time/instant.ts'
import { cannotBeReached, targetProblem } from './target-problem.ts'

type Promises = { objectives: Objective[]; ladder: Pick<LadderPolicy, 'steps'>; checkIns?: CheckInPlan }

/** What of this cannot be kept in the partner's working hours, a sentence each. `from`: when it begins to hold. The calendar is sound. */
export function promiseProblems(
  { objectives, ladder, checkIns }: Promises,
  calendar: Calendar,
  from: Instant,
): string[] {
  const inHours = (what: string, span: Duration, working: boolean) =>
    working ? sentence(what, cannotBeReached(calendar, span, from)) : []
  return [
    ...objectives.flatMap(({ measure, severity, kind, target, hours }) => {
      const about = `${severity === undefined ? '' : ` at severity ${severity}`}${kind === undefined ? '' : `, ${kind}`}`
      return sentence(
        `The time to ${measure}${about}`,
        targetProblem(target, hours === 'always' ? hours : calendar, from),
      )
    }),
    ...ladder.steps.flatMap(({ wait, waitIn }, index) =>
      inHours(`The wait of step ${index + 1} of escalations`, wait, waitIn === 'working' || inWorkingDays(wait)),
    ),
    ...(checkIns ? inHours('The window of health checks', checkIns.window, inWorkingDays(checkIns.window)) : []),
  ]
}

function inWorkingDays({ unit }: Duration): boolean {
  return unit === 'working days'
}

function sentence(what: string, problem: string | undefined): string[] {
  return problem === undefined ? [] : [`${what}: ${problem}`]
}
