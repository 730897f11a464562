import { caseLabel } from '../../domain/cases/case.ts'
import type { Side } from '../../domain/partners/party.ts'
import { periodZone, settlesAt } from '../../domain/sla/figures/periods-of.ts'
import { decimalCut } from '../../domain/sla/ledger/fraction.ts'
import type { Minor } from '../../domain/sla/ledger/currency.ts'
import { ledgersOf } from '../../domain/sla/ledger/ledgers.ts'
import type { LedgerEntry, LedgerPeriod } from '../../domain/sla/ledger/ledger.ts'
import type { Ended, LedgerSpan } from '../../domain/sla/ledger/ledger-spans.ts'
import type { LedgerItem, LedgerLine, SideOfLedger } from '../../domain/sla/ledger/ledger-view.ts'
import { figureLine } from '../../domain/sla/ledger/line-key.ts'
import type { ObjectiveWords } from '../../domain/sla/ledger/objective-words.ts'
import type { Cost, MoneyTerms } from '../../domain/sla/ledger/money-terms.ts'
import { type PenaltyLine, penaltiesOf } from '../../domain/sla/ledger/penalties.ts'
import { type LedgerDispute, recallFacts } from '../../domain/sla/ledger/period-close.ts'
import type { PeriodFacts } from '../../domain/sla/ledger/period-facts.ts'
import { sumOf } from '../../domain/sla/ledger/sum-of.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { dateOf } from '../../domain/time/period.ts'
import { explainBooked, explainSide } from './explain-side.ts'
import type { ReckonedPeriod, SideLedger } from './reckon.ts'

/** What it takes to tell of a period of one side’s ledger. `labels`: of disputes, by the ids of their cases. `ended`: when the partner had. */
export type Telling = {
  terms: Terms
  now: Instant
  words(objectiveId: string): ObjectiveWords
  disputes: LedgerDispute[]
  labels: ReadonlyMap<string, string>
  ended: readonly Ended[]
}

/** A period of one side’s ledger as both companies read it: of a closed one what was booked, with the lines that it was judged by then. Its lines are numbered on after so many. */
export function tellSide(ledger: SideLedger, one: ReckonedPeriod, telling: Telling, before = 0): SideOfLedger {
  const { span, closed } = one
  const known = ledger.periods.filter(({ span: { from } }) => from <= span.from)
  const computed = ledgersOf(known.map(({ facts }) => facts)).at(-1)!
  const facts = closed ? recallFacts(span, closed.first.facts) : one.facts
  const penalties = penaltiesOf(facts)
  const booked = ledger.booked.filter(({ period }) => period === span.name)
  const entries: LedgerEntry[] = closed ? booked : [...computed.entries, ...booked]
  const lines = penalties.lines.map((line, at) => lineOf(line, before + at + 1, { ledger, one, facts }, telling))
  const items = entries.map((entry, at) => itemOf(entry, before + lines.length + at + 1, ledger.side, telling))
  const yearLeft = closed ? leftAtClose(penalties.owed, booked) : computed.yearLeft
  const { held, cap, noPenalty, ...explained } = explainSide(ledger, one, { ...telling, before })
  return {
    ...{ side: ledger.side, kind: span.kind, currency: penalties.currency, fee: penalties.fee },
    state: stateOf(one, telling),
    byDays: span.held.length > 1,
    ...turnsIn(span, telling),
    counted: facts.figures.some(({ value }) => value !== undefined),
    penalties: lines,
    sum: penalties.sum,
    ...(penalties.cap !== undefined && { cap: penalties.cap }),
    ...(yearLeft !== undefined && { yearLeft }),
    sums: {
      ...{ held, penalties: explained.penalties, entries: explained.entries },
      ...(cap && { cap }),
      ...(noPenalty && { noPenalty }),
    },
    entries: items,
    total: sumOf(entries),
    missing: missingIn(one),
    ...letPassIn(one),
    ...reportedIn(ledger, one, telling),
    ...correctedOf(ledger, one, computed),
  }
}

/** What was booked in a period in which money was agreed no more: corrections alone. Undefined where nothing was. */
export function tellBooked(
  ledger: SideLedger,
  period: string,
  telling: Telling,
  before: number,
): SideOfLedger | undefined {
  const { side, booked, periods } = ledger
  const entries = booked.filter((one) => one.period === period)
  const [first] = entries
  if (!first) return undefined
  return {
    ...{ side, kind: periods.at(-1)!.span.kind, currency: first.currency, fee: 0 },
    ...{ state: { is: 'closed', at: first.at }, byDays: false, counted: false, penalties: [], sum: 0 },
    entries: entries.map((entry, at) => itemOf(entry, before + at + 1, side, telling)),
    ...{ total: sumOf(entries), missing: [], corrected: [] },
    sums: { held: [], penalties: [], entries: explainBooked(ledger, period, { ...telling, before }).entries },
  }
}

/** Whatever else parts the days of a period is a change of its terms. */
function turnsIn({ from, to, held }: LedgerSpan, { ended, terms }: Telling): Pick<SideOfLedger, 'turns'> {
  const all = ended.flatMap((one) => [
    { is: 'ended' as const, at: one.from },
    ...(one.to === undefined ? [] : [{ is: 'resumed' as const, at: one.to }]),
  ])
  const parting = all.filter(({ at }) => held.some((part) => part.from === at) && from < at && at < to)
  if (parting.length === 0) return {}
  const changed = held.slice(1).some((part) => parting.every(({ at }) => at !== part.from))
  return { turns: { changed, at: parting.map(({ is, at }) => ({ is, on: dateOf(at, periodZone(terms)) })) } }
}

