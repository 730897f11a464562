import type { CaseLogEntry } from '../cases/case.ts'
import { isCounted } from '../cases/count-own.ts'
import { sayMoment } from '../terms/level.ts'
import { formatDuration } from '../time/duration.ts'
import { type Instant, MINUTE } from '../time/instant.ts'
import { sayInstant } from '../time/say-time.ts'
import type { Clock } from './clock.ts'
import { courseOf } from './course.ts'
import { explainPauses } from './explain-pauses.ts'
import { explainTerms, explainWhichHours } from './explain-terms.ts'
import { judge, type Standing } from './judge-clock.ts'
import { levelsOf, sentLevel } from './levels.ts'
import { ruleOf } from './measures/measures.ts'
import { cut } from './printed-grain.ts'
import { isOfNothing, measured, OF_NOTHING } from './measured.ts'
import { PrintedReckoning } from './reckon-in-words.ts'
import type { Told } from './told.ts'
import { percentUsed, usedMs } from './used-time.ts'

/**
 * Why a clock stands where it stands, in sentences with the arithmetic: the promise, the start, each change of terms, what was struck, each
 * pause, the due time, what is used, and how it ended. The numbers of the sentences add up. Moments are said in `zone`, the reader's.
 * Throws RangeError for an unknown zone.
 */
export function explainClock(clock: Clock, log: CaseLogEntry[], now: Instant, zone: string): string[] {
  const { roots, history } = measured(clock, log)
  const { standing, ruling } = judge(roots, history, now)
  const say = (at: Instant) => sayInstant(at, zone)
  const until = ruling === undefined ? now : lastTold({ ruling, history, standing, now })
  const steps = courseOf(roots, history)
  const terms = explainTerms(clock, roots, steps, until, say)
  if (standing.status === 'lifted' || ruling === undefined) {
    return [...terms, `No target to ${clock.measure} applies, so nothing is due.`]
  }
  const printed = new PrintedReckoning(ruling, history.pauses)
  const told = { clock, roots, history, standing, ruling, printed, now, say }
  const which = explainWhichHours(clock, steps, ruling.reckoning.promised, until, say)
  const why = [...which, ...explainPauses(told), due(told), ...beside(told), used(told), ...outcome(told)]
  return [...terms, ...why, ...ownOpening(clock, log)]
}

/** The last moment that the sentences name, or count up to. */
function lastTold({ ruling, history, standing, now }: Pick<Told, 'ruling' | 'history' | 'standing' | 'now'>): Instant {
  const moments = [ruling.dueAt ?? now, ...levelsOf(ruling, history).map(({ at }) => at)]
  const named = ruling.dueAt === undefined || isReached({ ruling, history }, ruling.dueAt) ? moments : []
  return Math.max(endOf(standing) ?? now, ...named)
}

function ownOpening({ obligor }: Clock, log: CaseLogEntry[]): string[] {
  if (log[0]?.by !== obligor) return []
  return isCounted(log)
    ? ['The side that owes it opened the case about itself, and the other side lets it count.']
    : [
        'The side that owes it opened the case about itself, so it counts neither as kept nor as missed unless the other side lets it.',
      ]
}

function due(told: Told): string {
  const { history, ruling, printed, say, roots } = told
  const { reckoning, dueAt } = ruling
  const isFromStart = reckoning.from === roots.startedAt
  const start = roots.startedAt === told.clock.startedAt ? 'the start' : 'the last word'
  const since = isFromStart ? start : `the change on ${say(reckoning.from)}`
  if (dueAt === undefined) {
    return `It has no due time while it is paused${isFromStart ? '' : `; it counts from ${since}`}.`
  }
  const later = history.pauses.some(({ from }) => from >= dueAt) ? ' A pause after the due time does not move it.' : ''
  if (reckoning.notBefore === dueAt)
    return `Due on ${say(dueAt)}: by the new target it was over before the change.${later}`
  if (!isReached(told, dueAt)) {
    return `The hours that it counts in hold less than ${formatDuration(printed.neededMs)} in the ten years after ${since}: they are to be corrected.`
  }
  const pausedMs = printed.pausedMs(dueAt)
  const sum = [since, `+ ${formatDuration(printed.neededMs)} of target`]
  if (pausedMs > 0) sum.push(`+ ${formatDuration(pausedMs)} paused`)
  const leftOver = printed.leftOverMs(dueAt)
  if (leftOver !== 0) {
    sum.push(
      `${leftOver < 0 ? '−' : '+'} ${formatDuration(Math.abs(leftOver))} of the seconds that these moments leave out`,
    )
  }
  return `Due on ${say(dueAt)}: ${sum.join(' ')}, in working time.${later}`
}

