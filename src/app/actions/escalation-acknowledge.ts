import { type Ladder, ladderLabel } from '../../domain/escalations/ladder.ts'
import { usualBackBy } from '../../domain/escalations/usual-back-by.ts'
import type { UseCase } from '../dispatch.ts'
import { findLadder } from '../find/find-subject.ts'
import { changeLadder } from '../ladders/change-ladder.ts'
import { speakerParty } from '../speaker-party.ts'

/** Take an escalation: the climb stops, and everybody sees who has it. */
export const acknowledgeEscalation: UseCase<Ladder> = {
  name: 'escalation.acknowledge',
  needs: 'escalation.acknowledge',
  find: findLadder,
  async run(scene, ladder, request) {
    const severity =
      ladder.subject.kind === 'case' ? (await scene.tx.cases.get(ladder.subject.id))?.severity : undefined
    const backBy = usualBackBy(ladder, severity, scene.now)
    return changeLadder(
      scene,
      ladder,
      { type: 'EscalationAcknowledged', by: speakerParty(scene), backBy },
      request,
      `You have ${ladderLabel(ladder.number)} now. It stops climbing on your side.`,
    )
  },
}
