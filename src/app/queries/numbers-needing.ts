import type { GoingOn, Somebody } from '../../domain/needs/needs-of.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { type AskedFigure, askedFigures, askedPeriods } from '../../domain/sla/figures/asked-figures.ts'
import { type NumberToAgree, numbersToAgree } from '../../domain/sla/figures/wants-word.ts'
import type { Asking } from '../asking.ts'
import { figureDisputes } from '../ledger/open-disputes.ts'

/** Of figures: what is to be reported, and what the other side reported and wants this side’s word for. */
type NumbersOf = { figures: AskedFigure[]; numbers: NumberToAgree[] }

/** With the partners for which somebody answers, and which have figures at all. */
export async function numbersNeeding(
  { tx, now }: Asking,
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
    const so = { versions: all, terms, measurements, disputes: [], now }
    // Who disputes what is asked only where something could be.
    const some = numbersToAgree(so, who.kind)
    const numbers = some.length === 0 ? [] : numbersToAgree({ ...so, disputes: await figureDisputes(tx, id) }, who.kind)
    found.set(id, { figures: askedFigures(all, terms, measurements, now), numbers })
  }
  return found
}
