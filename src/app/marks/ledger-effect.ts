import type { LedgerEffect } from '../../cards/mark-effects.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { type Side, SIDES } from '../../domain/partners/party.ts'
import type { LedgerPeriod } from '../../domain/sla/ledger/ledger.ts'
import { ledgersOf } from '../../domain/sla/ledger/ledgers.ts'
import { linesMoved } from '../../domain/sla/ledger/lines-moved.ts'
import { sumOf } from '../../domain/sla/ledger/sum-of.ts'
import type { AgreementVersion } from '../../domain/terms/agreement.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { type ReckonedPeriod, reckonLedgers } from '../ledger/reckon.ts'
import { wordsOf } from '../queries/ledger-of.ts'
import type { Means } from '../scene.ts'

/** What is read of a partner, as things are or as they would be. */
export type Reading = Parameters<typeof reckonLedgers>[0]

type Asked = { partner: Partner; versions: readonly AgreementVersion[]; until: Instant }

/** Each period of the ledgers that is over, or began by `until`, and comes to something else by what is read `then` than by what is read `without` it. */
export async function ledgerEffects(
  { company, now }: Pick<Means, 'company' | 'now'>,
  { partner, versions, until }: Asked,
  { without, then }: { without: Reading; then: Reading },
): Promise<{ to: Instant; effect: LedgerEffect }[]> {
  if (versions.every(({ terms }) => SIDES.every((side) => !terms.money[side]))) return []
  const before = await comeTo(without, partner, now)
  const words = (objectiveId: string) => wordsOf(versions, objectiveId)
  return (await comeTo(then, partner, now)).flatMap(({ side, period: { span, facts, closed }, comesTo }) => {
    const was = before.find((one) => one.side === side && one.period.span.name === span.name)
    if (!was || (until < span.from && now < span.to)) return []
    if (sumOf(was.comesTo.entries) === sumOf(comesTo.entries)) return []
    const effect: LedgerEffect = {
      owedBy: side === 'internal' ? company : partner.name,
      period: now < span.to ? `${span.name} so far` : span.name,
      currency: facts.held.at(-1)!.terms.currency,
      ...{ without: sumOf(was.comesTo.entries), with: sumOf(comesTo.entries) },
      because: linesMoved(was.comesTo, comesTo).map((moved) => ({
        ...{ ...moved, about: words(moved.objectiveId) },
        ...(moved.is === 'not counted' && moved.inPlace && { inPlaceAbout: words(moved.inPlace.objectiveId) }),
      })),
      ...(closed && { closed: true as const }),
    }
    return [{ to: span.to, effect }]
  })
}

/** A period of a side’s ledger, and what it comes to. */
type Owed = { side: Side; period: ReckonedPeriod; comesTo: LedgerPeriod }

async function comeTo(tx: Reading, partner: Partner, now: Instant): Promise<Owed[]> {
  const ledgers = await reckonLedgers(tx, partner, { now })
  return ledgers.flatMap(({ side, periods }) => {
    const computed = ledgersOf(periods.map(({ facts }) => facts))
    return periods.map((period, at) => ({ side, period, comesTo: computed[at]! }))
  })
}
