import { type Ladder, ladderLabel } from '../../domain/escalations/ladder.ts'
import type { UseCase } from '../dispatch.ts'
import { findLadder } from '../find/find-subject.ts'
import { changeLadder } from '../ladders/change-ladder.ts'
import { speakerParty } from '../speaker-party.ts'

/** Climb to the next step without waiting. */
export const escalateNow: UseCase<Ladder> = {
  name: 'escalation.escalate-now',
  needs: 'escalation.escalate-now',
  find: findLadder,
  run: (scene, ladder, request) =>
    changeLadder(
      scene,
      ladder,
      { type: 'EscalatedNow', by: speakerParty(scene), version: request.version ?? ladder.version },
      request,
      `${ladderLabel(ladder.number)} was taken to the next step.`,
    ),
}
