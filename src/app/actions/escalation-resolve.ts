import { ladderResolveForm } from '../../cards/ladder-resolve-form.ts'
import { type Ladder, ladderLabel } from '../../domain/escalations/ladder.ts'
import type { UseCase } from '../dispatch.ts'
import { findLadder } from '../find/find-subject.ts'
import { askForLadder, changeLadder } from '../ladders/change-ladder.ts'
import { speakerParty } from '../speaker-party.ts'

/** End an escalation, saying how. */
export const resolveEscalation: UseCase<Ladder> = {
  name: 'escalation.resolve',
  needs: 'escalation.resolve',
  find: findLadder,
  async run(scene, ladder, request) {
    const why = request.values['text']
    const label = ladderLabel(ladder.number)
    const event = { type: 'EscalationResolved', by: speakerParty(scene), why: why ?? '' } as const
    if (why === undefined)
      return askForLadder(scene, ladder, event, request, () => ladderResolveForm(label, ladder.subject))
    return changeLadder(scene, ladder, event, request, `${label} is resolved.`)
  },
}
