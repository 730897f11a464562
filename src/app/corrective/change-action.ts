import { actionCard } from '../../cards/action-card.ts'
import {
  type ActionEvent,
  actionLabel,
  caseOfAction,
  type CorrectiveAction,
} from '../../domain/corrective/corrective-action.ts'
import { whyNotTheirs } from '../../domain/corrective/why-not-theirs.ts'
import type { Party } from '../../domain/partners/party.ts'
import { askingOf } from '../asking.ts'
import { didToAction } from '../did.ts'
import { done, type Outcome, refused } from '../outcome.ts'
import { actionNow } from '../queries/action-now.ts'
import type { Request, Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'
import { decideAndSaveAction, groundOf } from './save-action.ts'

/** What people do to a corrective action. */
type ActionAct = Exclude<
  ActionEvent,
  { type: 'CausesChanged' | 'ActionHelpJudged' | 'ActionLapsed' | 'ActionHandedOver' | 'OverdueLong' }
>

/** Let somebody act on a corrective action. A button from an older face of its card answers with the fresh one. */
export async function changeAction(
  scene: Scene,
  action: CorrectiveAction,
  event: ActionAct,
  request: Request,
  say: string,
): Promise<Outcome> {
  const partner = await scene.tx.partners.get(action.partnerId)
  const label = actionLabel(action.number)
  if (!partner) return refused(`The partner of ${label} is no longer registered.`)
  if (request.version !== undefined && request.version !== action.version)
    return withFreshCard(scene, action, `${label} has changed since that card was drawn. This is how it stands.`)
  const decision = await decideAndSaveAction(scene, partner, action, event, adminOf(scene, action))
  if ('unchanged' in decision) return done(decision.unchanged, [])
  if ('refused' in decision)
    return request.version === undefined ? refused(decision.refused) : withFreshCard(scene, action, decision.refused)
  const { state } = decision
  const about = caseOfAction(state)
  return {
    ...done(say, [didToAction(event.type, state)]),
    ...(about && event.type !== 'ActionAssigned' && { toldUnder: about.label }),
  }
}

/** Why whoever speaks cannot act on it, so that no form is filled in for nothing. */
export async function whyNotActing(scene: Scene, action: CorrectiveAction): Promise<{ refused: string } | undefined> {
  const partner = await scene.tx.partners.get(action.partnerId)
  if (!partner) return { refused: `The partner of ${actionLabel(action.number)} is no longer registered.` }
  const ground = await groundOf(scene, partner, action, adminOf(scene, action))
  return whyNotTheirs(action, speakerParty(scene), ground)
}

/** An admin sets right whatever is ours. */
function adminOf(scene: Scene, { side }: CorrectiveAction): Party[] {
  const { actor } = scene
  return actor.kind === 'internal' && actor.admin && side === 'internal' ? [speakerParty(scene)] : []
}

async function withFreshCard(scene: Scene, action: CorrectiveAction, why: string): Promise<Outcome> {
  const told = await actionNow.read(await askingOf(scene), action)
  return told ? { kind: 'refused', why, card: actionCard(told) } : refused(why)
}
