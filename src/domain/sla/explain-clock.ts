import type { CaseLogEntry } from '../cases/case.ts'
import { formatDuration } from '../time/duration.ts'
import type { Instant } from '../time/instant.ts'
import { sayInstant } from '../time/say-time.ts'
import type { Clock } from './clock.ts'
import { courseOf } from './course.ts'
import { historyOf } from './derive-clock.ts'
import { explainPauses } from './explain-pauses.ts'
import { explainTerms } from './explain-terms.ts'
import { judge, percentUsed, type Standing } from './judge-clock.ts'
import { PrintedReckoning } from './reckon-in-words.ts'
import { reachedAt } from './due.ts'
import { dueOf, type Told } from './told.ts'

/**
 * Why a clock stands where it stands, in sentences with the arithmetic: the promise, the start, each change of terms, what was struck, each
 * pause, the due time, what is used, and how it ended. The numbers of the sentences add up. Moments are said in `zone`, the reader's.
 * Throws RangeError for an unknown zone.
 */
export function explainClock(clock: Clock, log: CaseLogEntry[], now: Instant, zone: string): string[] {
  const history = historyOf(clock, log)
  const { standing, reckoning } = judge(clock, history, now)
  const say = (at: Instant) => sayInstant(at, zone)
  const terms = explainTerms(clock, courseOf(clock, history), say)
  if (standing.status === 'lifted' || reckoning === undefined) {
    return [...terms, `No target to ${clock.measure} applies, so nothing is due.`]
  }
  const told = { clock, history, standing, reckoning, printed: new PrintedReckoning(reckoning, history), now, say }
  return [...terms, ...explainPauses(told), due(told), used(told), ...outcome(told)]
}

function due(told: Told): string {
  const { history, reckoning, printed, say, clock } = told
  const dueAt = dueOf(told) ?? (told.standing.status === 'void' ? reachedAt(reckoning, history.pauses) : undefined)
  if (dueAt === undefined) return 'It has no due time while it is paused.'
  const pausedMs = printed.pausedMs(reckoning.from, dueAt)
  const since = reckoning.from === clock.startedAt ? 'the start' : `the change on ${say(reckoning.from)}`
  const sum = [since, `+ ${formatDuration(printed.neededMs)} of target`]
  if (pausedMs > 0) sum.push(`+ ${formatDuration(pausedMs)} paused`)
  const leftOver = printed.leftOverMs(dueAt)
  if (leftOver !== 0 && reckoning.notBefore !== dueAt) {
    sum.push(
      `${leftOver < 0 ? '−' : '+'} ${formatDuration(Math.abs(leftOver))} of the seconds that these moments leave out`,
    )
  }
  const later = history.pauses.some(({ from }) => from >= dueAt) ? ' A pause after the due time does not move it.' : ''
  if (reckoning.notBefore === dueAt)
    return `Due on ${say(dueAt)}: by the new target it was over before the change.${later}`
  return `Due on ${say(dueAt)}: ${sum.join(' ')}, in working time.${later}`
}

function used({ history, standing, reckoning, printed, now }: Told): string {
  const until = endOf(standing) ?? now
  const when = endOf(standing) === undefined ? 'Used so far' : 'Used in all'
  const ms = printed.workedMs(reckoning.from, until)
  const percent = percentUsed(reckoning, history, until)
  return `${when}: ${formatDuration(ms)} of ${formatDuration(printed.neededMs)} (${percent} %).`
}

function outcome({ clock, standing, printed, now, say }: Told): string[] {
  switch (standing.status) {
    case 'void':
      return [`It ended on ${say(standing.voidedAt)} with the case, before it was due: it is neither met nor missed.`]
    case 'unconfirmed':
      return [
        `It stands since ${say(standing.stoppedAt)}, until the other side has confirmed that the case is resolved.`,
        ...waived(clock, say),
      ]
    case 'stopped': {
      const stop = `It stopped on ${say(standing.stoppedAt)}`
      if (standing.met) return [`${stop}, in time: the target was met.`]
      const late = formatDuration(printed.workedMs(standing.dueAt, standing.stoppedAt))
      return [`${stop}, ${late} of working time after it was due: the target was missed.`, ...waived(clock, say)]
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

function waived({ waived: given }: Clock, say: Told['say']): string[] {
  return given ? [`${given.by.name} waived the breach on ${say(given.at)}.`] : []
}

function endOf(standing: Standing): Instant | undefined {
  if (standing.status === 'void') return standing.voidedAt
  return 'stoppedAt' in standing ? standing.stoppedAt : undefined
}
