import { defaultLadderPolicy, defaultPagePolicy } from '../escalations/default-policy.ts'
import type { Severity } from '../cases/case.ts'
import { SIDES } from '../partners/party.ts'
import type { Duration } from '../time/duration.ts'
import type { LadderTerms } from './ladder-terms.ts'
import { USUAL_LEVELS } from './level.ts'
import type { ObjectiveTerms } from './objective.ts'

type Promised = { severity: Severity; acknowledge: Duration; resolve: Duration; stakes: string }

const PROMISES: Promised[] = [
  { severity: 1, acknowledge: hours(1), resolve: hours(4), stakes: 'customers are served' },
  { severity: 2, acknowledge: hours(2), resolve: workingDays(1), stakes: 'the day’s work gets done' },
  { severity: 3, acknowledge: hours(4), resolve: workingDays(3), stakes: 'the week’s plans hold' },
  { severity: 4, acknowledge: workingDays(1), resolve: workingDays(5), stakes: 'small things do not pile up' },
]

/** What both sides owe until promises of their own are agreed: in their working hours, warned of when a quarter of the time is left. */
export function defaultObjectives(): ObjectiveTerms[] {
  return PROMISES.flatMap(objectivesOf)
}

function objectivesOf({ severity, acknowledge, resolve, stakes }: Promised): ObjectiveTerms[] {
  const usual: Pick<ObjectiveTerms, 'severity' | 'audience' | 'hours' | 'levels' | 'severityRaised'> = {
    severity,
    audience: 'shared',
    hours: 'calendar',
    levels: USUAL_LEVELS,
    severityRaised: 'from change',
  }
  return SIDES.flatMap((obligor): ObjectiveTerms[] => [
    {
      ...{ ...usual, measure: 'acknowledge', obligor, target: acknowledge, pausesWhileWaiting: false },
      protects: `Somebody takes it on before it grows, so that ${stakes}.`,
    },
    {
      ...{ ...usual, measure: 'resolve', obligor, target: resolve, pausesWhileWaiting: true },
      protects: `${stakes[0]!.toUpperCase()}${stakes.slice(1)}.`,
    },
  ])
}

/** How escalations climb until something else is agreed. */
export function defaultLadder(): LadderTerms {
  return defaultLadderPolicy()
}

/** All of those: the usual one, and one for pages. */
export function defaultLadders(): LadderTerms[] {
  return [defaultLadder(), { urgency: 'page', ...defaultPagePolicy() }]
}

function hours(amount: number): Duration {
  return { amount, unit: 'h' }
}

function workingDays(amount: number): Duration {
  return { amount, unit: 'working days' }
}
