import { internalTargetsCard, sharedTargetsCard } from '../../cards/targets-card.ts'
import { unfolded } from '../../cards/show-button.ts'
import type { UseCase } from '../dispatch.ts'
import { askingOf } from '../asking.ts'
import { findPartner } from '../find/find-partner.ts'
import { targetsOf } from '../queries/targets-of.ts'
import type { Partner } from '../../domain/partners/partner.ts'

/** What both sides have promised each other and holds now; with `details`, all that is to be said of each promise. */
export const showTargets: UseCase<Partner> = {
  name: 'sla.targets',
  shows: true,
  needs: targetsOf.needs,
  find: findPartner,
  async run(scene, partner, request) {
    const { ours, ...told } = await targetsOf.read(await askingOf(scene), partner)
    const view = { ...told, zone: scene.actor.zone }
    const card = ours ? internalTargetsCard({ ...view, ...ours }) : sharedTargetsCard(view)
    return { kind: 'show', card: request.values['details'] === 'yes' ? unfolded(card) : card }
  },
}
