import type { GoingOn, Somebody } from '../../domain/needs/needs-of.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { type AskedFigure, askedFigures, askedPeriods } from '../../domain/sla/figures/asked-figures.ts'
import { type MissingNumber, numbersMissing } from '../../domain/sla/figures/unreported.ts'
import { type NumberToAgree, numbersToAgree } from '../../domain/sla/figures/wants-word.ts'
import { isInside } from '../../domain/terms/figure.ts'
import type { Asking } from '../asking.ts'
import { figureDisputes } from '../ledger/open-disputes.ts'

/** Of figures: what is to be reported, what the other side reported and wants this side’s word for, and what it has not reported though something would be owed for it. */
type NumbersOf = { figures: AskedFigure[]; numbers: NumberToAgree[]; missing: MissingNumber[] }

/** With the partners for which somebody answers, and which have figures at all. */
export async function numbersNeeding(
  { tx, now, audience }: Asking,
  who: Somebody,
  partners: Partner[],
  heads: Map<string, GoingOn['team']['heads']>,
): Promise<Map<string, NumbersOf>> {
  const theirs = partners.filter(
    ({ id, stage, unconfirmed, terms }) =>
      heads.get(id)?.[who.kind] === who.personId && stage !== 'ended' && !unconfirmed && terms.figures.length > 0,
  )
  const versions = await tx.agreements.ofEach(theirs.map(({ id }) => id))
  const known = theirs.map((partner) => ({ ...partner, versions: versions.get(partner.id) ?? [] }))
  const periods = known.flatMap((one) => askedPeriods(one.versions, one.terms, now))
  const reported = Map.groupBy(
    await tx.measurements.inPeriods(
      known.map(({ id }) => id),
      [...new Set(periods)],
    ),
    ({ partnerId }) => partnerId,
  )
  const found = new Map<string, NumbersOf>()
  for (const { id, versions: all, terms } of known) {
    const measurements = reported.get(id) ?? []
    const so = { versions: all, terms, measurements, disputes: [], closes: [], now }
    // Who disputes what, and what is closed, is asked only where something could be.
    const isSome = numbersToAgree(so, who.kind).length > 0
    const isMissing = numbersMissing(so, who.kind).length > 0
    const disputes = isSome || isMissing ? await figureDisputes(tx, id) : []
    const closes = isMissing ? await tx.ledger.closesOf(id) : []
    found.set(id, {
      // What a team of ours owes inside is named nowhere that the partner reads.
      figures: askedFigures(all, terms, measurements, now).filter(
        ({ figure }) => audience === 'internal' || !isInside(figure),
      ),
      numbers: isSome ? numbersToAgree({ ...so, disputes }, who.kind) : [],
      missing: isMissing ? numbersMissing({ ...so, disputes, closes }, who.kind) : [],
    })
  }
  return found
}
