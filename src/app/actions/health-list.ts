import { healthCard } from '../../cards/health-card.ts'
import { askingOf } from '../asking.ts'
import type { UseCase } from '../dispatch.ts'
import { refused } from '../outcome.ts'
import { type HealthAsked, healthOfPartners } from '../queries/health-of-partners.ts'
import { partnersShownHere } from '../show/looked-on.ts'

/** How all partnerships of whoever asks stand, worst first; where people of other organisations may read along, only that of the place. */
export const listHealth: UseCase<Omit<HealthAsked, 'only'>> = {
  name: 'health.list',
  needs: healthOfPartners.needs,
  async find({ actor, tx }, { values }) {
    // Strangers were told before what they may do.
    if (actor.kind === 'stranger') return { refused: 'I do not know you yet.' }
    const after = values['after']
    const subject = { everybodys: values['everywhere'] !== undefined, ...(after !== undefined && { after }) }
    if (actor.kind === 'internal') return { subject }
    const partner = await tx.partners.get(actor.partnerId)
    return { subject, ...(partner && { partner }) }
  },
  async run(scene, subject) {
    const only = await partnersShownHere(scene)
    if (only && 'refused' in only) return refused(only.refused)
    const told = await healthOfPartners.read(await askingOf(scene), { ...subject, ...(only && { only }) })
    return { kind: 'show', card: healthCard({ ...told, everybodys: subject.everybodys }) }
  },
}
