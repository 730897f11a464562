import { type Side, SIDES } from '../partners/party.ts'
import { DAY, type Instant } from '../time/instant.ts'
import { isRed, KEPT_WELL } from '../checkins/red-flags.ts'
import type { PartnershipHistory, ResultThen } from './history.ts'
import { lastResults } from './last-results.ts'

const WITHIN = 90 * DAY

/** Fewer promises tell nothing of how they are kept. */
const ENOUGH = 5

/** Of what the partner’s side promised and came to its end in 90 days: how much was kept. */
type Kept = { kept: number; of: number }

/** A side puts a dimension below 50, by the last health check of an audience, which is `label`. */
export type RedInside = { label: string; dimension: string; side: Side; score: number }

export type GreenOutside = { sign: 'green outside, red inside' } & (
  | ({ how: 'seen' | 'clear'; labels: string[]; red: RedInside[] } & Kept)
  | ({ how: 'unknown'; judged: boolean; needed: typeof ENOUGH } & Kept)
)

/**
 * What the partner’s side promised is kept, and a side puts a dimension in the red all the same. Sooner than the flag R6, which waits for the whole index: what is not
 * measured goes wrong first.
 */
export function greenOutside({ owed, results }: PartnershipHistory, at: Instant): GreenOutside {
  const sign = 'green outside, red inside'
  const counted = owed.filter((one) => one.at <= at && one.at > at - WITHIN)
  const figures = { kept: counted.filter(({ met }) => met).length, of: counted.length }
  const last = lastResults(results, at).filter((one) => one.at > at - WITHIN)
  if (figures.of < ENOUGH || last.length === 0)
    return { sign, how: 'unknown', judged: last.length > 0, needed: ENOUGH, ...figures }
  const red = last.flatMap(redIn)
  const isGreen = figures.kept * 100 >= KEPT_WELL * figures.of
  return {
    sign,
    how: isGreen && red.length > 0 ? 'seen' : 'clear',
    labels: last.map(({ label }) => label),
    red,
    ...figures,
  }
}

function redIn({ label, dimensions }: ResultThen): RedInside[] {
  return dimensions.flatMap((one) =>
    SIDES.flatMap((side): RedInside[] => {
      const score = one[side]
      return score !== undefined && isRed(score) ? [{ label, dimension: one.dimension, side, score }] : []
    }),
  )
}