/** What was left of the cap of the contract year, where that made the penalty less than what was owed. */
function leftAtClose(owed: Minor, booked: LedgerEntry[]): Minor | undefined {
  const penalty = -(booked.find(({ word }) => word === 'penalty')?.minor ?? 0)
  return penalty < owed ? penalty : undefined
}

function stateOf({ span, closed }: ReckonedPeriod, { terms, now }: Telling): SideOfLedger['state'] {
  if (closed) return { is: 'closed', at: closed.first.at }
  const closesAt = settlesAt(terms, span.to)
  if (closesAt <= now) return { is: 'waiting' }
  return { is: now < span.to ? 'running' : 'open', closesAt }
}

/** Nobody has reported it. */
function missingIn({ figures }: ReckonedPeriod): string[] {
  return figures.flatMap(({ kind, value, name }) => (kind === 'measured' && value === undefined ? [name] : []))
}

/** Figures that were missed, of which nothing follows any more. */
function letPassIn({ figures }: ReckonedPeriod): Pick<SideOfLedger, 'letPass'> {
  const letPass = figures.flatMap(({ waived, name }) => (waived ? [name] : []))
  return letPass.length === 0 ? {} : { letPass }
}

function reportedIn(
  { side }: SideLedger,
  { span, figures, waitsFor }: ReckonedPeriod,
  telling: Telling,
): Pick<SideOfLedger, 'reported' | 'waitsFor'> {
  const reported = figures.flatMap(({ objectiveId, name, unit, reported: { counts, waits } = {}, reporter }) => {
    if (!reporter) return []
    const key = figureLine(objectiveId)
    return {
      ...{ key, name, unit, disputes: disputesOf(telling, side, span.name, key) },
      ...(counts && { value: counts.value }),
      ...(waits && { late: { value: waits.value, at: waits.at } }),
    }
  })
  return {
    ...(reported.length > 0 && { reported }),
    ...(waitsFor.length > 0 && { waitsFor: waitsFor.map(({ number }) => caseLabel(number)) }),
  }
}

/** What later periods booked of this one, and what the next close will book of it. */
function correctedOf(
  { booked }: SideLedger,
  { span, closed, facts }: ReckonedPeriod,
  computed: LedgerPeriod,
): Pick<SideOfLedger, 'corrected' | 'pending'> {
  if (!closed) return { corrected: [] }
  const corrections = booked.filter(({ word, of }) => word === 'correction' && of === span.name)
  const own = booked.filter(({ word, period }) => word !== 'correction' && period === span.name)
  const pending = facts.name === computed.name ? sumOf(computed.entries) - sumOf([...own, ...corrections]) : 0
  return {
    corrected: corrections.map(({ minor, period }) => ({ minor, in: period })),
    ...(pending !== 0 && { pending }),
  }
}

function lineOf(
  line: PenaltyLine,
  number: number,
  { ledger, one, facts }: { ledger: SideLedger; one: ReckonedPeriod; facts: PeriodFacts },
  telling: Telling,
): LedgerLine {
  const { objectiveId, minor, band, breach, besides } = line
  const ofCase = [objectiveId, breach?.caseId ?? '', band ? 'band' : 'breach'].join(' ')
  const key = breach ? `${ofCase} ${breach.at}` : ofCase
  const figure = facts.figures.find((each) => each.objectiveId === objectiveId)
  const about = telling.words(objectiveId)
  const held = termsOf(facts, line)
  const cost = band ? undefined : costOf(held, line)
  const value = breach ? undefined : figure?.value
  return {
    ...{ number, key, about, minor },
    ...(cost && { cost }),
    ...(band && { band }),
    ...(breach && {
      breach: { label: breach.label, at: breach.at, fee: held.fee, ...(breach.again && { again: true }) },
    }),
    ...(value &&
      figure && {
        figure: { value: decimalCut(value, 3, figure.direction), unit: about.is === 'figure' ? about.unit : '%' },
      }),
    ...(besides && { besides }),
    disputes: namesOf(ofCase, key, line, facts).flatMap((each) =>
      disputesOf(telling, ledger.side, one.span.name, each),
    ),
  }
}

/** Before several misses of a promise by a case were told apart a line was of the first of them, and so is what was disputed then. */
function namesOf(
  ofCase: string,
  key: string,
  { objectiveId, breach }: PenaltyLine,
  { breaches }: PeriodFacts,
): string[] {
  const isFirst = !breaches.some(
    (one) => breach && one.objectiveId === objectiveId && one.caseId === breach.caseId && one.at < breach.at,
  )
  return isFirst ? [...new Set([ofCase, key])] : [key]
}

/** Those that held when it was missed. */
function termsOf({ held }: PeriodFacts, { breach }: PenaltyLine): MoneyTerms {
  return (breach ? held[breach.by]! : held.at(-1)!).terms
}

function costOf({ rules }: MoneyTerms, { objectiveId }: PenaltyLine): Cost | undefined {
  const rule = rules.find((one) => one.on === 'breach' && one.objectiveId === objectiveId)
  return rule?.on === 'breach' ? rule.costs : undefined
}

function itemOf(
  { period, word, minor, of, objectiveId }: LedgerEntry,
  number: number,
  side: Side,
  telling: Telling,
): LedgerItem {
  const key = [word, of ?? '', objectiveId ?? ''].join(' ')
  return {
    ...{ number, key, word, minor },
    ...(of !== undefined && { of }),
    ...(objectiveId !== undefined && { about: telling.words(objectiveId) }),
    disputes: disputesOf(telling, side, period, key),
  }
}

function disputesOf({ disputes, labels }: Telling, side: Side, period: string, line: string): string[] {
  return disputes
    .filter((one) => one.side === side && one.period === period && one.line === line)
    .map(({ caseId }) => labels.get(caseId) ?? caseId)
}
