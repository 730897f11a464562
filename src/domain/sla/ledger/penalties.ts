import type { Currency, Minor } from './currency.ts'
import { compareFractions, fraction, type Fraction, ofDecimal, plus, rounded, roundedTo, times } from './fraction.ts'
import type { Band, Cost, MoneyTerms, PenaltyRule } from './money-terms.ts'
import type { BreachFact, FigureFact, PeriodFacts } from './period-facts.ts'

/** One penalty of a period, before its cap. `percent` absent: an amount. */
export type PenaltyLine = {
  objectiveId: string
  minor: Minor
  /** The case that missed a clock objective. */
  breach?: Pick<BreachFact, 'caseId' | 'label' | 'at' | 'by' | 'again'>
  /** The band that the figure lay beyond; absent where the objective was missed as a whole. */
  band?: Band
  caseIds: string[]
  /** Not counted: another one counts in its place, of the same case or incident. */
  besides?: true
}

/** What the penalties of a period come to. */
export type Penalties = {
  currency: Currency
  fee: Minor
  lines: PenaltyLine[]
  /** Of the lines that count. */
  sum: Minor
  cap?: Minor
  /** What is owed before the cap of the contract year. */
  owed: Minor
}

/** The penalties of one period by themselves. The same facts in any order give the same. */
export function penaltiesOf(facts: PeriodFacts): Penalties {
  const last = facts.held.at(-1)!.terms
  const fee = byDays(facts, ({ fee: whole }) => fraction(whole))
  const all = [...breachLines(facts), ...missedLines(facts, fee), ...bandLines(facts, fee)].toSorted(inOrder)
  const lines = last.oneIncident === 'all' ? oneCaseOfEach(all) : dearestOfEach(all)
  const sum = lines.reduce((total, { minor, besides }) => total + (besides ? 0 : minor), 0)
  const cap = capByDays(facts, fee, (terms) => terms.cap)
  return {
    ...{ currency: last.currency, fee: Number(rounded(fee)), lines, sum },
    ...(cap !== undefined && { cap }),
    owed: Math.min(sum, cap ?? sum),
  }
}

/** What held by calendar days: fees, caps and shares of a period whose terms changed within it. */
export function byDays({ held }: PeriodFacts, of: (terms: MoneyTerms) => Fraction): Fraction {
  const days = held.reduce((sum, one) => sum + one.days, 0)
  return held.reduce((sum, one) => plus(sum, times(of(one.terms), fraction(one.days, days))), fraction(0))
}

export function costIn(cost: Cost, fee: Fraction): Fraction {
  return 'amount' in cost ? fraction(cost.amount) : times(times(ofDecimal(cost.percent), fraction(1, 100)), fee)
}

/** A cap by calendar days. On days without one nothing is capped, and so the period is not. */
export function capByDays(
  facts: PeriodFacts,
  fee: Fraction,
  capOf: (terms: MoneyTerms) => Cost | undefined,
): Minor | undefined {
  if (facts.held.some(({ terms }) => capOf(terms) === undefined)) return undefined
  return Number(rounded(byDays(facts, (terms) => costIn(capOf(terms)!, fee))))
}

/** By what held when the due time passed: its amount, or its share of the fee of a whole period then. */
function breachLines(facts: PeriodFacts): PenaltyLine[] {
  return facts.breaches.flatMap(({ objectiveId, ...breach }) => {
    const { caseId, by } = breach
    const { terms } = facts.held[by]!
    return rulesOf(terms, objectiveId, 'breach').map((rule) => ({
      ...{ objectiveId, caseIds: [caseId], breach },
      minor: Number(rounded(costIn(rule.costs, fraction(terms.fee)))),
    }))
  })
}

/** Of what is no clock: missed in a period it is one breach of it. */
function missedLines(facts: PeriodFacts, fee: Fraction): PenaltyLine[] {
  const missed = facts.figures.filter(({ kind, met }) => kind !== 'clock' && met === false)
  return missed.flatMap(({ objectiveId, loweredBy }) =>
    rulesOf(facts.held.at(-1)!.terms, objectiveId, 'breach').map((rule) => ({
      ...{ objectiveId, caseIds: loweredBy },
      minor: Number(rounded(costIn(rule.costs, fee))),
    })),
  )
}

