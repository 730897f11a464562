import type { Partner } from '../../domain/partners/partner.ts'
import { agreeMeasurement } from '../../domain/sla/figures/agree-measurement.ts'
import { isMeasured, owedBy, withUnit } from '../../domain/terms/figure.ts'
import { followFigures } from '../corrective/follow-figures.ts'
import type { UseCase } from '../dispatch.ts'
import { figureNamed, heardHere, inPeriod } from '../figures/figure-named.ts'
import { isBooked } from '../ledger/is-booked.ts'
import { CORRECTED_NEXT, moneyThatStays } from '../ledger/money-that-stays.ts'
import { figureDisputes } from '../ledger/open-disputes.ts'
import { findPartner } from '../find/find-partner.ts'
import { done, refused } from '../outcome.ts'
import { recordFact } from '../record/record-fact.ts'
import { speakerParty } from '../speaker-party.ts'

/** Agree to a number that came late to the good of whoever reported it: from then on it counts, of a closed period by a correction. */
export const acceptFigure: UseCase<Partner> = {
  name: 'figure.accept',
  needs: 'case.agree',
  find: findPartner,
  async run(scene, partner, { values }) {
    const { tx, now, ids } = scene
    const by = speakerParty(scene)
    const versions = await tx.agreements.of(partner.id)
    const agreed = { partner, versions, side: by.side, now, ...(await heardHere(scene)) }
    const named = figureNamed(agreed, { name: values['figure'] ?? '' })
    if ('refused' in named) return refused(named.refused)
    const found = inPeriod(agreed, named, values['period'])
    if ('refused' in found) return refused(found.refused)
    const { figure, period } = found
    if (!isMeasured(figure)) return refused(`“${figure.name}” is counted from cases, and nobody reports it.`)
    const known = await tx.measurements.inPeriods([partner.id], [period.name])
    const reports = known.filter(({ figureId }) => figureId === figure.id).toSorted((a, b) => a.turn - b.turn)
    const via = scene.origin?.via ?? scene.here?.speaker.platform ?? 'command line'
    const { turn } = values
    const disputes = await figureDisputes(tx, partner.id)
    const disputed = disputes
      .filter((one) => one.figureId === figure.id && one.period === period.name && one.reporter === figure.reporter)
      .map(({ label }) => label)
    const agreeing = { by, via, disputed, ...(turn !== undefined && { turn: Number(turn) }) }
    const decision = agreeMeasurement({ figure, period: period.name }, reports, agreeing, now)
    if ('refused' in decision) return refused(decision.refused)
    const { measurement, fact } = decision
    const isClosed = await isBooked(tx, partner, agreed.versions, owedBy(figure), period.from)
    await tx.measurements.insert({ id: ids.next(), partnerId: partner.id, ...measurement })
    await recordFact(scene, partner, partner.slug, { ...fact, by })
    await followFigures(scene, partner, { versions: agreed.versions, periods: [period] })
    const stays = isClosed ? await moneyThatStays(scene, partner, [{ side: owedBy(figure), at: period.from }]) : []
    const then = stays.length > 0 ? ['.', ...stays] : [', and counts.', ...(isClosed ? [CORRECTED_NEXT] : [])]
    return done(
      `Agreed: “${figure.name}” is ${withUnit(measurement.value, figure)} for ${period.name}${then.join(' ')}`,
      [{ kind: 'figure', what: fact.kind, partner: partner.slug, figure: figure.name, period: period.name }],
    )
  },
}
