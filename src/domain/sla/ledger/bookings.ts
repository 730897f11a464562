import type { LedgerSpan } from './ledger-spans.ts'
import { correctionsOf, type LedgerEntry } from './ledger.ts'
import { ledgersOf } from './ledgers.ts'
import type { PeriodFacts } from './period-facts.ts'

/** A period as it is known now. `correctable`: it is closed, and what has changed of it can still be booked. */
export type KnownPeriod = { span: LedgerSpan; facts: PeriodFacts; correctable: boolean }

/** What is to be booked as a period is closed: what it comes to, and what brings closed ones to what they come to now. `known`: it and those before it, in order. */
export function bookingsOnClose(known: readonly KnownPeriod[], booked: LedgerEntry[]): LedgerEntry[] {
  const { name } = known.at(-1)!.span
  const computed = computedOf(known)
  return [...computed.filter(({ period }) => period === name), ...corrections(known, booked, computed, name)]
}

/** What is to be booked in the running `period` as the time to correct closed ones ends. `known`: those that are closed, in order. */
export function bookingsOnLastLook(
  known: readonly KnownPeriod[],
  booked: LedgerEntry[],
  period: string,
): LedgerEntry[] {
  return corrections(known, booked, computedOf(known), period)
}

function computedOf(known: readonly KnownPeriod[]): LedgerEntry[] {
  const periods = ledgersOf(known.map(({ facts }) => facts))
  return periods.flatMap(({ entries }) => entries)
}

function corrections(
  known: readonly KnownPeriod[],
  booked: LedgerEntry[],
  computed: LedgerEntry[],
  period: string,
): LedgerEntry[] {
  const closed = new Set(known.flatMap(({ span, correctable }) => (correctable ? [span.name] : [])))
  return correctionsOf(booked, computed, { period, closed })
}
