import { armHandover } from '../rotations/arm-handover.ts'
import { takesOverAt } from '../rotations/duty.ts'
import { tellOnDuty } from '../rotations/tell-of-rotation.ts'
import { dropNotices } from '../show/show-card.ts'
import type { Deadline } from './deadline.ts'

/** Somebody else is on duty by a rotation from now on, and is told, in their hours; not any more once the next one is. */
export const rotationHandover: Deadline<'rotation.handover'> = {
  async meet(means, { subjectId, dueAt }) {
    const { tx, now } = means
    const rotation = await tx.rotations.get(subjectId)
    const partner = rotation && (await tx.partners.get(rotation.partnerId))
    if (!rotation || !partner) return
    if (now >= dueAt) {
      const about = `rotation:${rotation.id}`
      const over = await takesOverAt(tx, rotation, { dueAt, now })
      if (over !== 'goes on') await dropNotices(means, [about])
      if (typeof over === 'object' && partner.stage !== 'ended')
        await tellOnDuty(means, partner, rotation, { ...over, about })
    }
    await armHandover(means, rotation)
  },
  async inWords(view, { subjectId }) {
    const rotation = await view.rotations.get(subjectId)
    return rotation ? `“${rotation.name}”: whoever is on duty next is told` : 'A rotation: a handover'
  },
}
