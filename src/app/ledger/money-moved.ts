import { listed } from '../../cards/listed.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Side } from '../../domain/partners/party.ts'
import { type Currency, type Minor, sayAmount } from '../../domain/sla/ledger/currency.ts'
import { ledgersOf } from '../../domain/sla/ledger/ledgers.ts'
import type { Means } from '../scene.ts'
import { reckonLedgers } from './reckon.ts'

/** What a period that is over comes to by what is known, as the side that owes sees it. */
type Owed = { side: Side; period: string; minor: Minor; currency: Currency; closed: boolean }

/** What each side owes of the periods that are over; nothing where no money is agreed. */
export async function moneyOwed({ tx, now }: Means, partner: Partner): Promise<Owed[]> {
  const ledgers = await reckonLedgers(tx, partner, { now })
  return ledgers.flatMap(({ side, periods }) => {
    const computed = ledgersOf(periods.map(({ facts }) => facts))
    return periods.flatMap(({ span, facts, closed }, at) => {
      if (span.to > now) return []
      const minor = computed[at]!.entries.reduce((sum, entry) => sum + entry.minor, 0)
      const { currency } = facts.held.at(-1)!.terms
      return [{ side, period: span.name, minor, currency, closed: closed !== undefined }]
    })
  })
}

/** What it comes to otherwise by what was just done, period by period: a miss may have been counted again in later ones, and moved caps and what was earned back. */
export async function sayMoneyMoved(means: Means, partner: Partner, before: Owed[]): Promise<string[]> {
  if (before.length === 0) return []
  const after = await moneyOwed(means, partner)
  const moved = after.flatMap((one) => {
    const was = before.find(({ side, period }) => side === one.side && period === one.period)
    return was && was.minor !== one.minor ? [{ ...one, by: one.minor - was.minor }] : []
  })
  const bySide = [...Map.groupBy(moved, ({ side }) => side)].map(([side, all]) => {
    const said = all.map(
      ({ by, period, currency }) => `${sayAmount(Math.abs(by), currency)} ${by > 0 ? 'less' : 'more'} for ${period}`,
    )
    const who = side === 'internal' ? means.company : partner.name
    return `By that ${who} owes ${listed(said)}.`
  })
  return moved.some(({ closed }) => closed) ? [...bySide, 'What is closed is corrected by the next close.'] : bySide
}
