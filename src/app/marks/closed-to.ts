import type { Case } from '../../domain/cases/case.ts'
import type { CaseMark } from '../../domain/marks/case-mark.ts'
import { downIn, downSince } from '../../domain/marks/lasted.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { periodZones, settlesAt } from '../../domain/sla/figures/periods-of.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { periodsMeeting } from '../../domain/time/period.ts'
import type { Stretch } from '../../domain/time/stretches.ts'
import { closesIn, ledgerPeriods } from '../ledger/ledger-periods.ts'
import type { Means } from '../scene.ts'
import { periodsIn } from './is-closed.ts'

/**
 * Up to when the periods are closed in which a case was down, of what its side owes, and whether that is all of it: what is said of those then is for both sides to say. So is what is said
 * once a period could be closed, whatever that waits for: else it could be booked before the other side has had its days to object.
 */
export async function closedTo(
  { tx, now }: Pick<Means, 'tx' | 'now'>,
  partner: Partner,
  about: Case,
  own: readonly CaseMark[],
): Promise<{ closed: boolean; closedTo?: Instant }> {
  const down = downIn(about, own, now)
  const whole = { from: down[0]!.from, to: down.at(-1)!.to }
  const over = (await periodsOf({ tx, now }, partner, about, whole)).filter(
    ({ to, booked }) => booked || settlesAt(partner.terms, to) <= now,
  )
  if (over.length === 0) return { closed: false }
  const until = Math.max(...over.map(({ to }) => to))
  return until >= whole.to ? { closed: true } : { closed: false, closedTo: until }
}

/** Whether a period in which a case was down, an earlier failure included, is over: which service that was moves what may be about to be booked, so it is said as of a case that is over, while it goes on too. */
export async function isInOverPeriod(
  { tx, now }: Pick<Means, 'tx' | 'now'>,
  partner: Partner,
  about: Case,
): Promise<boolean> {
  const whole = { from: downSince(about, await tx.caseMarks.ofCases([about.id])), to: now }
  return (await periodsOf({ tx, now }, partner, about, whole)).some(({ to }) => to <= now)
}

/** Those of the ledger of the side that owes; before it has one, those that its figures are of, or months. */
async function periodsOf(
  { tx, now }: Pick<Means, 'tx' | 'now'>,
  partner: Partner,
  { obligor }: Case,
  whole: Stretch,
): Promise<(Stretch & { booked?: true })[]> {
  const versions = await tx.agreements.of(partner.id)
  const { closes, spansOf } = await ledgerPeriods(tx, partner, versions)
  const spans = spansOf(obligor, now).filter(({ from, to }) => from <= whole.to && whole.from < to)
  const before = { from: whole.from, to: spans[0] ? spans[0].from - 1 : whole.to }
  const zone = periodZones(versions, partner.terms)
  return [
    ...periodsIn(partner.terms).flatMap((kind) => periodsMeeting(kind, zone, before)),
    ...spans.map((span) => ({
      ...{ from: span.from, to: span.to },
      ...(closesIn(closes, obligor, span).length > 0 && { booked: true as const }),
    })),
  ]
}
