import type { Side } from '../partners/party.ts'
import type { Instant } from '../time/instant.ts'
import type { Known } from './earlier.ts'
import { type Answered, judgements, mean } from './judgements.ts'
import { redFlags } from './red-flags.ts'
import type { Run } from './run.ts'
import { isScored } from './score-answer.ts'
import type { Band, DimensionScore, Scores, Turnout } from './scores.ts'
import { turnoutOf } from './turnout-of.ts'
import { isEnough } from './turnout.ts'

/**
 * How the partnership stands once a run is over, from 0 to 100 with one decimal.
 *
 * An answer x from 1 to 5 scores (x − 1) / 4 × 100, one from 0 to 10 x / 10 × 100; "can't judge", choices and texts count nowhere. A dimension of a side is the mean over its people, each by their latest
 * judgement of at most 90 days: so a pulse that asks five of ten dimensions moves these, and the index stays comparable from run to run. A side is the mean of its dimensions, and RHI =
 * (internal + partner) / 2, so that headcounts do not weigh. A dimension is red when either side puts it below 50: one contented side does not make up
 * for the other.
 *
 * What a side said without names counts as a whole, for as long and until it is asked the same anew.
 *
 * Of a side of which fewer than 60 % of those asked answered, whoever was away or not asked left out, or nobody, or whose people could judge nothing, there is insufficient data: it has no
 * figures, and there is no RHI.
 *
 * Bands, gaps and flags are judged on the rounded figures, so that whoever checks a card's arithmetic finds it right.
 */
export function scoreRun(
  run: Answered & Pick<Run, 'respondents' | 'notAsked' | 'anonymous'>,
  until: Instant,
  { earlier, away, signals, flags }: Pick<Known, 'earlier' | 'signals' | 'flags'> & { away: ReadonlySet<string> },
): Scores {
  const turnout = (side: Side) => turnoutOf(run, side, away, run.tallies?.[side]?.answered)
  const turnouts = { internal: turnout('internal'), partner: turnout('partner') }
  const asked = new Set(run.items.filter(isScored).map(({ dimension }) => dimension))
  const figures = figuresIn(judgements([...earlier, run], until), asked, turnouts)
  const { dimensions, rhi } = figures
  return {
    ...figures,
    responses: turnouts,
    flags: redFlags({ shown: { dimensions, ...(rhi !== undefined && { rhi }) }, earlier, signals, until }, flags),
  }
}

/** What these judgements come to, where enough of a side answered: dimension by dimension, of each side and of both. `asked`: which of the dimensions were asked now. */
export function figuresIn(
  judged: ReadonlyMap<string, Record<Side, number[]>>,
  asked: ReadonlySet<string>,
  turnouts: Record<Side, Turnout>,
): Omit<Scores, 'responses' | 'flags'> {
  const figures = (side: Side, of: number[]) => (isEnough(turnouts[side]) ? mean(of) : undefined)
  const all = [...asked, ...[...judged.keys()].filter((dimension) => !asked.has(dimension))]
  const exact = all.map((dimension) => {
    const { internal, partner } = judged.get(dimension) ?? { internal: [], partner: [] }
    return { dimension, internal: figures('internal', internal), partner: figures('partner', partner) }
  })
  const dimensions = exact.map(({ dimension, internal, partner }): DimensionScore => {
    const isEarlier = !asked.has(dimension)
    return { dimension, ...(isEarlier && { earlier: true as const }), ...bothSides(internal, partner) }
  })
  const sideOf = (side: Side) => mean(exact.flatMap((one) => one[side] ?? []))
  const { internal, partner } = bothSides(sideOf('internal'), sideOf('partner'))
  const rhi = internal !== undefined && partner !== undefined ? oneDecimal((internal + partner) / 2) : undefined
  return {
    dimensions,
    ...(internal !== undefined && { internal }),
    ...(partner !== undefined && { partner }),
    ...(rhi !== undefined && { rhi }),
    band: bandOf(rhi, dimensions),
  }
}

function bandOf(rhi: number | undefined, dimensions: DimensionScore[]): Band {
  if (rhi === undefined) return 'insufficient data'
  if (rhi < 50) return 'red'
  const anyRed = dimensions.some(({ internal = 100, partner = 100 }) => internal < 50 || partner < 50)
  return rhi >= 75 && !anyRed ? 'green' : 'amber'
}

function bothSides(
  internal: number | undefined,
  partner: number | undefined,
): { internal?: number; partner?: number; gap?: number } {
  const scores = {
    ...(internal !== undefined && { internal: oneDecimal(internal) }),
    ...(partner !== undefined && { partner: oneDecimal(partner) }),
  }
  if (scores.internal === undefined || scores.partner === undefined) return scores
  return { ...scores, gap: oneDecimal(scores.internal - scores.partner) }
}

function oneDecimal(value: number): number {
  // Adding 0 turns −0 into 0.
  return Math.round(value * 10) / 10 + 0
}
