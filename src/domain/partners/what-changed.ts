import type { CheckInPlan } from '../checkins/plan.ts'
import type { LadderPolicy } from '../escalations/policy.ts'
import { formatTarget } from '../time/duration.ts'
import { sayHours, sayPeriods } from '../time/say-hours.ts'
import type { Partner } from './partner.ts'
import { type Change, compared, differences } from './change.ts'
import { objectiveChanges } from './objective-changes.ts'

/**
 * Each thing that differs between a partner as it was and as it is, in words. `holidaysOf`: the country whose public holidays the days off
 * now are, where that is known. What reads the same is the same: the order of periods, or the number of a version, is no change.
 */
export function whatChanged(before: Partner, after: Partner, holidaysOf?: string): Change[] {
  return [
    ...compared('the name', before.name, after.name),
    ...compared('the type', before.type, after.type),
    ...compared('the direction', before.direction, after.direction),
    ...compared('the stage', before.stage, after.stage),
    ...compared('the time zone', before.calendar.zone, after.calendar.zone),
    ...compared('the working hours', sayHours(before.calendar), sayHours(after.calendar)),
    ...days('the days off', before.calendar.holidays, after.calendar.holidays, holidaysOf),
    ...days('the days with hours of their own', ownHours(before), ownHours(after)),
    ...objectiveChanges(before.sla.objectives, after.sla.objectives),
    ...ladderChanges(before.ladder, after.ladder),
    ...planChanges(before.checkIns, after.checkIns),
  ]
}

/** Named one by one, days are too many to read: how many there are, and which came and went. */
function days(what: string, before: string[], after: string[], country?: string): Change[] {
  const came = after.filter((day) => !before.includes(day))
  const went = before.filter((day) => !after.includes(day))
  if (came.length + went.length === 0) return []
  const news = [...few('with', came), ...few('without', went)].join(', ')
  const whose = country === undefined ? '' : `, public holidays of ${country} among them`
  return [{ what, from: `${before.length}`, to: `${after.length} (${news}${whose})` }]
}

function ownHours({ calendar }: Partner): string[] {
  return (calendar.ownHours ?? []).map(({ date, periods }) => `${date} ${sayPeriods(periods)}`)
}

const NAMED_DAYS = 3

function few(word: string, days: string[]): string[] {
  if (days.length === 0) return []
  const rest = days.length > NAMED_DAYS ? ` and ${days.length - NAMED_DAYS} more` : ''
  return [`${word} ${days.slice(0, NAMED_DAYS).join(', ')}${rest}`]
}

function ladderChanges(before: LadderPolicy, after: LadderPolicy): Change[] {
  const steps = Array.from({ length: Math.max(before.steps.length, after.steps.length) }, (_, at) =>
    compared(`step ${at + 1} of escalations`, sayStep(before.steps[at]), sayStep(after.steps[at])),
  )
  return [...steps.flat(), ...compared('the rounds of escalations', `${before.cycles}`, `${after.cycles}`)]
}

const SIDES = { internal: 'our', partner: 'their' } as const

function sayStep(step: LadderPolicy['steps'][number] | undefined): string {
  if (!step) return ''
  const told = step.targets.map((target) =>
    target.to === 'channel' ? "the managers' channel" : `${SIDES[target.side]} ${target.role.replaceAll('-', ' ')}`,
  )
  const hours = step.wait.unit === 'working days' ? '' : ' of working time'
  return `tell ${told.join(' and ')}, wait ${formatTarget(step.wait)}${step.waitIn === 'wall' ? ' by the clock' : hours}`
}

function planChanges(before: CheckInPlan | undefined, after: CheckInPlan | undefined): Change[] {
  if (!before || !after) return compared('health checks', sayPlan(before), sayPlan(after))
  return differences(before, after, [
    ['the kind of health checks', ({ kind }) => kind],
    ['the cadence of health checks', sayCadence],
    ['the time to answer health checks', ({ window }) => formatTarget(window)],
    ['the reminder of health checks', ({ remindAfter }) => `after ${formatTarget(remindAfter)}`],
  ])
}

function sayPlan(plan: CheckInPlan | undefined): string {
  if (!plan) return ''
  return `${plan.kind}, ${sayCadence(plan)}, open for ${formatTarget(plan.window)}, reminder after ${formatTarget(plan.remindAfter)}`
}

function sayCadence({ cron, zone }: CheckInPlan): string {
  return `${cron} (${zone})`
}
