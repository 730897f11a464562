import { WEEKDAYS } from '../../time/calendar.ts'
import type { Instant } from '../../time/instant.ts'
import { isZone } from '../../time/zone-offsets.ts'
import type { Turns } from '../rotation.ts'
import {
  type Carried,
  type CarriedOver,
  type CarriedRotation,
  type Fields,
  isFields,
  listIn,
  numberIn,
  schedulesOf,
  textIn,
  timeOf,
  wallOf,
} from './carried.ts'
import { hoursOfSpans, type Span } from './hours-of-spans.ts'
import { withNamesThatFit } from './names-that-fit.ts'
import { policyOfPagerDuty } from './pagerduty-policy.ts'

/**
 * Schedules and escalation policies as PagerDuty’s REST API gives them out: one under `schedule`, or lists under `schedules` and `escalation_policies`. Layers
 * stand on top of each other there; here each is a rotation of its own, which is said.
 */
export function fromPagerDuty(value: unknown, now: Instant): CarriedOver | { refused: string } {
  const all = [...listIn(value), ...(isFields(value) ? [value] : [])]
  const schedules = [
    ...all.filter((one) => Array.isArray(one['schedule_layers'])),
    ...all.flatMap((one) => (isFields(one['schedule']) ? [one['schedule']] : [])),
    ...listIn(value, 'schedules'),
  ]
  const policies = [
    ...all.filter((one) => Array.isArray(one['escalation_rules'])),
    ...all.flatMap((one) => (isFields(one['escalation_policy']) ? [one['escalation_policy']] : [])),
    ...listIn(value, 'escalation_policies'),
  ]
  if (schedules.length + policies.length === 0)
    return {
      refused:
        'holds no schedule with its layers, and no escalation policy: ask PagerDuty for /schedules/{id} or /schedules?include[]=schedule_layers, and /escalation_policies.',
    }
  const parts = withNamesThatFit(schedules.map((schedule) => ({ schedule, ...scheduleOf(schedule, now) })))
  const known = schedulesOf(parts)
  return {
    rotations: parts.flatMap(({ rotations }) => rotations),
    policies: policies.map((one) => policyOfPagerDuty(one, known)),
    cannot: parts.flatMap(({ cannot }) => cannot),
  }
}

function scheduleOf(schedule: Fields, now: Instant): Omit<CarriedOver, 'policies'> {
  const name = textIn(schedule, 'name') ?? textIn(schedule, 'summary') ?? 'a schedule without a name'
  const zone = textIn(schedule, 'time_zone') ?? 'UTC'
  if (!isZone(zone)) return { rotations: [], cannot: [`“${name}”: there is no time zone “${zone}” here.`] }
  const cannot: string[] = []
  const overrides = listIn(schedule['overrides_subschedule'], 'rendered_schedule_entries').length
  if (overrides > 0) cannot.push(`“${name}”: its ${overrides} overrides. Say them again, with \`override\`.`)
  const layers = listIn(schedule, 'schedule_layers')
  if (layers.length === 0) cannot.push(`“${name}”: the file says nothing of its layers.`)
  const rotations = layers.flatMap((layer): CarriedRotation[] => {
    const called = layers.length === 1 ? name : `${name} – ${textIn(layer, 'name') ?? 'a layer'}`
    const read = layerOf(layer, { called, zone, now }, cannot)
    if (!('refused' in read)) return [read]
    cannot.push(`“${called}”: ${read.refused}`)
    return []
  })
  if (rotations.length > 1)
    cannot.push(`“${name}”: one of its layers stands on top of the others there; here each is a rotation of its own.`)
  return { rotations, cannot }
}

type Where = { called: string; zone: string; now: Instant }

function layerOf(layer: Fields, { called, zone, now }: Where, cannot: string[]): CarriedRotation | { refused: string } {
  const start = wallOf(textIn(layer, 'rotation_virtual_start') ?? textIn(layer, 'start'), zone)
  if (!start) return { refused: 'it does not say when it begins.' }
  const ends = wallOf(textIn(layer, 'end'), zone)
  if (ends && ends.epochMilliseconds <= now) return { refused: `it has ended, on ${ends.toPlainDate()}.` }
  if (ends) cannot.push(`“${called}” ends there on ${ends.toPlainDate()}, and here it goes on.`)
  const begins = wallOf(textIn(layer, 'start'), zone)
  if (begins && begins.epochMilliseconds > now && begins.epochMilliseconds > start.epochMilliseconds)
    cannot.push(`“${called}” begins there on ${begins.toPlainDate()}; here it holds from ${start.toPlainDate()}.`)
  const turns = turnsOf(numberIn(layer, 'rotation_turn_length_seconds') ?? 0, timeOf(start), start.dayOfWeek)
  if (!turns) return { refused: 'its turns are of no whole number of hours.' }
  if (turns.unit === 'hours')
    cannot.push(
      `“${called}”: its turns of hours go by the clock on the wall here, so over a clock change one is longer or shorter.`,
    )
  const spans = listIn(layer, 'restrictions').map(spansOf)
  if (spans.includes(undefined)) return { refused: 'its restrictions begin or end within a minute, or on no day.' }
  const only = hoursOfSpans(
    spans.flatMap((each) => each ?? []),
    zone,
  )
  const people = listIn(layer, 'users').map((one) => userOf(one, called, cannot))
  if (people.length === 0) return { refused: 'nobody is in it.' }
  return { name: called, zone, turns, startsOn: start.toPlainDate().toString(), people, ...(only && { only }) }
}

function turnsOf(seconds: number, at: string, day: number): Turns | undefined {
  const hours = seconds / 3600
  if (!Number.isInteger(hours) || hours < 1) return undefined
  if (hours % 168 === 0) return { every: hours / 168, unit: 'weeks', at, on: WEEKDAYS[day - 1]! }
  return hours % 24 === 0 ? { every: hours / 24, unit: 'days', at } : { every: hours, unit: 'hours', at }
}

function userOf(one: Fields, called: string, cannot: string[]): Carried {
  const user = isFields(one['user']) ? one['user'] : one
  const name = textIn(user, 'summary') ?? textIn(user, 'name')
  const label = textIn(user, 'email') ?? name ?? textIn(user, 'id') ?? 'somebody'
  if (user['deleted_at'] === undefined || user['deleted_at'] === null)
    return { label, ...(name !== undefined && { name }) }
  cannot.push(`“${called}”: “${label}” is deleted there; the slot stays, empty.`)
  return undefined
}

function spansOf(restriction: Fields): Span[] | undefined {
  const [, hour, minute, second] =
    /^(\d\d):(\d\d)(?::(\d\d))?/u.exec(textIn(restriction, 'start_time_of_day') ?? '') ?? []
  const minutes = (numberIn(restriction, 'duration_seconds') ?? Number.NaN) / 60
  if (hour === undefined || !Number.isInteger(minutes) || Number(second ?? 0) !== 0) return undefined
  const from = Number(hour) * 60 + Number(minute)
  if (textIn(restriction, 'type') === 'daily_restriction')
    return WEEKDAYS.map((_, day) => ({ from: day * 24 * 60 + from, minutes }))
  const day = numberIn(restriction, 'start_day_of_week') ?? 0
  return day >= 1 && day <= 7 ? [{ from: (day - 1) * 24 * 60 + from, minutes }] : undefined
}
