import { ladderCalmForm } from '../../cards/ladder-deed-forms.ts'
import {
  isHigher,
  type Ladder,
  ladderLabel,
  URGENCIES,
  type Urgency,
  urgencyOf,
} from '../../domain/escalations/ladder.ts'
import type { UseCase } from '../dispatch.ts'
import { findLadder } from '../find/find-subject.ts'
import { askForLadder, changeLadder } from '../ladders/change-ladder.ts'
import { refused } from '../outcome.ts'
import { speakerParty } from '../speaker-party.ts'

/** Say that an escalation is less urgent, and why; for the side that is owed. */
export const calmEscalation: UseCase<Ladder> = {
  name: 'escalation.calm',
  needs: 'escalation.resolve',
  find: findLadder,
  async run(scene, ladder, request) {
    const { text: why, to: said } = request.values
    const label = ladderLabel(ladder.number)
    const below = URGENCIES.filter((one) => isHigher(urgencyOf(ladder), one)).toReversed()
    const named = said === undefined ? below[0] : URGENCIES.find((one) => one === said.toLowerCase())
    if (said !== undefined && named === undefined)
      return refused(`“${said.slice(0, 40)}” is not how urgent an escalation can be: it is a \`notice\` or a \`note\`.`)
    const to: Urgency = named ?? 'note'
    const event = { type: 'EscalationCalmed', by: speakerParty(scene), to, why: why ?? '' } as const
    if (why === undefined)
      return askForLadder(scene, ladder, event, request, () => ladderCalmForm(label, ladder.subject, below))
    return changeLadder(scene, ladder, event, request, `${label} is a ${to} now, on both sides.`)
  },
}
