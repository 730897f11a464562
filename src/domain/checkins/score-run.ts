import type { Side } from '../partners/party.ts'
import { redFlags } from './red-flags.ts'
import type { Answer, Run } from './run.ts'
import type { Band, DimensionScore, Scores } from './scores.ts'

/** Share of all respondents, both sides together, below which a run says too little. */
const ENOUGH = 0.6

/**
 * What the answers of one run say, from 0 to 100 with one decimal.
 *
 * An answer x from 1 to 5 scores (x − 1) / 4 × 100; "can't judge" counts nowhere. A dimension of a side is the mean over that side's
 * answers, a side the mean of its dimensions, and RHI = (internal + partner) / 2, so that headcounts do not weigh. A dimension is red
 * when either side puts it below 50: one contented side does not make up for the other.
 *
 * Insufficient data, and then no RHI: fewer than 60 % of all respondents answered (both sides counted together), or nobody of a side
 * answered, or nobody of a side could judge anything.
 *
 * Bands, gaps and flags are judged on the rounded figures, so that whoever checks a card's arithmetic finds it right.
 */
export function scoreRun(run: Pick<Run, 'items' | 'responses' | 'respondents'>): Scores {
  const dimensions = run.items.map(({ id, dimension }): DimensionScore => {
    const internal = mean(answersOf(run, 'internal', id).map(score))
    const partner = mean(answersOf(run, 'partner', id).map(score))
    return { itemId: id, dimension, ...bothSides(internal, partner) }
  })
  const { internal, partner } = bothSides(sideMean(run, 'internal'), sideMean(run, 'partner'))
  const responses = { internal: turnout(run, 'internal'), partner: turnout(run, 'partner') }
  const answered = responses.internal.answered + responses.partner.answered
  const asked = responses.internal.asked + responses.partner.asked
  const enough = asked > 0 && answered / asked >= ENOUGH
  const rhi =
    enough && internal !== undefined && partner !== undefined ? oneDecimal((internal + partner) / 2) : undefined
  return {
    dimensions,
    ...(internal !== undefined && { internal }),
    ...(partner !== undefined && { partner }),
    ...(rhi !== undefined && { rhi }),
    band: bandOf(rhi, dimensions),
    responses,
    flags: redFlags(dimensions),
  }
}

function bandOf(rhi: number | undefined, dimensions: DimensionScore[]): Band {
  if (rhi === undefined) return 'insufficient data'
  if (rhi < 50) return 'red'
  const anyRed = dimensions.some(({ internal = 100, partner = 100 }) => internal < 50 || partner < 50)
  return rhi >= 75 && !anyRed ? 'green' : 'amber'
}

function answersOf(run: Pick<Run, 'responses'>, side: Side, itemId: string): Answer[] {
  return Object.values(run.responses)
    .filter((response) => response.side === side)
    .map((response) => response.answers[itemId] ?? 'cant-judge')
}

function score(answer: Answer): number | undefined {
  return answer === 'cant-judge' ? undefined : ((answer - 1) / 4) * 100
}

/** Undefined where nobody could judge. */
function mean(scores: (number | undefined)[]): number | undefined {
  const judged = scores.filter((each) => each !== undefined)
  return judged.length === 0 ? undefined : judged.reduce((sum, each) => sum + each, 0) / judged.length
}

function sideMean(run: Pick<Run, 'items' | 'responses'>, side: Side): number | undefined {
  return mean(run.items.map(({ id }) => mean(answersOf(run, side, id).map(score))))
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

function turnout(run: Pick<Run, 'responses' | 'respondents'>, side: Side): { answered: number; asked: number } {
  const asked = run.respondents.filter((each) => each.side === side)
  return {
    answered: asked.filter(({ personId }) => Object.hasOwn(run.responses, personId)).length,
    asked: asked.length,
  }
}

function oneDecimal(value: number): number {
  // Adding 0 turns −0 into 0.
  return Math.round(value * 10) / 10 + 0
}
