import type { DimensionScore, RedFlag } from './scores.ts'

/** Below this a score is red. */
const RED = 50

/** From here on the two sides see a dimension differently enough to talk about it. */
const WIDE_GAP = 25

/**
 * The red flags that one run shows by itself, in the order of their numbers; those that need a contract, a history or an SLA are found
 * elsewhere.
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
  return independence && isRed(independence.internal) ? belowRed('R1', 'black box', independence) : undefined
}

function incongruentGoals(dimensions: DimensionScore[]): RedFlag | undefined {
  const alignment = scoreOf(dimensions, 'Q2')
  return redOnEitherSide(alignment) ? belowRed('R3', 'incongruent goals', alignment) : undefined
}

function onboardingGap(dimensions: DimensionScore[]): RedFlag | undefined {
  const readiness = scoreOf(dimensions, 'Q8')
  return redOnEitherSide(readiness) ? belowRed('R4', 'onboarding gap', readiness) : undefined
}

/** One flag for all dimensions with a wide gap: one conversation, not several. */
function perceptionGap(dimensions: DimensionScore[]): RedFlag | undefined {
  const wide = dimensions.filter(({ gap = 0 }) => Math.abs(gap) >= WIDE_GAP)
  if (wide.length === 0) return undefined
  return {
    flag: 'R5',
    name: 'perception gap',
    rule: { kind: 'apart', from: WIDE_GAP },
    dimensions: wide,
    escalates: true,
  }
}

function rawDeal(dimensions: DimensionScore[]): RedFlag | undefined {
  const fairness = scoreOf(dimensions, 'Q9')
  if (fairness?.internal === undefined || fairness.partner === undefined) return undefined
  const oneSided = isRed(fairness.internal) !== isRed(fairness.partner)
  return oneSided ? belowRed('R8', 'raw deal', fairness) : undefined
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

function belowRed(flag: string, name: string, dimension: DimensionScore): RedFlag {
  return { flag, name, rule: { kind: 'below', limit: RED }, dimensions: [dimension], escalates: false }
}