function bandLines(facts: PeriodFacts, fee: Fraction): PenaltyLine[] {
  return facts.figures.flatMap((figure) => {
    const worst = (terms: MoneyTerms) => worstBand(terms, figure)
    const percent = byDays(facts, (terms) => ofDecimal(worst(terms)?.percent ?? '0'))
    const band = facts.held.map(({ terms }) => worst(terms)).findLast((one) => one !== undefined)
    const minor = Number(rounded(times(times(percent, fraction(1, 100)), fee)))
    return band && minor !== 0 ? [{ objectiveId: figure.objectiveId, caseIds: figure.loweredBy, band, minor }] : []
  })
}

/** The dearest band that a figure lies beyond; undefined where it lies beyond none. */
export function worstBand(terms: MoneyTerms, figure: FigureFact): Band | undefined {
  return rulesOf(terms, figure.objectiveId, 'bands')
    .flatMap((rule) => bandsBeyond(figure, rule))
    .toSorted((a, b) => compareFractions(ofDecimal(b.percent), ofDecimal(a.percent)))[0]
}

function bandsBeyond({ value, direction }: FigureFact, rule: Extract<PenaltyRule, { on: 'bands' }>): Band[] {
  if (value === undefined) return []
  const said = rule.decimals === undefined ? value : roundedTo(value, rule.decimals)
  const worse = direction === 'at least' ? -1 : 1
  return rule.bands.filter(({ beyond }) => compareFractions(said, ofDecimal(beyond)) === worse)
}

/** What terms say of an objective. */
export function rulesOf<On extends PenaltyRule['on']>(
  { rules }: MoneyTerms,
  objectiveId: string,
  on: On,
): Extract<PenaltyRule, { on: On }>[] {
  return rules.filter(
    (rule): rule is Extract<PenaltyRule, { on: On }> => rule.on === on && rule.objectiveId === objectiveId,
  )
}

/** A line counts where it is the dearest of some case that it is about; one that is about none always does. */
function dearestOfEach(inOrderOfCost: PenaltyLine[]): PenaltyLine[] {
  const dearest = new Map<string, PenaltyLine>()
  for (const line of inOrderOfCost) for (const id of line.caseIds) if (!dearest.has(id)) dearest.set(id, line)
  return inOrderOfCost.map((line) =>
    line.caseIds.length === 0 || line.caseIds.some((id) => dearest.get(id) === line)
      ? line
      : { ...line, besides: true },
  )
}

/** Where each miss counts, those of linked cases still are one incident: of a promise the misses of that one case count which come to the most. */
function oneCaseOfEach(inOrderOfCost: PenaltyLine[]): PenaltyLine[] {
  const incidents = new Map<string, Map<string, Minor>>()
  for (const { objectiveId, breach, minor } of inOrderOfCost) {
    if (!breach) continue
    const key = `${objectiveId} ${breach.caseId}`
    const sums = incidents.get(key) ?? new Map<string, Minor>()
    incidents.set(key, sums.set(breach.label, (sums.get(breach.label) ?? 0) + minor))
  }
  // What stands first of the same sum stays: the dearest, or what was due first.
  const counts = new Map([...incidents].map(([key, sums]) => [key, [...sums].toSorted((a, b) => b[1] - a[1])[0]![0]]))
  return inOrderOfCost.map((line) =>
    !line.breach || counts.get(`${line.objectiveId} ${line.breach.caseId}`) === line.breach.label
      ? line
      : { ...line, besides: true },
  )
}

/**
 * The dearest first; of the same cost, what was due first, by the labels of their cases, and by what they are about: nothing hangs on which was known first, and as little as can be
 * on ids that say nothing.
 */
function inOrder(a: PenaltyLine, b: PenaltyLine): number {
  return b.minor - a.minor || compareBreaches(a, b) || compareTexts(keyOf(a), keyOf(b))
}

function compareBreaches({ breach: one }: PenaltyLine, { breach: other }: PenaltyLine): number {
  if (!one || !other) return Number(!one) - Number(!other)
  return one.at - other.at || one.label.length - other.label.length || compareTexts(one.label, other.label)
}

function keyOf({ objectiveId, breach, band, caseIds }: PenaltyLine): string {
  return JSON.stringify([objectiveId, breach?.caseId ?? '', band?.beyond ?? '', caseIds])
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
