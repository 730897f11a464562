import { firstDayOf } from '../../time/period.ts'
import type { Minor } from './currency.ts'
import { compareFractions, fraction, ofDecimal, rounded, times } from './fraction.ts'
import type { EarnBack } from './money-terms.ts'
import { byDays, capByDays, costIn, type Penalties, penaltiesOf } from './penalties.ts'
import type { FigureFact, PeriodFacts } from './period-facts.ts'

/** The words of a ledger. A penalty is what contracts call a service credit. */
export const ENTRY_WORDS = ['penalty', 'earn-back', 'bonus', 'correction'] as const
export type EntryWord = (typeof ENTRY_WORDS)[number]

/** `minor`: as the side that owes sees it: below zero it pays, above zero it is paid. `of`: the period whose penalty is earned back, or that is corrected. */
export type LedgerEntry = { period: string; word: EntryWord; minor: Minor; of?: string; objectiveId?: string }

/** A period of a ledger: what its penalties come to, and its entries. */
export type LedgerPeriod = {
  name: string
  penalties: Penalties
  /** What is left of the cap of the contract year before this period; absent without one. */
  yearLeft?: Minor
  entries: LedgerEntry[]
}

/** A penalty that may still be earned back. `months`: so many are left. */
type Open = { period: string; penalty: Minor; causes: string[]; earned: Minor; months: number; terms: EarnBack }

const MONTHS = { month: 1, quarter: 3, year: 12 } as const

/** The ledger of one side over its periods in one currency, the oldest first, of whatever length each is and whatever lies between them. */
export function ledgerOf(periods: PeriodFacts[]): LedgerPeriod[] {
  const open: Open[] = []
  const usedInYear = new Map<string, Minor>()
  return periods.map((facts): LedgerPeriod => {
    const penalties = penaltiesOf(facts)
    const used = usedInYear.get(facts.year.begins) ?? 0
    const cap = yearCapOf(facts, periods)
    const yearLeft = cap === undefined ? undefined : Math.max(0, cap - used)
    const penalty = Math.min(penalties.owed, yearLeft ?? penalties.owed)
    usedInYear.set(facts.year.begins, used + penalty)
    // Before its own penalty: a period earns nothing back of what it has itself cost.
    const earned = earnedBack(facts, open)
    remember(facts, penalties, penalty, open)
    return {
      ...{ name: facts.name, penalties },
      ...(yearLeft !== undefined && { yearLeft }),
      entries: [
        ...(penalty === 0 ? [] : [{ period: facts.name, word: 'penalty' as const, minor: -penalty }]),
        ...earned,
        ...bonusesOf(facts),
      ],
    }
  })
}

/** Entries that bring what is booked of closed periods to what they come to now, at the moment of `period`. Outside of that period's cap. */
export function correctionsOf(
  booked: LedgerEntry[],
  computed: LedgerEntry[],
  { period, closed }: { period: string; closed: ReadonlySet<string> },
): LedgerEntry[] {
  const about = (entry: LedgerEntry) => (entry.word === 'correction' ? entry.of! : entry.period)
  const sumOf = (entries: LedgerEntry[], name: string) =>
    entries.filter((entry) => about(entry) === name).reduce((sum, { minor }) => sum + minor, 0)
  return [...closed].toSorted().flatMap((of): LedgerEntry[] => {
    const minor = sumOf(computed, of) - sumOf(booked, of)
    return minor === 0 ? [] : [{ period, word: 'correction', minor, of }]
  })
}

/** What the penalties of its contract year come to at most; undefined where nothing is agreed. */
export function yearCapOf(facts: PeriodFacts, periods: PeriodFacts[]): Minor | undefined {
  const { terms } = facts.held.at(-1)!
  if (terms.yearCap === undefined) return undefined
  return Number(rounded(costIn(terms.yearCap, fraction(feesOfYear(facts, periods)))))
}

/** The fees of the periods of a contract year: of those known, and of those still to come what holds at the end of the last known one: nothing where money or the partner has ended by then. */
export function feesOfYear(facts: PeriodFacts, periods: PeriodFacts[]): Minor {
  const known = periods.filter(({ year }) => year.begins === facts.year.begins)
  const last = known.at(-1)!
  return (
    known.reduce((total, one) => total + penaltiesOf(one).fee, 0) + periodsAfter(last) * last.held.at(-1)!.terms.fee
  )
}

/** How many periods of its length begin after one in its contract year. */
function periodsAfter({ name, year, held }: PeriodFacts): number {
  const months = MONTHS[held.at(-1)!.terms.period]
  const ends = Temporal.PlainDate.from(year.ends)
  let after = 0
  for (
    let begins = firstDayOf({ name }).add({ months });
    Temporal.PlainDate.compare(begins, ends) < 0;
    begins = begins.add({ months })
  )
    after += 1
  return after
}

function remember({ name, held }: PeriodFacts, { lines }: Penalties, penalty: Minor, open: Open[]): void {
  const { earnBack } = held.at(-1)!.terms
  if (penalty === 0 || !earnBack) return
  const causes = [...new Set(lines.filter(({ besides }) => !besides).map(({ objectiveId }) => objectiveId))]
  open.push({ period: name, penalty, causes, earned: 0, months: earnBack.months, terms: earnBack })
}

/** One award for the period, from the oldest penalty that it may earn back on, and what that has no room for to the next. */
function earnedBack({ name, held, figures }: PeriodFacts, open: Open[]): LedgerEntry[] {
  const months = MONTHS[held.at(-1)!.terms.period]
  const byId = new Map(figures.map((figure) => [figure.objectiveId, figure]))
  const earning = open.filter((one) => {
    const caused = one.causes.map((id) => byId.get(id))
    // A period without a figure uses up no month.
    if (one.months <= 0 || !caused.every(hasFigure)) return false
    one.months -= months
    return caused.every((figure) => figure?.met === true) && roomOf(one) > 0
  })
  const [first] = earning
  if (!first) return []
  let left = Number(rounded(costIn(first.terms.each, fraction(first.penalty))))
  return earning.flatMap((one): LedgerEntry[] => {
    const minor = Math.min(left, roomOf(one))
    if (minor <= 0) return []
    left -= minor
    one.earned += minor
    return [{ period: name, word: 'earn-back', minor, of: one.period }]
  })
}

function hasFigure(figure: FigureFact | undefined): boolean {
  return figure?.met !== undefined
}

function roomOf({ penalty, earned, terms }: Open): Minor {
  return Number(rounded(times(times(ofDecimal(terms.atMost), fraction(1, 100)), fraction(penalty)))) - earned
}

function bonusesOf(facts: PeriodFacts): LedgerEntry[] {
  const { bonuses } = facts.held.at(-1)!.terms
  const fee = byDays(facts, (terms) => fraction(terms.fee))
  let left = capByDays(facts, fee, ({ bonusCap }) => bonusCap) ?? Infinity
  return bonuses.flatMap(({ objectiveId, reaching, pays }): LedgerEntry[] => {
    const figure = facts.figures.find((one) => one.objectiveId === objectiveId)
    if (figure?.value === undefined) return []
    const worse = figure.direction === 'at least' ? -1 : 1
    if (compareFractions(figure.value, ofDecimal(reaching)) === worse) return []
    const minor = Math.min(left, Number(rounded(costIn(pays, fee))))
    left -= minor
    return minor === 0 ? [] : [{ period: facts.name, word: 'bonus', minor, objectiveId }]
  })
}
