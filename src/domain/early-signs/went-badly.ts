import { isRedOnASide } from '../checkins/red-flags.ts'
import { DAY, type Instant } from '../time/instant.ts'
import type { PartnershipHistory, ResultThen } from './history.ts'
import { lastResults } from './last-results.ts'

/** What a sign foretells comes within so long, or it was wrong. */
export const FORETOLD = 90 * DAY

/** So many promises missed within so long are no accident. */
const CLUSTER = 3
const CLOSE = 30 * DAY

/**
 * Whether a partnership went badly within 90 days of then, in a way in which it did not stand already: it ended, a dimension turned red, or three promises of the
 * partner’s side were missed within 30 days. Undefined where nothing was recorded that would tell.
 */
export function wentBadly(history: PartnershipHistory, at: Instant): boolean | undefined {
  const { ended, results, owed } = history
  const isAfter = (one: { at: Instant }) => one.at > at && one.at <= at + FORETOLD
  if (ended.some(({ from }) => isAfter({ at: from }))) return true
  const after = results.filter(isAfter)
  const stood = new Set(lastResults(results, at).flatMap(redIn))
  if (after.flatMap(redIn).some((dimension) => !stood.has(dimension))) return true
  const missed = owed.filter(({ met }) => !met).map((one) => one.at)
  const before = missed.filter((moment) => moment > at - CLOSE && moment <= at)
  if (before.length < CLUSTER && isClustered(missed.filter((moment) => isAfter({ at: moment })))) return true
  return after.length > 0 || owed.some(isAfter) ? false : undefined
}

function redIn({ dimensions }: ResultThen): string[] {
  return dimensions.filter(isRedOnASide).map(({ dimension }) => dimension)
}

function isClustered(moments: Instant[]): boolean {
  return moments.some((first, at) => {
    const last = moments[at + CLUSTER - 1]
    return last !== undefined && last - first <= CLOSE
  })
}
