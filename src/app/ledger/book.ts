import type { Partner } from '../../domain/partners/partner.ts'
import { periodZones } from '../../domain/sla/figures/periods-of.ts'
import { bookingsOnClose, bookingsOnLastLook } from '../../domain/sla/ledger/bookings.ts'
import type { LedgerEntry } from '../../domain/sla/ledger/ledger.ts'
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
  const { name } = next.span
  const known = correctableAt(
    ledger.periods.filter(({ span }) => span.from <= next.span.from),
    asOf,
  )
  await keep(means, partner, ledger, next, 1)
  await keepChanged(means, partner, ledger, known)
  const entries = bookingsOnClose(known, ledger.booked)
  await book(means, partner, ledger, { kind: 'PeriodClosed', period: name, entries, currency: currencyOf(next) })
}

/** The time to correct closed periods ends by now: what has changed of them is booked in the period that runs, by the name of which it is found; undefined where nothing is. */
export async function bookLastLook(
  means: Means,
  partner: Partner,
  ledger: SideLedger,
  asOf: Instant,
): Promise<string | undefined> {
  const closed = ledger.periods.filter((one) => one.closed)
  const known = correctableAt(closed, asOf)
  const last = known.at(-1)
  if (!last || !known.some(({ correctable, correctedUntil }) => correctable && correctedUntil <= means.now))
    return undefined
  const zone = periodZones(await means.tx.agreements.of(partner.id), partner.terms)
  const period = periodOf(last.span.kind, zone, means.now).name
  await keepChanged(means, partner, ledger, known)
  const entries = bookingsOnLastLook(known, ledger.booked, period)
  if (entries.length === 0) return undefined
  await book(means, partner, ledger, { kind: 'PeriodCorrected', period, entries, currency: currencyOf(last) })
  return period
}

type Known = ReckonedPeriod & { correctable: boolean }

function correctableAt(periods: ReckonedPeriod[], asOf: Instant): Known[] {
  return periods.map((one) => ({ ...one, correctable: one.closed !== undefined && asOf <= one.correctedUntil }))
}

/** What is judged otherwise now is kept beside what it was judged by before. */
async function keepChanged(means: Means, partner: Partner, ledger: SideLedger, known: Known[]): Promise<void> {
  for (const one of known) {
    if (!one.correctable) continue
    const { facts, turn } = one.closed!.last
    if (!sameFacts(facts, keepFacts(one.span, one.facts))) await keep(means, partner, ledger, one, turn + 1)
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

type Booking = {
  kind: 'PeriodClosed' | 'PeriodCorrected'
  period: string
  entries: LedgerEntry[]
  currency: string
}

async function book(
  means: Means,
  partner: Partner,
  { side, booked }: SideLedger,
  { kind, period, entries, currency }: Booking,
): Promise<void> {
  const { tx, ids, now } = means
  const last = booked.at(-1)?.seq ?? 0
  for (const [index, entry] of entries.entries())
    await tx.ledger.addEntry({
      ...entry,
      ...{ id: ids.next(), partnerId: partner.id, side, seq: last + index + 1, currency, at: now },
    })
  const said = entries.map((entry) => sayEntry(entry, currency)).join(', ')
  await recordFact(means, partner, partner.slug, { kind, data: { period, side, booked: said } })
}

function currencyOf({ facts }: ReckonedPeriod): string {
  return facts.held.at(-1)!.terms.currency
}
