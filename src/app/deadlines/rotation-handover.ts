import { HOUR } from '../../domain/time/instant.ts'
import { armHandover } from '../rotations/arm-handover.ts'
import { dutyAt } from '../rotations/duty.ts'
import { tellOnDuty } from '../rotations/tell-of-rotation.ts'
import { dropNotices } from '../show/show-card.ts'
import type { Deadline } from './deadline.ts'

/** Shorter turns come too often to be told one by one: `who` tells them. */
const TOLD_FROM = 8 * HOUR

/** Somebody else is on duty by a rotation from now on, and is told, in their hours; not any more once the next one is. */
export const rotationHandover: Deadline<'rotation.handover'> = {
  async meet(means, { subjectId, dueAt }) {
    const { tx, now } = means
    const rotation = await tx.rotations.get(subjectId)
    const partner = rotation && (await tx.partners.get(rotation.partnerId))
    if (!rotation || !partner) return
    if (now >= dueAt) {
      const about = `rotation:${rotation.id}`
      await dropNotices(means, [about])
      const { person, until } = (await dutyAt(tx, rotation, now)).now
      const isTold = person !== undefined && until - now >= TOLD_FROM && partner.stage !== 'ended'
      if (isTold) await tellOnDuty(means, partner, rotation, { personId: person, from: now, to: until, about })
    }
    await armHandover(means, rotation)
  },
  async inWords(view, { subjectId }) {
    const rotation = await view.rotations.get(subjectId)
    return rotation ? `“${rotation.name}”: whoever is on duty next is told` : 'A rotation: a handover'
  },
}
