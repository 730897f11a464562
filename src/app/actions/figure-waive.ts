import { figureWaiveForm } from '../../cards/figure-waive-form.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { waiverOf, whyNotWaived } from '../../domain/sla/figures/figure-waiver.ts'
import { owedBy } from '../../domain/terms/figure.ts'
import { followFigures } from '../corrective/follow-figures.ts'
import type { UseCase } from '../dispatch.ts'
import { figureNamed, heardHere, inPeriod } from '../figures/figure-named.ts'
import { figuresOfPeriod } from '../figures/period-figures.ts'
import { findPartner } from '../find/find-partner.ts'
import { isBooked } from '../ledger/is-booked.ts'
import { moneyOwed, sayMoneyMoved } from '../ledger/money-moved.ts'
import { CORRECTED_NEXT, moneyThatStays } from '../ledger/money-that-stays.ts'
import { done, refused } from '../outcome.ts'
import { recordFact } from '../record/record-fact.ts'
import { speakerParty } from '../speaker-party.ts'

/** Let what a figure missed in a period pass, saying why: it counts neither as met nor as missed, and costs nothing; of a closed period by a correction. */
export const waiveFigure: UseCase<Partner> = {
  name: 'figure.waive',
  needs: 'sla.waive',
  find: findPartner,
  async run(scene, partner, { values }) {
    const { tx, now, ids } = scene
    const by = speakerParty(scene)
    const versions = await tx.agreements.of(partner.id)
    const agreed = { partner, versions, side: by.side, now, ...(await heardHere(scene)) }
    const { figureId: id, figure: name = '' } = values
    const named = figureNamed(agreed, id === undefined ? { name } : { id })
    if ('refused' in named) return refused(named.refused)
    const found = inPeriod(agreed, named, values['period'])
    if ('refused' in found) return refused(found.refused)
    const { figure, period } = found
    const figures = now < period.to ? [] : await figuresOfPeriod(tx, { partner, versions, period, now })
    const met = figures.find(({ objectiveId }) => objectiveId === figure.id)?.met
    const waived = waiverOf(await tx.figureWaivers.inPeriods(partner.id, [period.name]), figure.id, period)
    const why = whyNotWaived({ figure, period, met, waived }, by, now)
    if (why !== undefined) return refused(why)
    const { slug } = partner
    const { text: reason } = values
    const about = { figure: figure.name, figureId: figure.id, period: period.name }
    if (reason === undefined) return { kind: 'form', form: figureWaiveForm({ slug, name: partner.name, ...about }) }
    const obligor = owedBy(figure)
    const waiver = { partnerId: partner.id, figureId: figure.id, period: period.name, side: by.side }
    const before = await moneyOwed(scene, partner)
    await tx.figureWaivers.insert({ id: ids.next(), ...waiver, personId: by.personId, at: now })
    const data = { figure: figure.name, period: period.name, reason }
    await recordFact(scene, partner, slug, { kind: 'FigureWaived', by, data })
    await followFigures(scene, partner, { versions, periods: [period] })
    const stays = await moneyThatStays(scene, partner, [{ side: obligor, at: period.from }])
    const moved = await sayMoneyMoved(scene, partner, before)
    const isClosed =
      moved.length === 0 && stays.length === 0 && (await isBooked(tx, partner, versions, obligor, period.from))
    const booked = isClosed ? [CORRECTED_NEXT] : stays
    const said = `The miss of “${figure.name}” of ${period.name} is waived. Both sides read it in \`report ${slug}\`.`
    return done([said, ...moved, ...booked].join(' '), [
      { kind: 'figure', what: 'FigureWaived', partner: slug, figure: figure.name, period: period.name },
    ])
  },
}
