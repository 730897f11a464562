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
import { type Names, policyOfOpsgenie } from './opsgenie-policy.ts'

/**
 * Schedules and escalations as Opsgenie’s API and its backups give them out: one, a list, under `data`, or under `schedules` and `escalations`, with `users` to
 * name people by. A schedule may have several rotations, which are on at the same time: each is one of its own.
 */
export function fromOpsgenie(value: unknown, now: Instant): CarriedOver | { refused: string } {
  const all = [...listIn(value), ...listIn(value, 'data'), ...(isFields(value) ? [value, ...under(value, 'data')] : [])]
  const schedules = [...all.filter((one) => Array.isArray(one['rotations'])), ...listIn(value, 'schedules')]
  const escalations = [...all.filter((one) => Array.isArray(one['rules'])), ...listIn(value, 'escalations')]
  if (schedules.length + escalations.length === 0)
    return {
      refused:
        'holds no schedule with its rotations, and no escalation: ask Opsgenie for /v2/schedules?expand=rotation and /v2/escalations.',
    }
  const names = new Map(
    [...listIn(value, 'users'), ...all].flatMap((one) => {
      const name = textIn(one, 'fullName')
      const keys = [textIn(one, 'username'), textIn(one, 'id')].filter((key) => key !== undefined)
      return name === undefined ? [] : keys.map((key) => [key.toLowerCase(), name] as const)
    }),
  )
  const parts = withNamesThatFit(schedules.map((schedule) => ({ schedule, ...scheduleOf(schedule, names, now) })))
  const known = schedulesOf(parts)
  return {
    rotations: parts.flatMap(({ rotations }) => rotations),
    policies: escalations.map((one) => policyOfOpsgenie(one, names, known)),
    cannot: parts.flatMap(({ cannot }) => cannot),
  }
}

function under(value: Fields, key: string): Fields[] {
  const one = value[key]
  return isFields(one) ? [one] : []
}

function scheduleOf(schedule: Fields, names: Names, now: Instant): Omit<CarriedOver, 'policies'> {
  const name = textIn(schedule, 'name') ?? 'a schedule without a name'
  const zone = textIn(schedule, 'timezone') ?? 'UTC'
  if (!isZone(zone)) return { rotations: [], cannot: [`“${name}”: there is no time zone “${zone}” here.`] }
  const cannot: string[] = []
  if (schedule['enabled'] === false) cannot.push(`“${name}” is disabled there: set here, it calls people.`)
  const overrides = listIn(schedule, 'overrides').length
  if (overrides > 0) cannot.push(`“${name}”: its ${overrides} overrides. Say them again, with \`override\`.`)
  const all = listIn(schedule, 'rotations')
  const rotations = all.flatMap((one): CarriedRotation[] => {
    const called = all.length === 1 ? name : `${name} – ${textIn(one, 'name') ?? 'a rotation'}`
    const read = rotationOf(one, { called, zone, names, now }, cannot)
    if (!('refused' in read)) return [read]
    cannot.push(`“${called}”: ${read.refused}`)
    return []
  })
  return { rotations, cannot }
}

type Where = { called: string; zone: string; names: Names; now: Instant }

function rotationOf(
  rotation: Fields,
  { called, zone, names, now }: Where,
  cannot: string[],
): CarriedRotation | { refused: string } {
  const start = wallOf(textIn(rotation, 'startDate'), zone)
  if (!start) return { refused: 'it does not say when it begins.' }
  const ends = wallOf(textIn(rotation, 'endDate'), zone)
  if (ends && ends.epochMilliseconds <= now) return { refused: `it has ended, on ${ends.toPlainDate()}.` }
  if (ends) cannot.push(`“${called}” ends there on ${ends.toPlainDate()}, and here it goes on.`)
  const every = numberIn(rotation, 'length') ?? 1
  const at = timeOf(start)
  const type = (textIn(rotation, 'type') ?? '').toLowerCase()
  const turns = turnsOf(type, { every, at, day: start.dayOfWeek })
  if (!turns) return { refused: `turns of the kind “${type}” are unknown here.` }
  if (turns.unit === 'hours')
    cannot.push(
      `“${called}”: its turns of hours go by the clock on the wall here, so over a clock change one is longer or shorter.`,
    )
  const spans = spansOf(rotation['timeRestriction'])
  if ('refused' in spans) return spans
  const only = hoursOfSpans(spans, zone)
  const people = listIn(rotation, 'participants').map((one) => participant(one, called, names, cannot))
  if (people.length === 0) return { refused: 'nobody is in it.' }
  return { name: called, zone, turns, startsOn: start.toPlainDate().toString(), people, ...(only && { only }) }
}

function turnsOf(type: string, { every, at, day }: { every: number; at: string; day: number }): Turns | undefined {
  switch (type) {
    case 'hourly':
      return { every, unit: 'hours', at }
    case 'daily':
      return { every, unit: 'days', at }
    case 'weekly':
      return { every, unit: 'weeks', at, on: WEEKDAYS[day - 1]! }
    default:
      return undefined
  }
}

function participant(one: Fields, called: string, names: Names, cannot: string[]): Carried {
  const type = textIn(one, 'type') ?? 'user'
  if (type === 'none') return undefined
  const label = textIn(one, 'username') ?? textIn(one, 'name') ?? textIn(one, 'id') ?? type
  if (type !== 'user') {
    cannot.push(`“${called}”: the ${type} “${label}” has a turn there; the slot stays, empty.`)
    return undefined
  }
  const name = names.get(label.toLowerCase()) ?? textIn(one, 'fullName') ?? textIn(one, 'name')
  return { label, ...(name !== undefined && { name }) }
}

/** Of a time of the day: on each day. Of weekdays: one stretch from the first day to the last, nights between them included. */
function spansOf(restriction: unknown): Span[] | { refused: string } {
  if (!isFields(restriction)) return []
  const one = restriction['restriction']
  const all = [...listIn(restriction, 'restrictions'), ...(isFields(one) ? [one] : [])]
  const spans: Span[] = []
  for (const each of all) {
    const from = (numberIn(each, 'startHour') ?? 0) * 60 + (numberIn(each, 'startMin') ?? 0)
    const to = (numberIn(each, 'endHour') ?? 0) * 60 + (numberIn(each, 'endMin') ?? 0)
    if (textIn(restriction, 'type') === 'time-of-day') {
      const minutes = to > from ? to - from : to + 24 * 60 - from
      spans.push(...WEEKDAYS.map((_, day) => ({ from: day * 24 * 60 + from, minutes })))
      continue
    }
    const [first, last] = ['startDay', 'endDay'].map((key) =>
      WEEKDAYS.findIndex((day) => day === (textIn(each, key) ?? '').toLowerCase()),
    ) as [number, number]
    if (first < 0 || last < 0) return { refused: 'its hours name a day that is none.' }
    const begins = first * 24 * 60 + from
    const ends = last * 24 * 60 + to
    spans.push({ from: begins, minutes: ends > begins ? ends - begins : ends + 7 * 24 * 60 - begins })
  }
  return spans
}
