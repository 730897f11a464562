import type { Side } from '../../partners/party.ts'
import type { AgreementVersion } from '../../terms/agreement.ts'
import { DAY, type Instant } from '../../time/instant.ts'
import { type CalendarPeriod, type PeriodKind, periodOf } from '../../time/period.ts'
import type { Cost, MoneyTerms } from './money-terms.ts'

/** A period of a ledger, with the terms that hold in it, in order. */
export type LedgerSpan = CalendarPeriod & {
  kind: PeriodKind
  /** The contract year that it begins in, by its first calendar year. */
  year: string
  held: HeldTerms[]
}

/** Terms of money over calendar days of a period. `agreement`: the version that has them. `nothing`: none were agreed on those days. */
export type HeldTerms = { terms: MoneyTerms; agreement: number; from: Instant; days: number; nothing?: true }

type Versions = readonly Pick<AgreementVersion, 'version' | 'validFrom' | 'terms'>[]

/** What holds from then on; no terms where there is no money in it, or where the partner has ended. */
type Since = { from: Instant; agreement: number; terms?: MoneyTerms }

/** `ended`: when the partner had ended, until it was resumed. `closedIn`: the zones that periods were closed in, by their names; they keep their bounds. */
type Besides = { ended?: readonly Ended[]; closedIn?: ReadonlyMap<string, string> }

export type Ended = { from: Instant; to?: Instant }

/** Bounds of one period in two zones lie less apart. */
const A_SHIFT = 2 * DAY

/**
 * The periods of one side’s ledger that began by then, the oldest first. Another length of periods, or another currency, holds from the first period that
 * begins with it.
 */
export function ledgerSpans(
  versions: Versions,
  side: Side,
  zone: string,
  until: Instant,
  { ended = [], closedIn = new Map() }: Besides = {},
): LedgerSpan[] {
  const all = sinces(versions, side, ended)
  const zones: Zones = { now: zone, closedIn }
  const spans: LedgerSpan[] = []
  let at = all.find(({ terms }) => terms)?.from
  while (at !== undefined && at <= until) {
    const span = spanAt(all, zones, at, spans.at(-1))
    if (span) spans.push(span)
    at = span ? span.to : nextWith(all, at)?.from
  }
  return spans.filter(({ from }) => from <= until)
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

type Zones = { now: string; closedIn: ReadonlyMap<string, string> }

function spanAt(all: Since[], zones: Zones, at: Instant, before: LedgerSpan | undefined): LedgerSpan | undefined {
  const next = nextWith(all, at)
  const soon = next && next.from < periodAt(next.terms.period, zones, at, before).to ? next.terms : undefined
  const lead = all.findLast(({ from }) => from <= at)?.terms ?? soon
  if (!lead) return undefined
  const wanted = periodAt(lead.period, zones, at, before)
  const goesOn = before !== undefined && wanted.from < before.to
  const like = goesOn ? before.held.at(-1)!.terms : lead
  const { zone, begins, ...period } = goesOn ? periodAt(like.period, zones, at, before) : wanted
  const year = contractYear({ from: begins }, like.yearFrom, zone)
  return { ...period, kind: like.period, year, held: heldIn(all, { ...period, zone, begins }, like) }
}

/** `begins`: on the wall of its zone, whatever the one before it ended by. */
type PeriodOfZone = CalendarPeriod & { zone: string; begins: Instant }

/** As it was closed, else as its bounds are now; after one that was closed in another zone it begins where that ended. */
function periodAt(kind: PeriodKind, { now, closedIn }: Zones, at: Instant, before?: LedgerSpan): PeriodOfZone {
  const closed = [...new Set(closedIn.values())]
    .map((zone) => periodOfZone(kind, zone, at, before))
    .find(({ name, zone }) => closedIn.get(name) === zone)
  return closed ?? periodOfZone(kind, now, at, before)
}

function periodOfZone(kind: PeriodKind, zone: string, at: Instant, before: LedgerSpan | undefined): PeriodOfZone {
  const here = periodOf(kind, zone, at)
  const period = before && here.to - before.to < A_SHIFT ? periodOf(kind, zone, here.to) : here
  const touches = before && Math.abs(period.from - before.to) < A_SHIFT
  return { ...period, zone, begins: period.from, ...(touches && { from: before.to }) }
}

function nextWith(all: Since[], at: Instant): (Since & { terms: MoneyTerms }) | undefined {
  return all.find((one): one is Since & { terms: MoneyTerms } => one.terms !== undefined && one.from > at)
}

/** Terms of other periods, or in another currency, wait for theirs: until then what was there before goes on. */
function heldIn(all: Since[], { from, to, zone, begins }: Omit<PeriodOfZone, 'name'>, like: MoneyTerms): HeldTerms[] {
  const fits = all.filter(({ terms }) => !terms || (terms.period === like.period && terms.currency === like.currency))
  const before = fits.findLast((one) => one.from <= from)
  const parts = [{ agreement: 0, ...before, from }, ...fits.filter((one) => from < one.from && one.from < to)]
  return parts.map((part, index): HeldTerms => {
    const { agreement } = part
    const days = daysBetween(index === 0 ? begins : part.from, parts[index + 1]?.from ?? to, zone)
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

/** Calendar days on the wall of the zone: the day of a change is of what was before, unless it came with its first moment. */
function daysBetween(from: Instant, to: Instant, zone: string): number {
  const dayFrom = (at: Instant) => {
    const moment = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone)
    return moment.toPlainDate().add({ days: moment.equals(moment.startOfDay()) ? 0 : 1 })
  }
  return dayFrom(from).until(dayFrom(to)).days
}

/** `yearFrom`: `MM-DD`. The 29th of February is the 28th where there is none. */
export function contractYear({ from }: Pick<CalendarPeriod, 'from'>, yearFrom: string, zone: string): string {
  const day = Temporal.Instant.fromEpochMilliseconds(from).toZonedDateTimeISO(zone).toPlainDate()
  const begins = yearBegins(day.year, yearFrom)
  const year = Temporal.PlainDate.compare(day, begins) < 0 ? day.year - 1 : day.year
  return String(year).padStart(4, '0')
}

/** Until when what a contract year comes to is corrected: three months after its end. */
export function correctedUntil(year: string, yearFrom: string, zone: string): Instant {
  return yearBegins(Number(year) + 1, yearFrom)
    .add({ months: 3 })
    .toZonedDateTime(zone).epochMilliseconds
}

function yearBegins(year: number, yearFrom: string): Temporal.PlainDate {
  const [month, day] = yearFrom.split('-').map(Number)
  return Temporal.PlainDate.from({ year, month: month!, day: day! }, { overflow: 'constrain' })
}