/** Each level with its moment, while it can still come to one; what a pause keeps off has none. */
function beside(told: Told): string[] {
  const { ruling, history, standing, say } = told
  const isOwed = standing.status === 'running' || standing.status === 'paused'
  if (!isOwed || (ruling.dueAt !== undefined && !isReached(told, ruling.dueAt))) return []
  const levels = levelsOf(ruling, history)
  if (levels.length === 0) return []
  const sent = sentLevel(ruling)
  const said = levels.map(({ level, at }) => {
    const what = level.when === 'after' ? ', a further cause of the escalation' : ', which people are told of'
    return `${sayMoment(level)} on ${say(at)}${level.when === 'after' || level === sent?.level ? what : ''}`
  })
  return [`Levels from the due time: ${said.join('; ')}.`]
}

function isReached({ ruling, history }: Pick<Told, 'ruling' | 'history'>, dueAt: Instant): boolean {
  return usedMs(ruling, history.pauses, dueAt) >= ruling.reckoning.neededMs
}

function used({ history, standing, ruling, printed, now }: Told): string {
  const until = endOf(standing) ?? now
  const when = endOf(standing) === undefined ? 'Used so far' : 'Used in all'
  const ms = printed.workedMs(ruling.reckoning.from, until)
  const percent = percentUsed(ruling, history.pauses, until)
  return `${when}: ${formatDuration(ms)} of ${formatDuration(printed.neededMs)} (${percent} %).`
}

function outcome(told: Told): string[] {
  const { clock, standing, printed, now, say } = told
  switch (standing.status) {
    case 'void':
      return [
        `It ended on ${say(standing.voidedAt)} with ${isOfNothing({ ...clock, ...standing }) ? OF_NOTHING : ruleOf(clock.measure).words.over}, before it was due: it is neither met nor missed.`,
      ]
    case 'unconfirmed':
      return [
        `It stands since ${say(standing.stoppedAt)}, until the other side has confirmed that the case is resolved.`,
        ...waived(clock, say),
      ]
    case 'stopped': {
      const stop = `It stopped on ${say(standing.stoppedAt)}`
      if (standing.met) return [`${stop}, in time: the target was met.`, ...forFurtherRounds(told, standing)]
      const late = formatDuration(printed.workedMs(standing.dueAt, standing.stoppedAt))
      return [
        `${stop}, ${late} of working time after it was due: the target was missed.`,
        ...forFurtherRounds(told, standing),
        ...waived(clock, say),
      ]
    }
    case 'running':
    case 'paused': {
      if (standing.breachedAt === undefined) return []
      const overdue = formatDuration(printed.workedMs(standing.breachedAt, now))
      const frozen = standing.status === 'paused' ? ', and stays so while it is paused' : ''
      return [
        `Breached since ${say(standing.breachedAt)}: overdue by ${overdue} of working time${frozen}.`,
        ...waived(clock, say),
      ]
    }
    case 'lifted':
      return []
  }
}

/** What a round leaves of the target is counted from its start by the terms in force, whatever its due time came of. */
function forFurtherRounds({ clock, roots, ruling }: Told, { workedMs }: Standing & { status: 'stopped' }): string[] {
  const { reckoning, inForce } = ruling
  const isAlike =
    reckoning.from === roots.startedAt &&
    reckoning.promised.objective.pausesWhileWaiting === inForce.objective.pausesWhileWaiting
  if (isAlike || !ruleOf(clock.measure).carriesOver) return []
  return [
    `From its start on it used ${formatDuration(cut(workedMs, MINUTE))} by the terms in force: a further round has that much less.`,
  ]
}

function waived({ waived: given }: Clock, say: Told['say']): string[] {
  return given ? [`${given.by.name} waived the breach on ${say(given.at)}.`] : []
}

function endOf(standing: Standing): Instant | undefined {
  if (standing.status === 'void') return standing.voidedAt
  return 'stoppedAt' in standing ? standing.stoppedAt : undefined
}
