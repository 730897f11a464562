import { otherSide } from '../../domain/cases/other-side.ts'
import { type Ladder, ladderLabel } from '../../domain/escalations/ladder.ts'
import { type Side, SIDES } from '../../domain/partners/party.ts'
import type { UseCase } from '../dispatch.ts'
import { findLadder } from '../find/find-subject.ts'
import { changeLadder } from '../ladders/change-ladder.ts'
import { refused } from '../outcome.ts'
import type { Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'
import { whyNot } from '../why-not.ts'

/** Climb to the next step without waiting: on one's own side, or on the one that is named. */
export const escalateNow: UseCase<Ladder> = {
  name: 'escalation.escalate-now',
  needs: 'escalation.escalate-now',
  find: findLadder,
  async run(scene, ladder, request) {
    const side = await sideSaid(scene, ladder, request.values['side'])
    if (typeof side === 'object') return refused(side.refused)
    const by = speakerParty(scene)
    const no = side === by.side ? undefined : await whyNotTheOtherSide(scene, ladder)
    if (no) return refused(no.refused)
    const version = request.version ?? ladder.version
    return changeLadder(
      scene,
      ladder,
      { type: 'EscalatedNow', by, version, side },
      request,
      `${ladderLabel(ladder.number)} was taken to the next step.`,
    )
  },
}

/** What is done to the other company is said for one's own. */
async function whyNotTheOtherSide(scene: Scene, ladder: Ladder): Promise<{ refused: string } | undefined> {
  const partner = await scene.tx.partners.get(ladder.partnerId)
  return whyNot(scene, 'escalation.resolve', { subject: ladder, ...(partner && { partner }) })
}

/** "ours", "theirs", or what one of both companies is called; nothing said: their own. */
async function sideSaid(scene: Scene, ladder: Ladder, said?: string): Promise<Side | { refused: string }> {
  const own = speakerParty(scene).side
  if (said === undefined) return own
  const partner = await scene.tx.partners.get(ladder.partnerId)
  const word = said.trim().toLowerCase()
  const called: Record<Side, (string | undefined)[]> = {
    internal: [scene.company],
    partner: [partner?.name, partner?.slug],
  }
  called[own].push('ours', 'our', 'us')
  called[otherSide(own)].push('theirs', 'their', 'them')
  const meant = SIDES.find((side) => called[side].some((name) => name?.toLowerCase() === word))
  return (
    meant ?? {
      refused: `“${said}” is neither side of ${ladderLabel(ladder.number)}: it is “ours” or “theirs”, or one of the companies.`,
    }
  )
}
