import type { DimensionScore, Scores } from './scores.ts'
import { widestGap } from './widest-gap.ts'

/** From how far apart on a gap is talked about though no flag stands. */
const WORTH_A_TALK = 25

/** What the two account managers talk about after a check: what their sides see most differently. `before`: how both saw it in the last check that has figures of it. */
export type TalkAbout = { widest: DimensionScore; before?: { label: string; internal?: number; partner?: number } }

/** Nothing where no talk is proposed: where too few answered, or no flag stands and the sides are close. `course`: the checks before, the oldest first. */
export function talkAbout(result: Scores, course: readonly { label: string; result: Scores }[]): TalkAbout | undefined {
  const widest = widestGap(result)
  if (result.band === 'insufficient data' || widest?.gap === undefined) return undefined
  if (result.flags.length === 0 && Math.abs(widest.gap) < WORTH_A_TALK) return undefined
  const seen = course.flatMap(({ label, result: { dimensions } }) => {
    const one = dimensions.find(({ dimension }) => dimension === widest.dimension)
    return one?.internal === undefined && one?.partner === undefined ? [] : [{ label, ...one }]
  })
  const last = seen.at(-1)
  return {
    widest,
    ...(last && {
      before: {
        label: last.label,
        ...(last.internal !== undefined && { internal: last.internal }),
        ...(last.partner !== undefined && { partner: last.partner }),
      },
    }),
  }
}
