import type { Side } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'

/** What somebody says of whether an action has helped; whoever can’t judge says none of these. */
export const HELPS = ['yes', 'partly', 'no'] as const
type Helps = (typeof HELPS)[number]

/** How many of a side say so. */
export type Helped = Record<Helps, number>

/** What the two sides said in a health check of whether an action has helped. `of`: whether it went on or was done as they were asked. */
export type HelpJudged = { check: string; at: Instant; of: 'open' | 'done'; counts: Record<Side, Helped> }

const WORTH: Record<Helps, number> = { yes: 100, partly: 50, no: 0 }

/** Below this it did not help. */
const HELPED_FROM = 50

/**
 * How much it helped, from 0 to 100: yes 100, partly 50, no 0, the mean of each side and of these two, so that headcounts do not weigh. Undefined where nobody could
 * judge.
 */
export function helpOf(counts: Record<Side, Helped>): number | undefined {
  const sides = [counts.internal, counts.partner].flatMap((side) => meanOf(side) ?? [])
  return sides.length === 0 ? undefined : sides.reduce((sum, one) => sum + one, 0) / sides.length
}

/** Whether those who could judge say that it did not help. */
export function didNotHelp(counts: Record<Side, Helped>): boolean {
  const helped = helpOf(counts)
  return helped !== undefined && helped < HELPED_FROM
}

function meanOf(side: Helped): number | undefined {
  const said = HELPS.reduce((sum, one) => sum + side[one], 0)
  return said === 0 ? undefined : HELPS.reduce((sum, one) => sum + side[one] * WORTH[one], 0) / said
}
