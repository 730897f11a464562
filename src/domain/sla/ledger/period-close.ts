import type { Side } from '../../partners/party.ts'
import type { Instant } from '../../time/instant.ts'
import { canonicalJson } from '../../timeline/canonical-json.ts'
import type { Currency } from './currency.ts'
import type { LedgerEntry } from './ledger.ts'
import { type HeldTerms, type LedgerSpan } from './ledger-spans.ts'
import type { BreachFact, FigureFact, PeriodFacts } from './period-facts.ts'

/** What a closed period of a side’s ledger was judged by. `turn`: from 1, its close; one more each time it was computed anew and had changed. */
export type PeriodClose = {
  id: string
  partnerId: string
  side: Side
  period: string
  turn: number
  at: Instant
  facts: KeptFacts
}

/** Terms stand in their versions and are not copied; exact numbers are two whole ones. */
export type KeptFacts = {
  held: Pick<HeldTerms, 'agreement' | 'from' | 'days' | 'nothing'>[]
  breaches: BreachFact[]
  figures: (Omit<FigureFact, 'value'> & { value?: { top: string; bottom: string } })[]
}

/** An entry that is booked: it stays as it is. `seq`: from 1, without holes, of this side’s ledger. */
export type BookedEntry = LedgerEntry & {
  id: string
  partnerId: string
  side: Side
  seq: number
  currency: Currency
  at: Instant
}

/** A case of kind dispute that is about a line of a ledger. */
export type LedgerDispute = { caseId: string; partnerId: string; side: Side; period: string; line: string }

export function keepFacts({ held }: LedgerSpan, { breaches, figures }: PeriodFacts): KeptFacts {
  return {
    held: held.map(({ agreement, from, days, nothing }) => ({ agreement, from, days, ...(nothing && { nothing }) })),
    breaches,
    figures: figures.map(({ value, ...figure }) => ({
      ...figure,
      ...(value && { value: { top: String(value.top), bottom: String(value.bottom) } }),
    })),
  }
}

/** As they were kept, in the terms of the period. */
export function recallFacts({ name, year, held }: LedgerSpan, { breaches, figures }: KeptFacts): PeriodFacts {
  return {
    ...{ name, year, breaches },
    held: held.map(({ terms, days }) => ({ terms, days })),
    figures: figures.map(({ value, ...figure }): FigureFact => ({
      ...figure,
      ...(value && { value: { top: BigInt(value.top), bottom: BigInt(value.bottom) } }),
    })),
  }
}

/** Whether two are judged alike: how they happen to be written, the one read from the store and the other counted just now, says nothing. */
export function sameFacts(one: KeptFacts, other: KeptFacts): boolean {
  return canonicalJson(one) === canonicalJson(other)
}
