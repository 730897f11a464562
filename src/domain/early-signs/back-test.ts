import { DAY, type Instant } from '../time/instant.ts'
import { EARLY_SIGNS, SIGN_NAMES, type SignName } from './early-signs.ts'
import type { PartnershipHistory } from './history.ts'
import { FORETOLD, wentBadly } from './went-badly.ts'

const QUARTER = 90 * DAY

/** Partnerships of long ago were others. */
const QUARTERS = 8

/** As far back something may lie that a back-test goes by. */
export const BACK_TESTED = (QUARTERS + 1) * QUARTER + 180 * DAY

/** Fewer quarters, or fewer of them that went badly, make no rate. */
const ENOUGH = { quarters: 12, badly: 3 }

/**
 * How often a sign was right: in how many of the quarters that went badly it was seen before, and in how many of the others. Only those count of which both can be said.
 */
export type SignRate = { badly: SeenBefore; others: SeenBefore }

type SeenBefore = { seen: number; of: number }

/** What a rate says, or how much of what it needs there is. */
export type ToldRate = { rate: SignRate } | { needs: 'quarters' | 'badly'; known: number; of: number }

/** Each sign at the end of each of the last eight quarters, by what was recorded until then, held against what came in the quarter after it. */
export function backTest(histories: readonly PartnershipHistory[], now: Instant): Record<SignName, SignRate> {
  const moments = quarterEnds(now)
  const judged = histories.flatMap((history) =>
    moments.flatMap((at) => {
      const badly = isRunning(history, at) ? wentBadly(history, at) : undefined
      return badly === undefined ? [] : [{ history, at, badly }]
    }),
  )
  const rateOf = (name: SignName): SignRate => {
    const told = judged.flatMap(({ history, at, badly }) => {
      const { how } = EARLY_SIGNS[name](history, at)
      return how === 'unknown' ? [] : [{ badly, seen: how === 'seen' }]
    })
    const among = (badly: boolean) => {
      const own = told.filter((one) => one.badly === badly)
      return { seen: own.filter(({ seen }) => seen).length, of: own.length }
    }
    return { badly: among(true), others: among(false) }
  }
  return Object.fromEntries(SIGN_NAMES.map((name) => [name, rateOf(name)])) as Record<SignName, SignRate>
}

/** The rate, where there is enough of it to be one. */
export function toldRate(rate: SignRate): ToldRate {
  const quarters = rate.badly.of + rate.others.of
  if (quarters < ENOUGH.quarters) return { needs: 'quarters', known: quarters, of: ENOUGH.quarters }
  if (rate.badly.of < ENOUGH.badly) return { needs: 'badly', known: rate.badly.of, of: ENOUGH.badly }
  return { rate }
}

/** The same for everybody within a quarter, so that a rate does not waver from day to day; what the last of them foretold is over by now. */
function quarterEnds(now: Instant): Instant[] {
  const last = Math.floor((now - FORETOLD) / QUARTER) * QUARTER
  return Array.from({ length: QUARTERS }, (_, at) => last - at * QUARTER)
}

function isRunning({ from, ended }: PartnershipHistory, at: Instant): boolean {
  return at > from && !ended.some((one) => one.from <= at && (one.to === undefined || one.to > at))
}
