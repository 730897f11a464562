import { actionLabel, type CorrectiveAction } from '../../domain/corrective/corrective-action.ts'
import { changeAction } from '../corrective/change-action.ts'
import { ownerNamed } from '../corrective/owner-named.ts'
import type { UseCase } from '../dispatch.ts'
import { findAction } from '../find/find-subject.ts'
import { refused } from '../outcome.ts'
import { speakerParty } from '../speaker-party.ts'

/** Make somebody of the side that owes it the owner of a corrective action. */
export const assignAction: UseCase<CorrectiveAction> = {
  name: 'action.assign',
  needs: 'action.act',
  find: findAction,
  async run(scene, action, request) {
    const label = actionLabel(action.number)
    const userId = request.values['userId']
    if (userId === undefined) return refused(`Mention who is to own it: \`assign ${label} @name\`.`)
    const owner = await ownerNamed(scene, action.partnerId, userId)
    if ('refused' in owner) return refused(owner.refused)
    const event = { type: 'ActionAssigned', by: speakerParty(scene), owner } as const
    return changeAction(scene, action, event, request, `${owner.name} owns ${label} now.`)
  },
}
