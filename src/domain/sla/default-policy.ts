import type { Severity } from '../cases/case.ts'
import type { Duration } from '../time/duration.ts'
import type { Objective, SlaPolicy } from './policy.ts'

type Promised = { severity: Severity; acknowledge: Duration; resolve: Duration; stakes: string }

const PROMISES: Promised[] = [
  { severity: 1, acknowledge: hours(1), resolve: hours(4), stakes: 'customers are served' },
  { severity: 2, acknowledge: hours(2), resolve: workingDays(1), stakes: 'the day’s work gets done' },
  { severity: 3, acknowledge: hours(4), resolve: workingDays(3), stakes: 'the week’s plans hold' },
  { severity: 4, acknowledge: workingDays(1), resolve: workingDays(5), stakes: 'small things do not pile up' },
]

/** The terms a partner starts with until their own are agreed: version 1, in the partner's working hours, warned of at 75 %. */
export function defaultSlaPolicy(): SlaPolicy {
  return { version: 1, objectives: PROMISES.flatMap(objectivesOf) }
}

function objectivesOf({ severity, acknowledge, resolve, stakes }: Promised): Objective[] {
  return [
    {
      ...{ measure: 'acknowledge', severity, target: acknowledge, hours: 'calendar', warnAtPercent: [75] },
      pausesWhileWaiting: false,
      protects: `Somebody takes it on before it grows, so that ${stakes}.`,
    },
    {
      ...{ measure: 'resolve', severity, target: resolve, hours: 'calendar', warnAtPercent: [75] },
      pausesWhileWaiting: true,
      protects: `${stakes[0]!.toUpperCase()}${stakes.slice(1)}.`,
    },
  ]
}

function hours(amount: number): Duration {
  return { amount, unit: 'h' }
}

function workingDays(amount: number): Duration {
  return { amount, unit: 'working days' }
}
