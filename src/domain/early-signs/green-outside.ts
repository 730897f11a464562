import { type Side, SIDES } from '../partners/party.ts'
import { DAY, type Instant } from '../time/instant.ts'
import { isRed, KEPT_WELL } from '../checkins/red-flags.ts'
import type { PartnershipHistory } from './history.ts'

const WITHIN = 90 * DAY

/** Fewer promises tell nothing of how they are kept. */
const ENOUGH = 5

/** Of what the partner’s side promised and came to its end in 90 days: how much was kept. */
type Kept = { kept: number; of: number }

/** A side puts a dimension below 50, by the last health check, which is `label`. */
export type RedInside = { dimension: string; side: Side; score: number }

export type GreenOutside = { sign: 'green outside, red inside' } & (
  | ({ how: 'seen' | 'clear'; label: string; red: RedInside[] } & Kept)
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
  const last = results.findLast((one) => one.at <= at && one.at > at - WITHIN)
  if (figures.of < ENOUGH || !last)
    return { sign, how: 'unknown', judged: last !== undefined, needed: ENOUGH, ...figures }
  const red = last.dimensions.flatMap((one) =>
    SIDES.flatMap((side): RedInside[] => {
      const score = one[side]
      return score !== undefined && isRed(score) ? [{ dimension: one.dimension, side, score }] : []
    }),
  )
  const isGreen = figures.kept * 100 >= KEPT_WELL * figures.of
  return { sign, how: isGreen && red.length > 0 ? 'seen' : 'clear', label: last.label, red, ...figures }
}
