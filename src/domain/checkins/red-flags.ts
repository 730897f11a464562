import { DAY, type Instant } from '../time/instant.ts'
import type { Earlier } from './earlier.ts'
import { mean } from './judgements.ts'
import type { DimensionScore, RedFlag, Scores } from './scores.ts'

/** Below this a score is red. */
const RED = 50

/** From here on the two sides see a dimension differently enough to talk about it. */
const WIDE_GAP = 25

/** So far below the mean of the first quarter the index has faded. */
const FADED = 15
const QUARTER = 90 * DAY

/** What a run shows, once its answers are reckoned. */
type Shown = Pick<Scores, 'dimensions' | 'rhi'>

/**
 * The red flags that health checks show by themselves, in the order of their numbers; those that need a contract, a checklist or an SLA are found
 * elsewhere. `earlier`: for those that need a history.
 */
export function redFlags({ dimensions, rhi }: Shown, earlier: Earlier, until: Instant): RedFlag[] {
  return [
    blackBox(dimensions),
    lockIn(dimensions, earlier),
    incongruentGoals(dimensions),
    onboardingGap(dimensions),
    perceptionGap(dimensions),
    honeymoonFade(rhi, earlier, until),
    rawDeal(dimensions),
  ].filter((flag) => flag !== undefined)
}

/** Those that did not stand before; a perception gap is new where it is one of another dimension. */
export function newFlags(flags: RedFlag[], before: RedFlag[]): RedFlag[] {
  return flags.filter(({ flag, rule, dimensions }) => {
    const known = before.filter((one) => one.flag === flag)
    if (known.length === 0) return true
    const knew = new Set(known.flatMap((one) => one.dimensions.map(({ dimension }) => dimension)))
    return rule.kind === 'apart' && dimensions.some(({ dimension }) => !knew.has(dimension))
  })
}

function blackBox(dimensions: DimensionScore[]): RedFlag | undefined {
  const independence = scoreOf(dimensions, 'independence')
  return independence && isRed(independence.internal) ? belowRed('R1', 'black box', independence) : undefined
}

/** By what is asked: independence in the red twice running. What a contract says of it is not known here. */
function lockIn(dimensions: DimensionScore[], earlier: Earlier): RedFlag | undefined {
  const asked = (all: DimensionScore[]) =>
    all.find(({ dimension, earlier: isOld }) => dimension === 'independence' && !isOld)
  const now = asked(dimensions)
  const before = earlier.flatMap(({ result }) => asked(result.dimensions) ?? []).at(-1)
  if (!now || !isRed(now.internal) || !isRed(before?.internal)) return undefined
  const rule = { kind: 'below twice', limit: RED } as const
  return { flag: 'R2', name: 'lock-in', rule, dimensions: [now], escalates: false }
}

function honeymoonFade(rhi: number | undefined, earlier: Earlier, until: Instant): RedFlag | undefined {
  const known = earlier.flatMap(({ closedAt, result }) =>
    result.rhi === undefined ? [] : [{ closedAt, rhi: result.rhi }],
  )
  // The partnership's first, whether there was an index in it or not.
  const [first] = earlier
  if (!first || rhi === undefined || until <= first.closedAt + QUARTER) return undefined
  const quarter = known.filter(({ closedAt }) => closedAt <= first.closedAt + QUARTER)
  if (quarter.length === 0) return undefined
  const from = Math.round(mean(quarter.map((one) => one.rhi))! * 10) / 10
  // One decimal: 75.1 − 60 is no less than 15.1.
  if (Math.round((from - rhi) * 10) / 10 < FADED) return undefined
  return {
    flag: 'R7',
    name: 'honeymoon fade',
    rule: { kind: 'fell', from, to: rhi, limit: FADED },
    dimensions: [],
    escalates: false,
  }
}

function incongruentGoals(dimensions: DimensionScore[]): RedFlag | undefined {
  const alignment = scoreOf(dimensions, 'alignment')
  return redOnEitherSide(alignment) ? belowRed('R3', 'incongruent goals', alignment) : undefined
}

function onboardingGap(dimensions: DimensionScore[]): RedFlag | undefined {
  const readiness = scoreOf(dimensions, 'readiness')
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
  const fairness = scoreOf(dimensions, 'fairness')
  if (fairness?.internal === undefined || fairness.partner === undefined) return undefined
  const oneSided = isRed(fairness.internal) !== isRed(fairness.partner)
  return oneSided ? belowRed('R8', 'raw deal', fairness) : undefined
}

function scoreOf(dimensions: DimensionScore[], name: string): DimensionScore | undefined {
  return dimensions.find(({ dimension }) => dimension === name)
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
