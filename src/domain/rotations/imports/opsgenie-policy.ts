import {
  type CarriedPolicy,
  type CarriedStep,
  type CarriedTarget,
  type Fields,
  isFields,
  lastMinutes,
  numberIn,
  scheduleTarget,
  type Schedules,
  listIn,
  textIn,
} from './carried.ts'

/** Who somebody is, by the address that Opsgenie knows them by. */
export type Names = ReadonlyMap<string, string>

/**
 * An escalation of Opsgenie: each rule names how long after the beginning it calls one recipient, so that rules of one moment are one step here, and a step
 * waits until the next.
 */
export function policyOfOpsgenie(escalation: Fields, names: Names, schedules: Schedules): CarriedPolicy {
  const cannot: string[] = []
  const rules = listIn(escalation, 'rules')
    .map((rule) => ({ rule, after: minutesOf(rule['delay']), to: recipientOf(rule) }))
    .toSorted((one, other) => one.after - other.after)
  const moments = [...new Set(rules.map(({ after }) => after))]
  const steps = moments.map((after, at): CarriedStep => {
    const own = rules.filter((one) => one.after === after)
    const targets = own.flatMap(({ rule, to }) =>
      targetOf(rule, to, { names, schedules, step: sayAfter(after), cannot }),
    )
    const calls = own.map(({ to }) => to.label)
    return { targets, minutes: (moments[at + 1] ?? after) - after, calls, when: sayAfter(after), after }
  })
  const rounds = roundsOf(escalation['repeat'], steps, cannot)
  const said = rules.map(({ after, to }) => `${sayAfter(after)} the ${to.type} “${to.label}”`)
  return {
    ...{ name: textIn(escalation, 'name') ?? 'an escalation', steps, cannot, said: said.join(', ') },
    ...(rounds === undefined ? { rounds: 1, openEnd: true } : { rounds }),
  }
}

const IN_MINUTES: Record<string, number> = { minutes: 1, hours: 60, days: 24 * 60 }

function minutesOf(delay: unknown): number {
  if (typeof delay === 'number') return Math.max(0, Math.round(delay))
  if (!isFields(delay)) return 0
  const unit = (textIn(delay, 'timeUnit') ?? 'minutes').toLowerCase()
  return Math.max(0, Math.round((numberIn(delay, 'timeAmount') ?? 0) * (IN_MINUTES[unit] ?? 1)))
}

function sayAfter(minutes: number): string {
  return `after ${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`
}

type Recipient = { fields: Fields; type: string; label: string }

function recipientOf(rule: Fields): Recipient {
  const fields = isFields(rule['recipient']) ? rule['recipient'] : {}
  const label = textIn(fields, 'username') ?? textIn(fields, 'name') ?? textIn(fields, 'id') ?? 'nobody'
  return { fields, label, type: (textIn(fields, 'type') ?? 'user').toLowerCase() }
}

type Where = { names: Names; schedules: Schedules; step: string; cannot: string[] }

const ON_DUTY_NEXT: Record<string, string> = { next: 'is on duty next', previous: 'was on duty before' }

function targetOf(rule: Fields, { fields, type, label }: Recipient, where: Where): CarriedTarget[] {
  const { names, schedules, step, cannot } = where
  const notify = (textIn(rule, 'notifyType') ?? 'default').toLowerCase()
  if (type !== 'user' && type !== 'schedule') {
    cannot.push(
      `${step} it calls the ${type} “${label}”, which has no equal: name its people or its schedule in the ladder.`,
    )
    return []
  }
  if (type === 'schedule' && ON_DUTY_NEXT[notify] !== undefined) {
    cannot.push(
      `${step} it calls whoever ${ON_DUTY_NEXT[notify]} by “${label}”, which has no equal: nobody is called there.`,
    )
    return []
  }
  if (notify !== 'default') cannot.push(`${step} it calls “${label}” as “${notify}”: here it is called as usual.`)
  const condition = textIn(rule, 'condition') ?? 'if-not-acked'
  if (condition !== 'if-not-acked')
    cannot.push(
      `${step} it calls “${label}” even where somebody has acknowledged (${condition}): here it then does not.`,
    )
  if (type === 'schedule') return [scheduleTarget(fields, schedules)]
  const name = names.get(label.toLowerCase()) ?? textIn(fields, 'fullName') ?? textIn(fields, 'name')
  return [{ to: 'person', who: { label, ...(name !== undefined && { name }) } }]
}

/** How often it is gone through, and with it how long its last step waits; undefined where nothing says that. */
function roundsOf(repeat: unknown, steps: CarriedStep[], cannot: string[]): number | undefined {
  const last = steps.at(-1)
  if (!last) return 1
  const interval = isFields(repeat) ? (numberIn(repeat, 'waitInterval') ?? 0) : 0
  if (isFields(repeat) && interval > 0) {
    last.minutes = Math.max(1, Math.round(interval))
    if (repeat['closeAlertAfterAll'] === true)
      cannot.push('it closes the alert after the last round: here an escalation stays open until somebody ends it.')
    if (repeat['resetRecipientStates'] === true)
      cannot.push('each round forgets who had acknowledged: here an acknowledgement holds until its time.')
    return Math.round(numberIn(repeat, 'count') ?? 1) + 1
  }
  last.minutes = lastMinutes(steps.at(-2))
  return undefined
}
