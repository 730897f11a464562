import type { CountedAgain } from '../../domain/sla/figures/attainment.ts'
import { clockBesides, JUDGED_WITHIN } from '../../domain/sla/figures/missed-besides.ts'
import { isOverdueThrough } from '../../domain/sla/figures/overdue-through.ts'
import { SIDES } from '../../domain/partners/party.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { countsAgainWithin, speaksOfOverdue } from '../../domain/sla/ledger/counts-again.ts'
import type { AgreementVersion } from '../../domain/terms/agreement.ts'
import type { Stretch } from '../../domain/time/stretches.ts'
import { ledgerPeriods } from '../ledger/ledger-periods.ts'
import type { Instant } from '../../domain/time/instant.ts'
import type { Tx } from '../../ports/store/store.ts'

/** A period, with the promises that its terms count again in it. */
export type CountingAgain = { from: Instant; to: Instant; promises: ReadonlySet<string> }

/** The periods, each with what counts again in it by the ledgers of both sides. Where no terms speak of it, nothing is read. */
export async function countingAgain(
  tx: Pick<Tx, 'ledger' | 'facts'>,
  partner: Partner,
  versions: readonly AgreementVersion[],
  periods: readonly Stretch[],
): Promise<CountingAgain[]> {
  const speaks = versions.some(({ terms }) =>
    SIDES.some((side) => terms.money[side] && speaksOfOverdue(terms.money[side])),
  )
  if (!speaks) return periods.map(({ from, to }) => ({ from, to, promises: new Set() }))
  const { spansOf } = await ledgerPeriods(tx, partner, versions)
  const until = Math.max(...periods.map(({ to }) => to)) - 1
  const spans = SIDES.flatMap((side) => spansOf(side, until))
  return periods.map(({ from, to }) => ({ from, to, promises: countsAgainWithin(spans, { from, to }) }))
}

/**
 * What was missed before and was still overdue when a period ended, of these periods, where its terms count that again; what was missed besides by a raise of the side that owes, too. Of a period that
 * is not over nothing is yet. Where no terms say so, nothing is read.
 */
export async function readCountedAgain(
  tx: Pick<Tx, 'clocks' | 'cases'>,
  { partnerId, versions }: { partnerId: string; versions: readonly AgreementVersion[] },
  periods: readonly CountingAgain[],
  now: Instant,
): Promise<CountedAgain[]> {
  const over = periods.filter(({ to, promises }) => to <= now && promises.size > 0)
  if (over.length === 0) return []
  // What was missed besides before a period may be so by a clock of which the miss that counts came later.
  const clocks = await tx.clocks.missedAndGoingOn(partnerId, heldWith(over, versions), {
    before: Math.max(...over.map(({ from }) => from)) + JUDGED_WITHIN,
    until: Math.min(...over.map(({ to }) => to)),
  })
  // Of what was let pass, what was missed besides after that goes on.
  const waived = await tx.clocks.waivedSince(partnerId, Math.min(...over.map(({ to }) => to)))
  const all = [...clocks, ...waived]
  const cases = await tx.cases.ofIds([...new Set(all.map(({ subjectId }) => subjectId))])
  const known = new Map(cases.map((one) => [one.id, one]))
  const missed = all.flatMap((clock) => {
    const about = known.get(clock.subjectId)
    if (!about) return []
    const besides = clockBesides(clock, { about, versions }, now)
    return [clock, ...(besides ? [besides] : [])].map((one) => ({ one, log: about.log }))
  })
  return over.flatMap((period) =>
    missed.flatMap(({ one, log }): CountedAgain[] => {
      const { objective, subjectId: caseId, breachedAt } = one
      if (breachedAt === undefined || !period.promises.has(objective.id)) return []
      if (!isOverdueThrough(one, log, period)) return []
      return [{ objectiveId: objective.id, caseId, at: period.to - 1, met: false, overdueSince: breachedAt }]
    }),
  )
}

/** All promises by which something may have been missed besides one that counts again: those of its measure. */
function heldWith(periods: readonly CountingAgain[], versions: readonly AgreementVersion[]): string[] {
  const again = new Set(periods.flatMap(({ promises }) => [...promises]))
  const all = versions.flatMap(({ terms }) => terms.objectives)
  const measures = new Set(all.flatMap(({ id, measure }) => (again.has(id) ? [measure] : [])))
  return [...new Set([...again, ...all.flatMap(({ id, measure }) => (measures.has(measure) ? [id] : []))])]
}
