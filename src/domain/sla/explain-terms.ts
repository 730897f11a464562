import { formatDuration, formatTarget } from '../time/duration.ts'
import type { Instant } from '../time/instant.ts'
import { sayHoursCounted } from '../time/say-hours-counted.ts'
import type { Clock, Promised } from './clock.ts'
import type { ClockRoots } from './derive-clock.ts'
import type { Step } from './course.ts'
import { cut, grainOf } from './printed-grain.ts'
import { targetLeft } from './target-left.ts'

type Say = (at: Instant) => string

/**
 * The promise, the hours that it counts in, the start, and each change of terms that took effect: what held before, what holds since, and what that did to the due
 * time. `until`: what the clock is told of up to.
 */
export function explainTerms(clock: Clock, roots: ClockRoots, steps: Step[], until: Instant, say: Say): string[] {
  const [first, ...changes] = steps
  if (first?.held.promised === undefined) return []
  return [
    promise(clock, first.held.promised),
    ...hours(clock, first.held.promised, undefined, until),
    start(clock, first.held.promised, say),
    ...rolled(clock, roots, say),
    ...changes.flatMap((step, at) => {
      const before = steps[at]?.held.promised
      return [change(step, before, say), ...hours(clock, step.held.promised, before, until)]
    }),
  ]
}

function promise({ measure }: Clock, { objective, calendar, targetMs, agreement }: Promised): string {
  const target = formatTarget(objective.target)
  const inTime = formatDuration(targetMs)
  const hours = objective.hours === 'always' ? 'around the clock' : `in ${calendar.name} (${calendar.zone})`
  return (
    `The target to ${measure} is ${target}${target === inTime ? '' : ` (${inTime})`}, counted ${hours}. ` +
    `It is the most specific one of version ${agreement.version} of the terms, for ${casesOf(objective)}. ` +
    `What it protects: ${objective.protects.replace(/\.$/, '')}.`
  )
}

/** Where they are others than before: whoever counts again needs no other source. */
function hours(
  { startedAt }: Clock,
  promised: Promised | undefined,
  before: Promised | undefined,
  until: Instant,
): string[] {
  const [now, then] = [promised, before].map((one) =>
    one === undefined || one.objective.hours === 'always'
      ? []
      : [sayHoursCounted(one.calendar, { from: startedAt, to: until })],
  ) as [string[], string[]]
  return now[0] === then[0] ? [] : now
}

/** "cases of severity 1", "every case". */
export function casesOf({ kind, severity }: Promised['objective']): string {
  const cases = kind === undefined ? 'cases' : `cases of the kind “${kind}”`
  if (severity === undefined) return kind === undefined ? 'every case' : cases
  return `${cases} ${kind === undefined ? 'of' : 'and of'} severity ${severity}`
}

/** The turns before were kept, which it goes without saying how long each was. */
function rolled(clock: Clock, { startedAt }: ClockRoots, say: Say): string[] {
  if (startedAt === clock.startedAt) return []
  return [`The side that owes wrote on ${say(startedAt)}, and before that each time within the target.`]
}

function start({ round, startedAt, usedBeforeMs }: Clock, { targetMs }: Promised, say: Say): string {
  if (round === 1 || usedBeforeMs === 0) return `The clock started on ${say(startedAt)}.`
  const left = targetLeft(targetMs, usedBeforeMs)
  const isQuarter = left > targetMs - usedBeforeMs
  // What is told as used is what the printed rest leaves of the target.
  const used = isQuarter ? usedBeforeMs : targetMs - cut(left, grainOf(left))
  return (
    `Round ${round} started on ${say(startedAt)}, when the case was reopened, with ${formatDuration(cut(left, grainOf(left)))} of the target: ` +
    `${isQuarter ? 'a quarter of it' : 'the rest of it'}, since ${formatDuration(used)} of ${formatDuration(targetMs)} had been used before.`
  )
}

function change({ held, took }: Step, before: Promised | undefined, say: Say): string {
  const { promised, since, why } = held
  if (promised === undefined) return `On ${say(since)} ${WHY[why]}: nothing is promised any more.`
  const was = before ? `was ${formatTarget(before.objective.target)} and` : 'was none and'
  const is = `is ${formatTarget(promised.objective.target)} (version ${promised.agreement.version} of the terms)`
  return `On ${say(since)} ${WHY[why]}: the target ${was} ${is}. ${DID[took]}`
}

const WHY: Record<Step['held']['why'], string> = {
  started: 'the clock started',
  raised: 'the severity was raised',
  lowered: 'the severity was lowered',
  rebased: 'new terms were applied',
}

const DID: Record<Step['took'], string> = {
  whole: 'It counts from the start.',
  anew: 'It counts from the change.',
  opening: 'By these terms it counts from the start, and what is over by that is overdue from the change on.',
  earlier:
    'The earlier of the due time so far and the one by the new target holds, and nothing is overdue by the change.',
  back: 'It is as if the change before had not been.',
  same: 'That moves nothing.',
  nothing: '',
}
