import { listed } from '../../cards/listed.ts'
import { ladderBackByForm } from '../../cards/ladder-deed-forms.ts'
import { type Ladder, ladderLabel } from '../../domain/escalations/ladder.ts'
import { isAskedInstead } from '../../domain/escalations/side-state.ts'
import type { Instant } from '../../domain/time/instant.ts'
import { sayInstant } from '../../domain/time/say-time.ts'
import type { LadderAct } from '../did.ts'
import type { UseCase } from '../dispatch.ts'
import { findLadder } from '../find/find-subject.ts'
import { askForLadder, changeLadder } from '../ladders/change-ladder.ts'
import { standsInForHolder } from '../ladders/ask-holder.ts'
import { missingOn } from '../ladders/awaited.ts'
import { backByAsked } from '../ladders/until-asked.ts'
import { type Outcome, refused } from '../outcome.ts'
import type { Request, Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'

/** Take an escalation: the climb stops, and everybody sees who has it. */
export const acknowledgeEscalation: UseCase<Ladder> = {
  name: 'escalation.acknowledge',
  needs: 'escalation.acknowledge',
  find: findLadder,
  run: acknowledge,
}

/** The same, saying until when in a form; by whoever has it, another time. */
export const acknowledgeUntil: UseCase<Ladder> = {
  name: 'escalation.acknowledge-until',
  needs: 'escalation.acknowledge',
  find: findLadder,
  async run(scene, ladder, request) {
    const form = ladderBackByForm(ladderLabel(ladder.number), ladder.subject)
    if (request.values['until'] === undefined) {
      const event = await takes(scene, ladder, scene.now + 1)
      return askForLadder(scene, ladder, event, request, () => form)
    }
    const outcome = await acknowledge(scene, ladder, request)
    return outcome.kind === 'refused' && request.sent
      ? { kind: 'errors', form, errors: { until: outcome.why } }
      : outcome
  },
}

async function acknowledge(scene: Scene, ladder: Ladder, request: Request): Promise<Outcome> {
  const said = request.values['until']
  const back = await backByAsked(scene, ladder, said)
  if ('refused' in back) return refused(back.refused)
  const asked = sayInstant(back.at, scene.actor.zone)
  const label = ladderLabel(ladder.number)
  const by = speakerParty(scene)
  const note = back.note === undefined ? '' : ` ${back.note}`
  const event = await takes(scene, ladder, back.at, said === undefined)
  return changeLadder(scene, ladder, event, request, async (after, partner) => {
    const missing = await missingOn(scene, partner, after, by.side)
    const others = `${listed(missing.map(({ name }) => name))} ${missing.length === 1 ? 'has' : 'have'} it, too`
    const stands = after.sides[by.side]
    const goesOn =
      stands.state === 'snoozed'
        ? `on your side it is put off until ${sayInstant(stands.until, scene.actor.zone)}, and climbs from then until ${others}`
        : `on your side it climbs until ${others}`
    return missing.length > 0
      ? `You have ${label} now. Each whom its step calls must take it: ${goesOn}.${note}`
      : `You have ${label} now. It stops climbing on your side; ${asked} you are asked how it stands.${note}`
  })
}

/** Whoever is asked in the place of somebody away has it from them. `usual`: for as long as is usual, since they said no time. */
async function takes(scene: Scene, ladder: Ladder, backBy: Instant, usual = false): Promise<LadderAct> {
  const by = speakerParty(scene)
  return isAskedInstead(ladder.sides[by.side], by.personId) || (await standsInForHolder(scene, ladder, by))
    ? { type: 'EscalationReassigned', by, to: by, backBy }
    : { type: 'EscalationAcknowledged', by, backBy, ...(usual && { usual }) }
}
