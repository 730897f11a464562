import { actionLabel } from '../../domain/corrective/corrective-action.ts'
import { decideAndSaveAction } from '../corrective/save-action.ts'
import type { Deadline } from './deadline.ts'

/** A corrective action has been overdue for long. */
export const actionOverdue: Deadline<'action.overdue'> = {
  async meet(means, timer) {
    const action = await means.tx.correctiveActions.get(timer.subjectId)
    const partner = action && (await means.tx.partners.get(action.partnerId))
    if (action && partner) await decideAndSaveAction(means, partner, action, { type: 'OverdueLong' })
  },
  async inWords(view, timer) {
    const action = await view.correctiveActions.get(timer.subjectId)
    return action ? `${actionLabel(action.number)}: it is escalated, unless it moves on before` : 'A corrective action'
  },
}
