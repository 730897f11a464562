import type { Side } from '../../partners/party.ts'
import type { AgreementVersion } from '../../terms/agreement.ts'
import type { Instant } from '../../time/instant.ts'
import {
  type CalendarPeriod,
  firstDayOf,
  type PeriodKind,
  periodOf,
  type PeriodZone,
  zoneAt,
} from '../../time/period.ts'
import { type ContractYear, contractYears, yearOf, type YearsFrom } from './contract-years.ts'
import type { Cost, MoneyTerms } from './money-terms.ts'

/** A period of a ledger, with the terms that hold in it, in order. */
export type LedgerSpan = CalendarPeriod & {
  kind: PeriodKind
  /** The contract year that it begins in, as far as is agreed by now. */
  year: ContractYear
  held: HeldTerms[]
}

/** Terms of money over calendar days of a period. `agreement`: the version that has them. `nothing`: none were agreed on those days. */
export type HeldTerms = { terms: MoneyTerms; agreement: number; from: Instant; days: number; nothing?: true }

type Versions = readonly Pick<AgreementVersion, 'version' | 'validFrom' | 'terms'>[]

/** What holds from then on; no terms where there is no money in it, or where the partner has ended. */
type Since = { from: Instant; agreement: number; terms?: MoneyTerms }

/** When the partner had ended, until it was resumed. */
export type Ended = { from: Instant; to?: Instant }

/**
 * The periods of one side’s ledger that began by then, the oldest first, parted as those of figures are. Another length of periods, or another currency, holds
 * from the first period that begins with it.
 */
export function ledgerSpans(
  versions: Versions,
  side: Side,
  zone: PeriodZone,
  until: Instant,
  ended: readonly Ended[] = [],
): LedgerSpan[] {
  const all = sinces(versions, side, ended)
  const spans: PlainSpan[] = []
  let at = all.find(({ terms }) => terms)?.from
  while (at !== undefined && at <= until) {
    const span = spanAt(all, zone, at, spans.at(-1))
    if (span) spans.push(span)
    at = span ? span.to : nextWith(all, at)?.from
  }
  return inYears(spans.filter(({ from }) => from <= until))
}

type PlainSpan = Omit<LedgerSpan, 'year'>

/** By the days on which contract years begin by the terms of each day; while there is no money, by those before. */
function inYears(spans: readonly PlainSpan[]): LedgerSpan[] {
  const said = spans.flatMap((span, at): YearsFrom[] => {
    let day = firstDayOf(span)
    return span.held.flatMap(({ terms: { yearFrom }, days, nothing }) => {
      const since = { day, yearFrom }
      day = day.add({ days })
      return days === 0 || (nothing && at > 0) ? [] : [since]
    })
  })
  const last = spans.at(-1)
  const years = last ? contractYears(said, firstDayOf(last)) : []
  return spans.map((span) => ({ ...span, year: yearOf(years, firstDayOf(span)) }))
}

function sinces(versions: Versions, side: Side, ended: readonly Ended[]): Since[] {
  const since = (from: Instant, { version: agreement, terms }: Versions[number]): Since => {
    const money = ended.some((one) => one.from <= from && from < (one.to ?? Infinity)) ? undefined : terms.money[side]
    return { from, agreement, ...(money && { terms: money }) }
  }
  const turns = ended.flatMap(({ from, to }) => (to === undefined ? [from] : [from, to]))
  return [
    ...versions.map((one) => since(one.validFrom, one)),
    ...turns.flatMap((at) => {
      const held = versions.findLast(({ validFrom }) => validFrom <= at)
      return held ? [since(at, held)] : []
    }),
  ].toSorted((a, b) => a.from - b.from)
}

function spanAt(all: Since[], zone: PeriodZone, at: Instant, before: PlainSpan | undefined): PlainSpan | undefined {
  const next = nextWith(all, at)
  const soon = next && next.from < periodOf(next.terms.period, zone, at).to ? next.terms : undefined
  const lead = all.findLast(({ from }) => from <= at)?.terms ?? soon
  if (!lead) return undefined
  const wanted = periodOf(lead.period, zone, at)
  const goesOn = before !== undefined && wanted.from < before.to
  const like = goesOn ? before.held.at(-1)!.terms : lead
  const period = goesOn ? periodOf(like.period, zone, at) : wanted
  return { ...period, kind: like.period, held: heldIn(all, period, like, zone) }
}

function nextWith(all: Since[], at: Instant): (Since & { terms: MoneyTerms }) | undefined {
  return all.find((one): one is Since & { terms: MoneyTerms } => one.terms !== undefined && one.from > at)
}

/** Terms of other periods, or in another currency, wait for theirs: until then what was there before goes on. */
function heldIn(all: Since[], period: CalendarPeriod, like: MoneyTerms, zone: PeriodZone): HeldTerms[] {
  const { from, to } = period
  const fits = all.filter(({ terms }) => !terms || (terms.period === like.period && terms.currency === like.currency))
  const before = fits.findLast((one) => one.from <= from)
  const parts = [{ agreement: 0, ...before, from }, ...fits.filter((one) => from < one.from && one.from < to)]
  const [first, end] = [firstDayOf(period), firstDayOf(periodOf(like.period, zone, to))]
  const begins = [first]
  for (const part of parts.slice(1)) begins.push(between(begins.at(-1)!, dayOf(part.from, zone), end))
  begins.push(end)
  return parts.map((part, index): HeldTerms => {
    const { agreement } = part
    const { days } = begins[index]!.until(begins[index + 1]!)
    const span = { from: part.from, days, agreement }
    if (part.terms) return { ...span, terms: part.terms }
    const near = parts.slice(0, index).findLast(({ terms }) => terms) ?? parts.find(({ terms }) => terms)
    return { ...span, terms: nothingLike(near?.terms ?? like), nothing: true }
  })
}

/** On days without terms of money nothing is paid for and no breach costs anything. What is a share of the fee stays one: that of those days is nothing. */
function nothingLike(terms: MoneyTerms): MoneyTerms {
  const { cap, bonusCap, rules } = terms
  const ofNothing = (cost: Cost): Cost => ('amount' in cost ? { amount: 0 } : cost)
  return {
    ...{ ...terms, fee: 0, bonuses: [], rules: rules.filter(({ on }) => on === 'bands') },
    ...(cap && { cap: ofNothing(cap) }),
    ...(bonusCap && { bonusCap: ofNothing(bonusCap) }),
  }
}

/** The first day that what changed then holds on: the day of a change is of what was before, unless it came with its first moment. */
function dayOf(change: Instant, zone: PeriodZone): Temporal.PlainDate {
  const moment = Temporal.Instant.fromEpochMilliseconds(change).toZonedDateTimeISO(zoneAt(zone, change))
  return moment.toPlainDate().add({ days: moment.equals(moment.startOfDay()) ? 0 : 1 })
}

/** Another wall than the one that parts the period may show a day outside of it, or before one that was. */
function between(first: Temporal.PlainDate, day: Temporal.PlainDate, end: Temporal.PlainDate): Temporal.PlainDate {
  if (Temporal.PlainDate.compare(day, first) < 0) return first
  return Temporal.PlainDate.compare(day, end) > 0 ? end : day
}
