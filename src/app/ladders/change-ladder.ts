import { caseOf, type Ladder, ladderLabel } from '../../domain/escalations/ladder.ts'
import { didToLadder, type LadderAct } from '../did.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import type { Request, Scene } from '../scene.ts'
import { audienceOfReply } from '../show/audience.ts'
import { decideAndSaveLadder } from './apply-ladder.ts'
import { ladderFace } from './show-ladder.ts'

/** Let somebody act on a ladder. A button from an older face of its card answers with the fresh one. */
export async function changeLadder(
  scene: Scene,
  ladder: Ladder,
  event: LadderAct,
  request: Request,
  say: string,
): Promise<Outcome> {
  const partner = await scene.tx.partners.get(ladder.partnerId)
  if (!partner) return refused(`The partner of ${ladderLabel(ladder.number)} is no longer registered.`)
  const fresh = async () => (await ladderFace(scene, partner, ladder))(await audienceOfReply(scene))
  // Acknowledging and resolving mean the same on every face of the card; only the climb is bound to the step that was seen.
  const decision = await decideAndSaveLadder(scene, partner, ladder, event)
  if ('unchanged' in decision) return done(decision.unchanged, [])
  if ('refused' in decision) {
    return request.version === undefined
      ? refused(decision.refused)
      : { kind: 'refused', why: decision.refused, card: await fresh() }
  }
  const about = caseOf(ladder.subject)
  if (about !== undefined) scene.touched.touch({ kind: 'case', id: about })
  return done(say, [didToLadder(event.type, decision.state)])
}
