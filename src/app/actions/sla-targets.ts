import { internalTargetsCard, sharedTargetsCard } from '../../cards/targets-card.ts'
import type { Card } from '../../cards/card.ts'
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
    const card = drawTargets(await targetsOf.read(await askingOf(scene), partner), scene.actor.zone)
    return { kind: 'show', card: request.values['details'] === 'yes' ? unfolded(card) : card }
  },
}

/** The same for whoever asks outside of chat. */
export function drawTargets({ ours, ...told }: Awaited<ReturnType<typeof targetsOf.read>>, zone: string): Card {
  const view = { ...told, zone }
  return ours ? internalTargetsCard({ ...view, ...ours }) : sharedTargetsCard(view)
}
