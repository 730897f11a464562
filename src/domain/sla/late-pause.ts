import { type Pause, pausing, type Reckoning, workedBetween } from './due.ts'

/** A pause that begins with no more than this share of the target left is marked, and does not move a miss into another period. */
const LAST_SHARE = 0.1

/** Whether a pause began when nine tenths of what the reckoning needs were used. */
export function beginsLate(reckoning: Reckoning, pauses: Pause[], { from }: Pause): boolean {
  const { promised, neededMs } = reckoning
  if (from < reckoning.from) return false
  return (
    workedBetween(promised.calendar, pausing(reckoning, pauses), reckoning.from, from) >= (1 - LAST_SHARE) * neededMs
  )
}
