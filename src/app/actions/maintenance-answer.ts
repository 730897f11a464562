import { declineMaintenanceForm } from '../../cards/maintenance-forms.ts'
import { type Maintenance, type MaintenanceEvent, maintenanceLabel } from '../../domain/maintenance/maintenance.ts'
import type { Party } from '../../domain/partners/party.ts'
import { unseenThere } from '../absence/shared-channels.ts'
import type { UseCase } from '../dispatch.ts'
import { findMaintenance } from '../find/find-subject.ts'
import { changeMaintenance } from '../maintenance/change-maintenance.ts'
import { type Outcome, refused } from '../outcome.ts'
import type { Request, Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'

/** The other side agrees to a window that was announced to it. */
export const confirmMaintenance: UseCase<Maintenance> = {
  name: 'maintenance.confirm',
  needs: 'maintenance.answer',
  find: findMaintenance,
  run: (scene, state, request) =>
    change(scene, state, request, (by) => ({ type: 'MaintenanceConfirmed', by }), 'is confirmed'),
}

/** The other side does not agree to it, and says why: without the words, the form that asks for them opens. */
export const declineMaintenance: UseCase<Maintenance> = {
  name: 'maintenance.decline',
  needs: 'maintenance.answer',
  find: findMaintenance,
  async run(scene, state, request) {
    const { text } = request.values
    const { status, from, number, title, side } = state
    const mayBe = status === 'announced' && from > scene.now && side !== speakerParty(scene).side
    const isRead = request.version === undefined || request.version === state.version
    // What cannot be declined says so before anybody has written anything.
    if (text === undefined && mayBe && isRead) {
      const partner = await scene.tx.partners.get(state.partnerId)
      const sideName = side === 'internal' ? scene.company : (partner?.name ?? '')
      return { kind: 'form', form: declineMaintenanceForm({ label: maintenanceLabel(number), title, sideName }) }
    }
    const reason = text ?? ''
    return change(scene, state, request, (by) => ({ type: 'MaintenanceDeclined', by, reason }), 'is declined')
  },
}

/** Whoever announced it takes it back, before it begins. */
export const cancelMaintenance: UseCase<Maintenance> = {
  name: 'maintenance.cancel',
  needs: 'maintenance.announce',
  find: findMaintenance,
  run: (scene, state, request) =>
    change(scene, state, request, (by) => ({ type: 'MaintenanceCancelled', by }), 'is cancelled'),
}

async function change(
  scene: Scene,
  state: Maintenance,
  request: Request,
  event: (by: Party) => MaintenanceEvent,
  says: string,
): Promise<Outcome> {
  const label = maintenanceLabel(state.number)
  const partner = await scene.tx.partners.get(state.partnerId)
  if (!partner) return refused(`The partner of ${label} is no longer registered.`)
  const by = speakerParty(scene)
  return changeMaintenance(scene, partner, state, event(by), request, async () => {
    const other = by.side === 'internal' ? partner.name : scene.company
    return `${label} ${says}; ${other} reads it on its card.${await unseenThere(scene, partner, by.side)}`
  })
}
