import type { CaseLogEntry } from '../cases/case.ts'
import { formatDuration, formatTarget } from '../time/duration.ts'
import type { Instant } from '../time/instant.ts'
import { sayInstant } from '../time/say-time.ts'
import { work } from '../time/work.ts'
import type { Clock } from './clock.ts'
import { historyOf, percentUsed, usedMs, workedBetween } from './derive-clock.ts'
import type { ClockHistory } from './derive-clock.ts'
import { judge } from './judge-clock.ts'
import type { Verdict } from './judge-clock.ts'

/**
 * Why a clock stands where it stands, in sentences with the arithmetic: the promise, the start, each pause, the due time, what is used, and
 * how it ended. Moments are said in `zone`, the reader's. Throws RangeError for an unknown zone.
 */
export function explainClock(clock: Clock, log: CaseLogEntry[], now: Instant, zone: string): string[] {
  const history = historyOf(clock, log)
  const verdict = judge(clock, history, now)
  const say = (at: Instant) => sayInstant(at, zone)
  if (clock.status === 'lifted') {
    return [`No target to ${clock.measure} applies since ${say(clock.liftedAt)}, so nothing is due.`]
  }
  return [
    promise(clock),
    start(clock, history, say),
    ...pauses(clock, history, say),
    due(clock, history, verdict, say),
    used(clock, history, verdict, now),
    ...outcome(clock, history, verdict, now, say),
  ]
}

type Say = (at: Instant) => string

function promise({ measure, objective, calendar, targetMs, agreement }: Clock): string {
  const target = formatTarget(objective.target)
  const inTime = formatDuration(targetMs)
  const hours = objective.hours === 'always' ? 'around the clock' : `in ${calendar.name} (${calendar.zone})`
  const about = [objective.kind ?? 'any kind', objective.severity ? `severity ${objective.severity}` : 'any severity']
  return (
    `The target to ${measure} is ${target}${target === inTime ? '' : ` (${inTime})`}, counted ${hours}. ` +
    `It is the most specific one of version ${agreement.version} of the terms, for cases of ${about.join(', ')}. ` +
    `What it protects: ${objective.protects.replace(/\.$/, '')}.`
  )
}

function start({ cycle, startedAt }: Clock, { usedBeforeMs }: ClockHistory, say: Say): string {
  if (cycle === 1) return `The clock started on ${say(startedAt)}.`
  return (
    `The clock resumed on ${say(startedAt)}, when the case was reopened (cycle ${cycle}); ` +
    `${formatDuration(usedBeforeMs)} of the target had been used before.`
  )
}

function pauses({ calendar }: Clock, history: ClockHistory, say: Say): string[] {
  return history.pauses.map(({ from, to }) =>
    to === undefined
      ? `It is paused since ${say(from)}, waiting on the side that does not owe.`
      : `It was paused from ${say(from)} to ${say(to)}: ${formatDuration(work(calendar, from, to))} of working time.`,
  )
}

function due(clock: Clock, { pauses, usedBeforeMs }: ClockHistory, verdict: Verdict, say: Say): string {
  const dueAt = verdict.status === 'paused' ? verdict.breachedAt : verdict.dueAt
  if (dueAt === undefined) return 'It has no due time while it is paused.'
  const before = pauses.filter(({ from }) => from < dueAt)
  const pausedMs = before.reduce((sum, { from, to = dueAt }) => sum + work(clock.calendar, from, to), 0)
  const terms = [`${formatDuration(clock.targetMs)} of target`]
  if (usedBeforeMs > 0) terms.push(`− ${formatDuration(Math.min(usedBeforeMs, clock.targetMs))} used before`)
  if (pausedMs > 0) terms.push(`+ ${formatDuration(pausedMs)} paused`)
  const later = before.length < pauses.length ? ' A pause after the due time does not move it.' : ''
  return `Due on ${say(dueAt)}: the start + ${terms.join(' ')}, in working time.${later}`
}

function used(clock: Clock, history: ClockHistory, verdict: Verdict, now: Instant): string {
  const until = verdict.status === 'stopped' ? verdict.stoppedAt : now
  const when = verdict.status === 'stopped' ? 'Used in all' : 'Used so far'
  const percent = percentUsed(clock, history, until)
  const ms = usedMs(clock, history, until)
  return `${when}: ${formatDuration(ms)} of ${formatDuration(clock.targetMs)} (${percent} %).`
}

function outcome(clock: Clock, history: ClockHistory, verdict: Verdict, now: Instant, say: Say): string[] {
  if (verdict.status === 'stopped') {
    const stop = `It stopped on ${say(verdict.stoppedAt)}`
    if (verdict.met) return [`${stop}, in time: the target was met.`]
    const lateMs = workedBetween(clock.calendar, history.pauses, verdict.dueAt, verdict.stoppedAt)
    return [`${stop}, ${formatDuration(lateMs)} of working time after it was due: the target was missed.`]
  }
  if (verdict.breachedAt === undefined) return []
  const overdueMs = workedBetween(clock.calendar, history.pauses, verdict.breachedAt, now)
  const frozen = verdict.status === 'paused' ? ', and stays so while it is paused' : ''
  return [
    `Breached since ${say(verdict.breachedAt)}: overdue by ${formatDuration(overdueMs)} of working time${frozen}.`,
  ]
}
