import {
  type CarriedPolicy,
  type CarriedStep,
  type CarriedTarget,
  type Fields,
  isFields,
  listIn,
  numberIn,
  scheduleTarget,
  type Schedules,
  textIn,
} from './carried.ts'

/** What PagerDuty gives a rule that says nothing. */
const USUAL_MINUTES = 30

/** An escalation policy of PagerDuty: each rule calls its targets at once, and waits. */
export function policyOfPagerDuty(policy: Fields, schedules: Schedules): CarriedPolicy {
  const cannot: string[] = []
  const said: string[] = []
  let after = 0
  const steps = listIn(policy, 'escalation_rules').map((rule, at): CarriedStep => {
    const step = `step ${at + 1}`
    const all = listIn(rule, 'targets')
    said.push(`after ${after} minutes ${all.map((to) => `“${labelOf(to)}”`).join(' and ') || 'nobody'}`)
    const delay = Math.round(numberIn(rule, 'escalation_delay_in_minutes') ?? USUAL_MINUTES)
    const minutes = Math.max(1, delay)
    const called = after
    after += minutes
    const manner = rule['escalation_rule_assignment_strategy']
    if (isFields(manner) && textIn(manner, 'type') === 'round_robin')
      cannot.push(`${step} calls one of its targets in turn (round robin): here all of them are called.`)
    const targets = all.flatMap((to) => targetOf(to, step, schedules, cannot))
    return { targets, minutes, calls: all.map(labelOf), when: `in ${step}`, after: called }
  })
  const loops = Math.max(0, Math.round(numberIn(policy, 'num_loops') ?? 0))
  if (loops > 0) said.push(`${loops} more times over`)
  const name = textIn(policy, 'name') ?? textIn(policy, 'summary') ?? 'a policy'
  return { name, steps, rounds: loops + 1, cannot, said: said.join(', ') }
}

function labelOf(to: Fields): string {
  return textIn(to, 'name') ?? textIn(to, 'summary') ?? textIn(to, 'id') ?? 'somebody'
}

function targetOf(to: Fields, step: string, schedules: Schedules, cannot: string[]): CarriedTarget[] {
  const type = (textIn(to, 'type') ?? 'user').replace(/_reference$/u, '')
  const label = labelOf(to)
  if (type === 'schedule') return [scheduleTarget(to, schedules)]
  if (type !== 'user') {
    cannot.push(`${step} calls the ${type} “${label}”, which has no equal: name its people in the ladder.`)
    return []
  }
  if (to['deleted_at'] !== undefined && to['deleted_at'] !== null) {
    cannot.push(`${step} calls “${label}”, who is deleted there.`)
    return []
  }
  const name = textIn(to, 'name') ?? textIn(to, 'summary')
  return [{ to: 'person', who: { label: textIn(to, 'email') ?? label, ...(name !== undefined && { name }) } }]
}
