import type { DimensionScore, RedFlag } from './scores.ts'

/** Below this a score is red. */
const RED = 50

/** From here on the two sides see a dimension differently enough to talk about it. */
const WIDE_GAP = 25

/**
 * The red flags that one run shows by itself, in the order of their numbers; those that need a contract, a history or an SLA are found
 * elsewhere. Evidence gives the figures of both sides and names nobody.
 */
export function redFlags(dimensions: DimensionScore[]): RedFlag[] {
  return [
    blackBox(dimensions),
    incongruentGoals(dimensions),
    onboardingGap(dimensions),
    perceptionGap(dimensions),
    rawDeal(dimensions),
  ].filter((flag) => flag !== undefined)
}

function blackBox(dimensions: DimensionScore[]): RedFlag | undefined {
  const independence = scoreOf(dimensions, 'Q7')
  return independence && isRed(independence.internal) ? noted('R1', 'black box', belowRed(independence)) : undefined
}

function incongruentGoals(dimensions: DimensionScore[]): RedFlag | undefined {
  const alignment = scoreOf(dimensions, 'Q2')
  return redOnEitherSide(alignment) ? noted('R3', 'incongruent goals', belowRed(alignment)) : undefined
}

function onboardingGap(dimensions: DimensionScore[]): RedFlag | undefined {
  const readiness = scoreOf(dimensions, 'Q8')
  return redOnEitherSide(readiness) ? noted('R4', 'onboarding gap', belowRed(readiness)) : undefined
}

/** One flag for all dimensions with a wide gap: one conversation, not several. */
function perceptionGap(dimensions: DimensionScore[]): RedFlag | undefined {
  const wide = dimensions.filter(({ gap = 0 }) => Math.abs(gap) >= WIDE_GAP)
  if (wide.length === 0) return undefined
  const gaps = wide.map((each) => `${figures(each)}, ${figure(Math.abs(each.gap ?? 0))} apart`).join('; ')
  return {
    flag: 'R5',
    name: 'perception gap',
    evidence: `The two sides scored ${gaps} (${WIDE_GAP} or more is a flag).`,
    escalates: true,
  }
}

function rawDeal(dimensions: DimensionScore[]): RedFlag | undefined {
  const fairness = scoreOf(dimensions, 'Q9')
  if (fairness?.internal === undefined || fairness.partner === undefined) return undefined
  const oneSided = isRed(fairness.internal) !== isRed(fairness.partner)
  return oneSided ? noted('R8', 'raw deal', belowRed(fairness)) : undefined
}

function scoreOf(dimensions: DimensionScore[], itemId: string): DimensionScore | undefined {
  return dimensions.find((each) => each.itemId === itemId)
}

function isRed(score: number | undefined): boolean {
  return score !== undefined && score < RED
}

function redOnEitherSide(score: DimensionScore | undefined): score is DimensionScore {
  return isRed(score?.internal) || isRed(score?.partner)
}

function noted(flag: string, name: string, evidence: string): RedFlag {
  return { flag, name, evidence, escalates: false }
}

function belowRed(score: DimensionScore): string {
  return `The two sides scored ${figures(score)} (below ${RED} is a flag).`
}

/** "trust 87.5 (internal) and 50 (partner)"; a side that could not judge says so. */
function figures({ dimension, internal, partner }: DimensionScore): string {
  return `${dimension} ${figure(internal)} (internal) and ${figure(partner)} (partner)`
}

function figure(score: number | undefined): string {
  return score === undefined ? 'no answer' : String(score)
}
