import { ladderNoteForm } from '../../cards/ladder-deed-forms.ts'
import { type Ladder, ladderLabel } from '../../domain/escalations/ladder.ts'
import type { UseCase } from '../dispatch.ts'
import { findLadder } from '../find/find-subject.ts'
import { askForLadder, changeLadder } from '../ladders/change-ladder.ts'
import { audienceOfReply } from '../show/audience.ts'
import { speakerParty } from '../speaker-party.ts'

/** Say something on an escalation, to those who read the place where it is said. It moves nothing and calls nobody. */
export const noteOnEscalation: UseCase<Ladder> = {
  name: 'escalation.note',
  needs: 'escalation.acknowledge',
  find: findLadder,
  async run(scene, ladder, request) {
    const { text, readers } = request.values
    // A form goes to whom it named, or to fewer.
    const here = await audienceOfReply(scene)
    const audience = readers === 'internal' && scene.actor.kind === 'internal' ? 'internal' : here
    const label = ladderLabel(ladder.number)
    const event = { type: 'EscalationNoted', by: speakerParty(scene), text: text ?? '', audience } as const
    if (text === undefined)
      return askForLadder(scene, ladder, event, request, () => ladderNoteForm(label, ladder.subject, audience))
    const who = audience === 'internal' ? 'our own people read it' : 'both sides read it'
    return changeLadder(scene, ladder, event, request, `Your note is on ${label}: ${who}.`)
  },
}
