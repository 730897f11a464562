import { type Side, SIDES } from '../partners/party.ts'
import { compareDecimals, type Decimal } from '../sla/figures/decimal.ts'
import { sayAmount } from '../sla/ledger/currency.ts'
import type { Band, Cost, MoneyTerms, PenaltyRule } from '../sla/ledger/money-terms.ts'
import { isShare, unitOf } from './figure.ts'
import { EVERY_CASE, type Objective } from './objective.ts'
import { allOwed, type Owed, sayOwed } from './money-owed.ts'
import type { Terms } from './terms.ts'
import { OUR_VOICE, type Voice } from './voice.ts'

/** Longer than that nothing is earned back. */
const LONGEST_EARN_BACK = 36

/** What cannot be agreed about money, a sentence each. */
export function moneyProblems(
  terms: Pick<Terms, 'objectives' | 'figures' | 'money'>,
  { is }: Voice = OUR_VOICE,
): string[] {
  const byId = new Map(allOwed(terms).map((one) => [one.id, one]))
  return [
    ...SIDES.flatMap((side) => {
      const money = terms.money[side]
      const about = `Money for what ${is[side]} owes: `
      return money
        ? [...ofTerms(money), ...ofRules(money, byId), ...ofBonuses(money, byId)].map((say) => about + say)
        : []
    }),
    ...twoCurrencies(terms.money),
  ]
}

/** What the two sides pay is set side by side. */
function twoCurrencies({ internal, partner }: Partial<Record<Side, MoneyTerms>>): string[] {
  if (!internal || !partner || internal.currency === partner.currency) return []
  return [
    `One side’s money is agreed in ${internal.currency}, the other’s in ${partner.currency}, and their sums could not be set side by side: take one currency for both.`,
  ]
}

function ofTerms(money: MoneyTerms): string[] {
  const { fee, currency, cap, yearCap, yearFrom, earnBack, bonusCap } = money
  const costs: [what: string, Cost | undefined][] = [
    ['the cap of a period', cap],
    ['the cap of a contract year', yearCap],
    ['the cap of bonuses', bonusCap],
  ]
  const shares = [
    ...costs.map(([, cost]) => cost),
    ...money.rules.flatMap((rule) =>
      rule.on === 'breach' ? [rule.costs] : rule.bands.map(({ percent }) => ({ percent })),
    ),
    ...money.bonuses.map(({ pays }) => pays),
  ]
  const ofNothing = fee === 0 && shares.some((one) => one && 'percent' in one)
  return [
    ...costs.flatMap(([what, cost]) =>
      cost && 'percent' in cost && !isShare(cost.percent) ? [`${what} is 0 to 100 %, not ${cost.percent} %.`] : [],
    ),
    ...(ofNothing ? [`a share of a fee of ${sayAmount(0, currency)} is nothing: say the fee, or an amount.`] : []),
    ...ifAny(yearFromProblem(yearFrom)),
    ...(earnBack ? ofEarnBack(earnBack) : []),
  ]
}

function ifAny(problem: string | undefined): string[] {
  return problem === undefined ? [] : [problem]
}

const MOST_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Why contract years cannot begin on a day; undefined where they can. */
export function yearFromProblem(yearFrom: string): string | undefined {
  if (yearFrom === '02-29')
    return 'there is no 29 February in most years: let contract years begin on 02-28, or on 03-01.'
  const [, month = '', day = ''] = /^(\d\d)-(\d\d)$/u.exec(yearFrom) ?? []
  const most = MOST_DAYS[Number(month) - 1]
  if (most !== undefined && Number(day) >= 1 && Number(day) <= most) return undefined
  return `“${yearFrom}” is no day of every year: write month and day, like 04-01.`
}

function ofEarnBack({ months, each, atMost }: NonNullable<MoneyTerms['earnBack']>): string[] {
  const span =
    Number.isInteger(months) && months >= 1 && months <= LONGEST_EARN_BACK
      ? []
      : [`a penalty is earned back within 1 to ${LONGEST_EARN_BACK} months, not ${months}.`]
  return [...span, ...costProblem('what is earned back', each), ...shareProblem('the most that is earned back', atMost)]
}

function ofRules(money: MoneyTerms, byId: Map<string, Owed>): string[] {
  return money.rules.flatMap((rule) => {
    const owed = byId.get(rule.objectiveId)
    if (!owed) return []
    const said = sayOwed(owed)
    const own =
      rule.on === 'breach' ? costProblem(`what a miss of ${said} costs`, rule.costs) : ofBands(rule, owed, said)
    return [...own, ...otherPeriod(money, owed, said)]
  })
}

