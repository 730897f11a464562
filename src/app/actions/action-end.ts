import { actionEndForm } from '../../cards/action-forms.ts'
import { actionLabel, actionTitle, type CorrectiveAction } from '../../domain/corrective/corrective-action.ts'
import { changeAction, whyNotActing } from '../corrective/change-action.ts'
import type { UseCase } from '../dispatch.ts'
import { findAction } from '../find/find-subject.ts'
import { type Outcome, refused } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'

/** Say that a corrective action is done, and what has changed; without the words, the form opens. */
export const finishAction: UseCase<CorrectiveAction> = {
  name: 'action.done',
  needs: 'action.act',
  find: findAction,
  async run(scene, action, request) {
    const label = actionLabel(action.number)
    const note = request.values['text']
    if (note === undefined) return formFor(scene, action, 'action.done')
    const event = { type: 'ActionDone', by: speakerParty(scene), note } as const
    return changeAction(scene, action, event, request, `${label} is done.`)
  },
}

/** Say that nothing will change, and why; both sides read it. */
export const dropAction: UseCase<CorrectiveAction> = {
  name: 'action.drop',
  needs: 'action.act',
  find: findAction,
  async run(scene, action, request) {
    const label = actionLabel(action.number)
    const reason = request.values['text']
    if (reason === undefined) return formFor(scene, action, 'action.drop')
    const event = { type: 'ActionDropped', by: speakerParty(scene), reason } as const
    return changeAction(
      scene,
      action,
      event,
      request,
      action.audience === 'shared' ? `${label} is dropped. Both sides can read why.` : `${label} is dropped.`,
    )
  },
}

/** Take back that it is done, or dropped. */
export const undoAction: UseCase<CorrectiveAction> = {
  name: 'action.undo',
  needs: 'action.act',
  find: findAction,
  async run(scene, action, request) {
    const label = actionLabel(action.number)
    const event = { type: 'ActionEndTakenBack', by: speakerParty(scene) } as const
    return changeAction(scene, action, event, request, `${label} goes on.`)
  },
}

async function formFor(
  scene: Scene,
  action: CorrectiveAction,
  form: Parameters<typeof actionEndForm>[0],
): Promise<Outcome> {
  const no = await whyNotActing(scene, action)
  if (no) return refused(no.refused)
  const on = { label: actionLabel(action.number), title: actionTitle(action), inside: action.audience === 'internal' }
  return { kind: 'form', form: actionEndForm(form, on) }
}
