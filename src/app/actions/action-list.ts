import { actionListCard } from '../../cards/action-list-card.ts'
import { findPartner } from '../find/find-partner.ts'
import { listedActions } from '../queries/listed-actions.ts'
import { showing } from './showing.ts'

/** The corrective actions with a partner of which something is still to come; a page of them. */
export const listActions = showing({
  name: 'action.list',
  query: listedActions,
  async find(scene, request) {
    const found = await findPartner(scene, request)
    if ('refused' in found) return found
    const after = Number(request.values['after'] ?? 0)
    const subject = { partner: found.subject, after: Number.isSafeInteger(after) && after > 0 ? after : 0 }
    return { ...found, subject }
  },
  draw: (told) => actionListCard(told),
})
