import type { Decimal } from '../figures/decimal.ts'
import type { Currency, Minor } from './currency.ts'
import type { ExplainedEntry } from './explain-entry.ts'
import type { Exact, HeldInWords } from './explain-line.ts'
import type { FigureSource } from './figure-source.ts'
import { fraction } from './fraction.ts'
import { feesOfYear, type LedgerEntry, type LedgerPeriod, yearCapOf } from './ledger.ts'
import type { ObjectiveWords } from './objective-words.ts'
import { byDays, capByDays, type PenaltyLine, penaltiesOf } from './penalties.ts'
import type { PeriodFacts } from './period-facts.ts'

/** The ledger of a side up to a period: what each was judged by, and what it comes to. `held`: the terms of the last one. */
export type LedgerRun = {
  facts: PeriodFacts[]
  computed: LedgerPeriod[]
  words(objectiveId: string): ObjectiveWords
  source?: ((objectiveId: string) => FigureSource | undefined) | undefined
  held: HeldInWords[]
  currency: Currency
}

type Own<Word> = Omit<Extract<ExplainedEntry, { word: Word }>, 'number' | 'period' | 'minor' | 'currency' | 'word'>

/** What the penalty of the last period comes of. */
export function explainedSum(
  { facts, computed, held }: LedgerRun,
  lines: { line: PenaltyLine; number: number }[],
): Own<'penalty'> {
  const own = facts.at(-1)!
  const { yearCap } = own.held.at(-1)!.terms
  const most = penaltiesOf(own).cap
  const periods = facts.filter(({ year }) => year.begins === own.year.begins)
  const inYear = new Set(periods.map(({ name }) => name))
  const used = computed
    .slice(0, -1)
    .flatMap(({ name, entries }) =>
      inYear.has(name)
        ? entries.flatMap(({ word, minor }) => (word === 'penalty' ? [{ period: name, minor: -minor }] : []))
        : [],
    )
  return {
    lines: lines.flatMap(({ line, number }) => (line.besides ? [] : [{ number, minor: line.minor }])),
    held,
    ...(most !== undefined && { cap: { minor: most, costs: own.held.map(({ terms }) => terms.cap) } }),
    ...(yearCap && {
      year: {
        ...{ begins: own.year.begins, used, fees: feesOfYear(own, facts) },
        cap: { costs: [yearCap], minor: yearCapOf(own, facts)! },
      },
    }),
  }
}

/** One award for the period, from the oldest penalty on: what went to those before is taken. */
export function explainedEarnBack(
  { facts, computed, words, source }: LedgerRun,
  { of, period }: LedgerEntry,
): Own<'earn-back'> {
  const awards = computed.at(-1)!.entries.filter(({ word }) => word === 'earn-back')
  const at = awards.findIndex((one) => one.of === of)
  const oldest = awards[0]?.of ?? of!
  const [own, first] = [of!, oldest].map((name) => facts.findLast((one) => one.name === name)!) as [
    PeriodFacts,
    PeriodFacts,
  ]
  const causes = penaltiesOf(own).lines.flatMap(({ besides, objectiveId }) => (besides ? [] : [objectiveId]))
  const before = computed
    .slice(0, -1)
    .flatMap(({ name, entries }) =>
      entries.flatMap((one) => (one.word === 'earn-back' && one.of === of ? [{ period: name, minor: one.minor }] : [])),
    )
  return {
    ...{ of: of!, penalty: penaltyIn(computed, of!), before: before.filter((one) => one.period !== period) },
    causes: [...new Set(causes)].map((id) => ({
      ...{ about: words(id), ...enoughOf(facts.at(-1)!, id) },
      ...sourced(source, id),
    })),
    each: first.held.at(-1)!.terms.earnBack!.each,
    award: {
      ...{ of: oldest, penalty: penaltyIn(computed, oldest) },
      taken: awards.slice(0, Math.max(0, at)).reduce((sum, { minor }) => sum + minor, 0),
    },
    atMost: own.held.at(-1)!.terms.earnBack!.atMost,
  }
}

function sourced(source: LedgerRun['source'], id: string): { source?: FigureSource } {
  const from = source?.(id)
  return from ? { source: from } : {}
}

/** What kept it in the period, where not every case had to. */
function enoughOf({ figures }: PeriodFacts, id: string): { enough?: { figure: Exact; share: Decimal } } {
  const { value, enough } = figures.find(({ objectiveId }) => objectiveId === id) ?? {}
  if (!value || enough === undefined) return {}
  return { enough: { figure: { top: String(value.top), bottom: String(value.bottom) }, share: enough } }
}

function penaltyIn(computed: LedgerPeriod[], name: string): Minor {
  const entries = computed.find((one) => one.name === name)?.entries ?? []
  return -(entries.find(({ word }) => word === 'penalty')?.minor ?? 0)
}

export function explainedBonus(
  { facts, computed, words, source, held }: LedgerRun,
  { objectiveId = '' }: LedgerEntry,
): Own<'bonus'> {
  const own = facts.at(-1)!
  const { bonuses } = own.held.at(-1)!.terms
  const fee = byDays(own, (terms) => fraction(terms.fee))
  const most = capByDays(own, fee, ({ bonusCap }) => bonusCap)
  const rule = bonuses.find((one) => one.objectiveId === objectiveId)!
  const { value, direction } = own.figures.find((one) => one.objectiveId === objectiveId)!
  const paid = computed.at(-1)!.entries.filter(({ word }) => word === 'bonus')
  const about = words(objectiveId)
  const { top, bottom } = value!
  return {
    ...{ about, held, reaching: rule.reaching, pays: rule.pays, ...sourced(source, objectiveId) },
    figure: {
      ...{ top: String(top), bottom: String(bottom), direction },
      unit: about.is === 'figure' ? about.unit : '%',
    },
    ...(most !== undefined && {
      cap: {
        costs: own.held.map(({ terms }) => terms.bonusCap),
        minor: most,
        paid: paid
          .slice(
            0,
            Math.max(
              0,
              paid.findIndex((one) => one.objectiveId === objectiveId),
            ),
          )
          .reduce((sum, { minor }) => sum + minor, 0),
      },
    }),
  }
}
