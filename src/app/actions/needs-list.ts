import { needsCard } from '../../cards/needs-card.ts'
import { askingOf } from '../asking.ts'
import type { UseCase } from '../dispatch.ts'
import { refused } from '../outcome.ts'
import { type WhoseNeeds, whatNeeds } from '../queries/what-needs.ts'
import { partnersShownHere } from '../show/looked-on.ts'

/**
 * What needs whoever asks. Where people of other organisations may read along, only what is with the partner whose channel it is, and how much
 * there is besides.
 */
export const listNeeds: UseCase<WhoseNeeds> = {
  name: 'needs.list',
  needs: whatNeeds.needs,
  async find(scene, request) {
    const { actor } = scene
    // Strangers were told before what they may do.
    if (actor.kind === 'stranger') return { refused: 'I do not know you yet.' }
    const place = request.values['after']
    const subject: WhoseNeeds = { who: actor, ...(place !== undefined && { after: place }) }
    if (actor.kind === 'internal') return { subject }
    const partner = await scene.tx.partners.get(actor.partnerId)
    return { subject, ...(partner && { partner }) }
  },
  async run(scene, subject) {
    const only = await partnersShownHere(scene)
    if (only && 'refused' in only) return refused(only.refused)
    const told = await whatNeeds.read(await askingOf(scene), { ...subject, ...(only && { only }) })
    return { kind: 'show', card: needsCard({ ...told, zone: subject.who.zone, ours: subject.who.kind === 'internal' }) }
  },
}
