import { ladderLabel } from '../../domain/escalations/ladder.ts'
import { SIDES } from '../../domain/partners/party.ts'
import { decideAndSaveLadder } from '../ladders/apply-ladder.ts'
import type { Deadline } from './deadline.ts'

/** The wait of a ladder's step is over. */
export const escalationWait: Deadline<'escalation.wait'> = {
  async meet(means, timer) {
    for (const side of timer.data.side === undefined ? SIDES : [timer.data.side]) {
      const ladder = await means.tx.ladders.get(timer.subjectId)
      const partner = ladder && (await means.tx.partners.get(ladder.partnerId))
      if (ladder && partner) await decideAndSaveLadder(means, partner, ladder, { type: 'WaitEnded', side })
    }
  },
  async inWords(view, timer) {
    const ladder = await view.ladders.get(timer.subjectId)
    return ladder ? `${ladderLabel(ladder.number)}: next step` : 'An escalation'
  },
}
