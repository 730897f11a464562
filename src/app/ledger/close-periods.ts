import type { Case } from '../../domain/cases/case.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { settlesAt } from '../../domain/sla/figures/periods-of.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { followPast } from '../corrective/follow-figures.ts'
import type { Means } from '../scene.ts'
import { bookClose, bookLastLook } from './book.ts'
import { nextToClose, type ReckonedPeriod, reckonLedgers } from './reckon.ts'
import { AGAIN_AFTER, setClose } from './schedule-close.ts'
import { tellClosed } from './tell-closed.ts'
import { isOurs, isUnread } from './waits-to-be-named.ts'

/**
 * Close what can be closed of a partner’s ledgers, book what it comes to, and with it what has changed of closed periods that could still be corrected at the moment `asOf`; ask what
 * will change after figures that are certain by now and were missed; then wait for the next. Early or twice it finds nothing to do.
 */
export async function closePeriods(means: Means, partner: Partner, asOf: Instant): Promise<void> {
  const { tx, now } = means
  const looked = await followPast(means, partner, now + AGAIN_AFTER)
  const unconfirmed = await tx.cases.unconfirmed(partner.id)
  for (;;) {
    const ledgers = await reckonLedgers(tx, partner, { now, asOf })
    const ready = ledgers.flatMap((ledger) => {
      const next = nextToClose(ledger)
      return next && isReady(partner, next, unconfirmed, now) ? [{ ledger, next }] : []
    })
    // Asked only where a number of ours is to be read.
    const isHeld = ready.some(({ next }) => isOurs(next)) && (await isUnread(means, partner))
    const free = ready.filter(({ next }) => !isHeld || !isOurs(next))
    const [first] = free.toSorted((a, b) => a.next.span.to - b.next.span.to)
    if (!first) {
      const late = new Set<string>()
      for (const ledger of ledgers) {
        const period = await bookLastLook(means, partner, ledger, asOf)
        // A period that will be closed tells of it then.
        if (period !== undefined && !ledger.periods.some(({ span }) => span.name === period)) late.add(period)
      }
      for (const period of late) await tellClosed(means, partner, { period, late: true })
      return setClose(means, partner, ledgers, { asOf, looked })
    }
    const { span } = first.next
    const together = free.filter(({ next }) => next.span.name === span.name)
    for (const { ledger, next } of together) await bookClose(means, partner, ledger, next, asOf)
    await tellClosed(means, partner, { period: span.name, sides: together.map(({ ledger: { side } }) => side) })
  }
}

/** It is over for long enough, nobody can object to a resolution that was stated in it, to a number that was reported or to what was said of a case any more, and no dispute about one is open. */
function isReady(
  partner: Partner,
  { span, figures, waitsFor }: ReckonedPeriod,
  unconfirmed: Case[],
  now: Instant,
): boolean {
  return (
    settlesAt(partner.terms, span.to) <= now &&
    !unconfirmed.some((one) => one.status === 'resolved' && span.from <= one.resolvedAt && one.resolvedAt < span.to) &&
    figures.every(({ settled }) => settled) &&
    waitsFor.length === 0
  )
}
