import { type Ladder, ladderLabel } from '../../domain/escalations/ladder.ts'
import { usualBackBy } from '../../domain/escalations/usual-back-by.ts'
import { momentSaid, type SaidMoment } from '../../domain/time/moment-said.ts'
import { sayInstant } from '../../domain/time/say-time.ts'
import type { UseCase } from '../dispatch.ts'
import { findLadder } from '../find/find-subject.ts'
import { changeLadder } from '../ladders/change-ladder.ts'
import { refused } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'

/** Take an escalation: the climb stops, and everybody sees who has it. */
export const acknowledgeEscalation: UseCase<Ladder> = {
  name: 'escalation.acknowledge',
  needs: 'escalation.acknowledge',
  find: findLadder,
  async run(scene, ladder, request) {
    const back = await backBy(scene, ladder, request.values['until'])
    if ('refused' in back) return refused(back.refused)
    const asked = sayInstant(back.at, scene.actor.zone)
    const label = ladderLabel(ladder.number)
    return changeLadder(
      scene,
      ladder,
      { type: 'EscalationAcknowledged', by: speakerParty(scene), backBy: back.at },
      request,
      `You have ${label} now. It stops climbing on your side; ${asked} you are asked how it stands.${back.note === undefined ? '' : ` ${back.note}`}`,
    )
  },
}

/** What they said, on their own clock, else the usual time. */
async function backBy(
  { tx, actor, now }: Scene,
  ladder: Ladder,
  said?: string,
): Promise<SaidMoment | { refused: string }> {
  if (said !== undefined) return momentSaid(said, { zone: actor.zone, now })
  const about = ladder.subject.kind === 'case' ? await tx.cases.get(ladder.subject.id) : undefined
  return { at: usualBackBy(ladder, about?.severity, now) }
}