/** A figure is judged once a period of its own, so it needs the period that money is reckoned by. */
function otherPeriod({ period }: MoneyTerms, owed: Owed, said: string): string[] {
  if (owed.kind === 'clock' || owed.figure.period === period) return []
  return [
    `${said} is judged each ${owed.figure.period}, and money is reckoned each ${period}: take one period for both.`,
  ]
}

function ofBands({ bands }: Extract<PenaltyRule, { on: 'bands' }>, owed: Owed, said: string): string[] {
  const direction = directionOf(owed)
  const [first] = bands
  if (!first) return [`the bands of ${said} are empty: give at least one, or end the rule.`]
  const shares = bands.flatMap(({ percent }) => shareProblem(`a band of ${said}`, percent))
  const ends = bands.flatMap(({ beyond }) =>
    isInPercent(owed) && !isShare(beyond) ? [`a band of ${said} begins at 0 to 100 %, not at ${beyond} %.`] : [],
  )
  return [...shares, ...ends, ...inOrder(bands, direction, said), ...beyondTarget(bands, owed, said)]
}

function inOrder(bands: Band[], direction: Direction, said: string): string[] {
  const worse = direction === 'at least' ? -1 : 1
  const pairs = bands.slice(1).map((band, at) => [bands[at]!, band] as const)
  const twice = pairs.find(([one, other]) => compareDecimals(other.beyond, one.beyond) === 0)
  if (twice) return [`two bands of ${said} begin at ${twice[0].beyond}: keep one of them.`]
  const steps = pairs.map(([one, other]) => compareDecimals(other.beyond, one.beyond))
  const better = direction === 'at least' ? 'more' : 'less'
  if (steps.length > 0 && steps.every((step) => step === -worse))
    return [
      `the bands of ${said} go in the wrong direction: ${better} is better, so each begins ${worse === -1 ? 'below' : 'above'} the one before.`,
    ]
  if (steps.some((step) => step !== worse))
    return [`the bands of ${said} are out of order: say them from the mildest to the worst.`]
  const cheaper = pairs.find(([one, other]) => compareDecimals(other.percent, one.percent) <= 0)
  return cheaper
    ? [`the bands of ${said} overlap: worse than ${cheaper[1].beyond} must cost more than ${cheaper[0].percent} %.`]
    : []
}

/** What keeps its target costs nothing. */
function beyondTarget([first]: Band[], owed: Owed, said: string): string[] {
  if (!first) return []
  const { direction, value } = owed.kind === 'clock' ? shareOf(owed.objective) : owed.figure.target
  const worse = direction === 'at least' ? -1 : 1
  if (compareDecimals(first.beyond, value) !== -worse) return []
  return [
    `the bands of ${said} begin at ${first.beyond}, though ${direction} ${value} keeps it: begin at ${value} or worse.`,
  ]
}

function shareOf({ attainment = EVERY_CASE }: Objective): { direction: Direction; value: Decimal } {
  return { direction: 'at least', value: attainment }
}

function ofBonuses(money: MoneyTerms, byId: Map<string, Owed>): string[] {
  return money.bonuses.flatMap(({ objectiveId, reaching, pays }) => {
    const owed = byId.get(objectiveId)
    if (!owed) return []
    const said = sayOwed(owed)
    if (owed.kind === 'clock') return [`${said} earns no bonus: a bonus is paid for the numbers of a figure alone.`]
    const { direction, value } = owed.figure.target
    const worse = direction === 'at least' ? -1 : 1
    const missed =
      compareDecimals(reaching, value) === worse
        ? [`a bonus for ${said} at ${reaching} would be paid though ${direction} ${value} is missed.`]
        : []
    const share =
      isInPercent(owed) && !isShare(reaching)
        ? [`a bonus for ${said} is paid at 0 to 100 %, not at ${reaching} %.`]
        : []
    return [...missed, ...share, ...costProblem(`the bonus for ${said}`, pays), ...otherPeriod(money, owed, said)]
  })
}

type Direction = 'at least' | 'at most'

/** Of the times on cases, the share that was kept. */
function directionOf(owed: Owed): Direction {
  return owed.kind === 'clock' ? 'at least' : owed.figure.target.direction
}

function isInPercent(owed: Owed): boolean {
  return owed.kind === 'clock' || unitOf(owed.figure) === '%'
}

function costProblem(what: string, cost: Cost): string[] {
  if ('percent' in cost) return shareProblem(what, cost.percent)
  return cost.amount === 0 ? [`${what} is nothing: give an amount, or end it.`] : []
}

function shareProblem(what: string, percent: Decimal): string[] {
  if (isShare(percent) && compareDecimals(percent, '0') !== 0) return []
  return [`${what} is more than 0 and at most 100 %, not ${percent} %.`]
}
