import type { Form } from '../../cards/form.ts'
import { decideLadder } from '../../domain/escalations/decide-ladder.ts'
import { caseOf, type Ladder, ladderLabel } from '../../domain/escalations/ladder.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import type { Reach } from '../../domain/escalations/ladder-event.ts'
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
  say: string | ((after: Ladder, partner: Partner) => Promise<string>),
): Promise<Outcome> {
  const partner = await scene.tx.partners.get(ladder.partnerId)
  if (!partner) return refused(`The partner of ${ladderLabel(ladder.number)} is no longer registered.`)
  // Acknowledging and resolving mean the same on every face of the card; only the climb is bound to the step that was seen.
  const decision = await decideAndSaveLadder(scene, partner, ladder, event)
  if ('unchanged' in decision) return done(decision.unchanged, [])
  if ('refused' in decision) return refuseLadder(scene, ladder, request, decision.refused)
  const about = caseOf(ladder.subject)
  if (about !== undefined) scene.touched.touch({ kind: 'case', id: about })
  const said = typeof say === 'string' ? say : await say(decision.state, partner)
  return done(said, [didToLadder(event.type, decision.state)])
}

const NOBODY: Reach = { internal: [], partner: [] }

/** The form of something that could be done to a ladder, such as `event`; where it could not, why, before anything is filled in. */
export async function askForLadder(
  scene: Scene,
  ladder: Ladder,
  event: LadderAct,
  request: Request,
  form: () => Form | Promise<Form>,
): Promise<Outcome> {
  const decision = decideLadder(ladder, event, NOBODY, scene.now)
  if ('unchanged' in decision) return done(decision.unchanged, [])
  if ('refused' in decision) return refuseLadder(scene, ladder, request, decision.refused)
  return { kind: 'form', form: await form() }
}

/** Why something cannot be done to a ladder: under a button with the card as it stands, else in words alone. */
export async function refuseLadder(scene: Scene, ladder: Ladder, request: Request, why: string): Promise<Outcome> {
  const partner = request.version === undefined ? undefined : await scene.tx.partners.get(ladder.partnerId)
  if (!partner) return refused(why)
  const card = (await ladderFace(scene, partner, ladder))(await audienceOfReply(scene))
  return { kind: 'refused', why, card }
}
