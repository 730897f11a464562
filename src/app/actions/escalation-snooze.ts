import { ladderSnoozeForm } from '../../cards/ladder-deed-forms.ts'
import { type Ladder, ladderLabel } from '../../domain/escalations/ladder.ts'
import { sayInstant } from '../../domain/time/say-time.ts'
import type { UseCase } from '../dispatch.ts'
import { findLadder } from '../find/find-subject.ts'
import { askForLadder, changeLadder } from '../ladders/change-ladder.ts'
import { untilAsked } from '../ladders/until-asked.ts'
import { type Outcome, refused } from '../outcome.ts'
import type { Request, Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'

/** Put an escalation off: their own side is called no more until then. */
export const snoozeEscalation: UseCase<Ladder> = {
  name: 'escalation.snooze',
  needs: 'escalation.acknowledge',
  find: findLadder,
  async run(scene, ladder, request) {
    const form = ladderSnoozeForm(ladderLabel(ladder.number), ladder.subject)
    const said = request.values['until'] ?? request.values['text']
    if (said === undefined) {
      const event = { type: 'EscalationSnoozed', by: speakerParty(scene), until: scene.now + 1 } as const
      return askForLadder(scene, ladder, event, request, () => form)
    }
    const outcome = await putOff(scene, ladder, request, said)
    return outcome.kind === 'refused' && request.sent
      ? { kind: 'errors', form, errors: { until: outcome.why } }
      : outcome
  },
}

async function putOff(scene: Scene, ladder: Ladder, request: Request, said: string): Promise<Outcome> {
  const until = untilAsked(scene, ladder, said)
  if ('refused' in until) return refused(until.refused)
  const note = until.note === undefined ? '' : ` ${until.note}`
  return changeLadder(
    scene,
    ladder,
    { type: 'EscalationSnoozed', by: speakerParty(scene), until: until.at },
    request,
    `${ladderLabel(ladder.number)} is put off on your side until ${sayInstant(until.at, scene.actor.zone)}: then it climbs on, and you are told.${note}`,
  )
}
