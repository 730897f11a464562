import type { Partner } from '../../domain/partners/partner.ts'
import { periodZone } from '../../domain/sla/figures/periods-of.ts'
import { correctionsOf, type LedgerEntry } from '../../domain/sla/ledger/ledger.ts'
import { ledgersOf } from '../../domain/sla/ledger/ledgers.ts'
import { keepFacts, sameFacts } from '../../domain/sla/ledger/period-close.ts'
import { sayEntry } from '../../domain/sla/ledger/say-entry.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { periodOf } from '../../domain/time/period.ts'
import { recordFact } from '../record/record-fact.ts'
import type { Means } from '../scene.ts'
import type { ReckonedPeriod, SideLedger } from './reckon.ts'

/** A period of one side’s ledger is closed: what it comes to is booked, and with it what closed ones come to otherwise by now. */
export async function bookClose(
  means: Means,
  partner: Partner,
  ledger: SideLedger,
  next: ReckonedPeriod,
  asOf: Instant,
): Promise<void> {
  const known = ledger.periods.filter(({ span }) => span.from <= next.span.from)
  const { corrections, computed } = changed(ledger, known, next.span.name, asOf)
  const entries = [...computed.filter(({ period }) => period === next.span.name), ...corrections]
  await keep(means, partner, ledger, next, 1)
  await keepChanged(means, partner, ledger, known, asOf)
  await book(means, partner, ledger, entries, currencyOf(next))
  await recordFact(means, partner, partner.slug, {
    kind: 'PeriodClosed',
    data: factOf(ledger, next.span.name, entries, currencyOf(next)),
  })
}

/** The time to correct closed periods ends by now: what has changed of them is booked in the period that runs, and told when that is closed. */
export async function bookLastLook(means: Means, partner: Partner, ledger: SideLedger, asOf: Instant): Promise<void> {
  const { now } = means
  const closed = ledger.periods.filter((one) => one.closed)
  const last = closed.at(-1)
  if (!last || !closed.some((one) => asOf <= one.correctedUntil && one.correctedUntil <= now)) return
  const period = periodOf(last.span.kind, periodZone(partner.terms), now).name
  const { corrections } = changed(ledger, closed, period, asOf)
  await keepChanged(means, partner, ledger, closed, asOf)
  if (corrections.length === 0) return
  await book(means, partner, ledger, corrections, currencyOf(last))
  await recordFact(means, partner, partner.slug, {
    kind: 'PeriodCorrected',
    data: factOf(ledger, period, corrections, currencyOf(last)),
  })
}

/** What periods come to by what is known now, and the entries that bring what is booked of them there. */
function changed(
  { booked }: SideLedger,
  known: ReckonedPeriod[],
  period: string,
  asOf: Instant,
): { computed: LedgerEntry[]; corrections: LedgerEntry[] } {
  const computed = ledgersOf(
    known.map(({ span }) => span),
    known.map(({ facts }) => facts),
  ).flatMap(({ entries }) => entries)
  const correctable = known.filter((one) => one.closed && asOf <= one.correctedUntil)
  const closed = new Set(correctable.map(({ span }) => span.name))
  return { computed, corrections: correctionsOf(booked, computed, { period, closed }) }
}

/** What is judged otherwise now is kept beside what it was judged by before. */
async function keepChanged(
  means: Means,
  partner: Partner,
  ledger: SideLedger,
  known: ReckonedPeriod[],
  asOf: Instant,
): Promise<void> {
  for (const one of known) {
    if (!one.closed || one.correctedUntil < asOf) continue
    const { last } = one.closed
    if (!sameFacts(last.facts, keepFacts(one.span, one.facts))) await keep(means, partner, ledger, one, last.turn + 1)
  }
}

async function keep(
  { tx, ids, now }: Means,
  { id: partnerId }: Partner,
  { side }: SideLedger,
  { span, facts }: ReckonedPeriod,
  turn: number,
): Promise<void> {
  const kept = { period: span.name, turn, at: now, facts: keepFacts(span, facts) }
  await tx.ledger.addClose({ id: ids.next(), partnerId, side, ...kept })
}

async function book(
  { tx, ids, now }: Means,
  { id: partnerId }: Partner,
  { side, booked }: SideLedger,
  entries: LedgerEntry[],
  currency: string,
): Promise<void> {
  let seq = booked.at(-1)?.seq ?? 0
  for (const entry of entries) {
    seq += 1
    await tx.ledger.addEntry({ ...entry, id: ids.next(), partnerId, side, seq, currency, at: now })
  }
}

function currencyOf({ facts }: ReckonedPeriod): string {
  return facts.held.at(-1)!.terms.currency
}

function factOf({ side }: SideLedger, period: string, entries: LedgerEntry[], currency: string) {
  return { period, side, booked: entries.map((entry) => sayEntry(entry, currency)).join(', ') }
}
