import type { CaseLogEntry } from '../../cases/case.ts'
import { readLog } from '../../cases/read-log.ts'
import type { Instant } from '../../time/instant.ts'
import type { CalendarPeriod } from '../../time/period.ts'
import type { Clock } from '../clock.ts'
import { isOfNothing, measured } from '../measured.ts'
import { caseRoundOf } from '../turns-of.ts'

/**
 * Why a round counts for nothing in a period, which is shown apart. Void: it ended with its case. Struck: what stopped it, or what it was counted from, was declared never to have been;
 * `struckAt`: when. Unconfirmed: it stopped, and the other side may still call that untrue. `at`: what places it in the period.
 */
export type SetAside =
  | { what: 'void' | 'unconfirmed'; at: Instant }
  | { what: 'struck'; of: 'resolution' | 'beginning'; at: Instant; struckAt: Instant }

/** How many rounds of a promise are shown apart. */
export type SetAsideCounts = Record<SetAside['what'], number>

/** Undefined where it says nothing of the period, or counts in it, or was let pass. `log`: of its case. */
export function setAsideIn(clock: Clock, log: CaseLogEntry[], { from, to }: CalendarPeriod): SetAside | undefined {
  const isIn = (at: Instant) => from <= at && at < to
  if (clock.waived || (clock.counts && isIn(clock.counts.at))) return undefined
  if (clock.status === 'void' && isIn(clock.voidedAt)) {
    const { voidedAt: at } = clock
    return isStruck(clock, log) ? { what: 'struck', of: 'beginning', at, struckAt: at } : { what: 'void', at }
  }
  // What was missed counts as that, confirmed or not.
  if (clock.status === 'unconfirmed' && clock.breachedAt === undefined && isIn(clock.stoppedAt))
    return { what: 'unconfirmed', at: clock.stoppedAt }
  if (clock.measure !== 'resolve') return undefined
  const struck = measured(clock, log).history.struck.findLast((one) => one.what === 'resolution' && isIn(one.from))
  return struck && { what: 'struck', of: 'resolution', at: struck.from, struckAt: struck.at }
}

export function countSetAside(all: readonly Pick<SetAside, 'what'>[]): SetAsideCounts {
  const count = (what: SetAside['what']) => all.filter((one) => one.what === what).length
  return { void: count('void'), struck: count('struck'), unconfirmed: count('unconfirmed') }
}

/** "not counted: 1 void, 2 struck"; undefined where there is none. The same words wherever they are shown. */
export function saySetAside(counts: SetAsideCounts): string | undefined {
  const some = (['void', 'struck', 'unconfirmed'] as const).filter((what) => counts[what] > 0)
  return some.length === 0 ? undefined : `not counted: ${some.map((what) => `${counts[what]} ${what}`).join(', ')}`
}

/** It was a question, or began with something, that was none. */
function isStruck(clock: Clock & { status: 'void' }, log: CaseLogEntry[]): boolean {
  if (isOfNothing(clock)) return true
  if (clock.measure !== 'answer') return false
  const { questions } = readLog(log, caseRoundOf(clock, log))
  return questions.some(({ at, struckAt }) => at === clock.startedAt && struckAt !== undefined)
}
