import { type Ladder, ladderLabel } from '../../domain/escalations/ladder.ts'
import type { UseCase } from '../dispatch.ts'
import { findLadder } from '../find/find-subject.ts'
import { changeLadder } from '../ladders/change-ladder.ts'
import { speakerParty } from '../speaker-party.ts'

/** Take an escalation: the climb stops, and everybody sees who has it. */
export const acknowledgeEscalation: UseCase<Ladder> = {
  name: 'escalation.acknowledge',
  needs: 'escalation.acknowledge',
  find: findLadder,
  run: (scene, ladder, request) =>
    changeLadder(
      scene,
      ladder,
      { type: 'EscalationAcknowledged', by: speakerParty(scene) },
      request,
      `You have ${ladderLabel(ladder.number)} now. It stops climbing.`,
    ),
}
