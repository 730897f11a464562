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
      const last = steps.slice(0, at + 1).findLast(({ held }) => held.promised !== undefined)?.held.promised
      return [
        change(step, before, changedHours(clock, step.held.promised, last, until), say),
        ...hours(clock, step.held.promised, before, until),
      ]
    }),
  ]
}

/** Which of the hours that were told the due time and what is used are counted by; nothing where all terms have the same. */
export function explainWhichHours(clock: Clock, steps: Step[], promised: Promised, until: Instant, say: Say): string[] {
  const told = steps.flatMap(({ held }) =>
    held.promised ? [{ since: held.since, hours: toldHours(clock, held.promised, until) }] : [],
  )
  const counting = toldHours(clock, promised, until)
  const isChanged = told.some(({ hours: one }) => one !== counting)
  if (!isChanged) return []
  if (counting === undefined) return ['What follows is counted around the clock.']
  const at = told.findIndex(({ hours: one }) => one === counting)
  const which = at <= 0 ? 'told first' : `told with the change on ${say(told[at]!.since)}`
  return [`What follows is counted by the hours ${which}.`]
}

function promise({ measure }: Clock, promised: Promised): string {
  const { objective, targetMs, agreement } = promised
  const target = formatTarget(objective.target)
  const inTime = formatDuration(targetMs)
  return (
    `The target to ${measure} is ${target}${target === inTime ? '' : ` (${inTime})`}, counted ${countedIn(promised)}. ` +
    `It is the most specific one of version ${agreement.version} of the terms, for ${casesOf(objective)}. ` +
    `What it protects: ${objective.protects.replace(/\.$/, '')}.`
  )
}

/** Where they are others than before: whoever counts again needs no other source. */
function hours(clock: Clock, promised: Promised | undefined, before: Promised | undefined, until: Instant): string[] {
  const [now, then] = [promised, before].map((one) => one && toldHours(clock, one, until))
  return now === undefined || now === then ? [] : [now]
}

/** Undefined around the clock. */
function toldHours({ startedAt }: Clock, { objective, calendar }: Promised, until: Instant): string | undefined {
  return objective.hours === 'always' ? undefined : sayHoursCounted(calendar, { from: startedAt, to: until })
}

/** ", counted around the clock", where that was otherwise by what was promised last. */
function changedHours(clock: Clock, now: Promised | undefined, last: Promised | undefined, until: Instant): string {
  if (!now || !last || toldHours(clock, now, until) === toldHours(clock, last, until)) return ''
  return `, counted ${countedIn(now)}`
}

function countedIn({ objective, calendar }: Promised): string {
  return objective.hours === 'always' ? 'around the clock' : `in ${calendar.name} (${calendar.zone})`
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

function change({ held, took }: Step, before: Promised | undefined, counted: string, say: Say): string {
  const { promised, since, why } = held
  if (promised === undefined) return `On ${say(since)} ${WHY[why]}: nothing is promised any more.`
  const was = before ? `was ${formatTarget(before.objective.target)} and` : 'was none and'
  const inTime = formatDuration(promised.targetMs)
  const target = formatTarget(promised.objective.target)
  const is = `is ${target} (${target === inTime ? '' : `${inTime}, `}version ${promised.agreement.version} of the terms)${counted}`
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
