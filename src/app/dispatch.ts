import type { Action, ActionSubject } from '../domain/partners/action.ts'
import { can } from '../domain/partners/can.ts'
import type { Partner } from '../domain/partners/partner.ts'
import { type Outcome, refused } from './outcome.ts'
import { askedToConfirm } from './partners/confirmation.ts'
import type { Request, Scene } from './scene.ts'
import { whyNotShownHere } from './show/looked-on.ts'

/**
 * A use case. `find` loads what it is about, `needs` names the permission, `run` decides and saves.
 * The same use case serves the typed verb, the button and the form.
 */
export type UseCase<Subject> = {
  /** e.g. "case.acknowledge": the name buttons and forms carry. */
  name: string
  needs: Action | ((subject: Subject, request: Request) => Action)
  /** It answers with what is known of its partner, or of all of them: not everywhere, for others may read along. */
  shows?: true
  find(scene: Scene, request: Request): Promise<Found<Subject> | { refused: string }>
  run(scene: Scene, subject: Subject, request: Request): Promise<Outcome>
}

/**
 * `unknown` is the sentence for a subject that does not exist. An outsider gets the very same one for a subject of
 * another partner, so that nobody can probe for what exists.
 */
export type Found<Subject> = { subject: Subject; partner?: Partner; unknown?: string }

/** The one place where `can()` is asked, before every use case. */
export async function dispatch<Subject>(useCase: UseCase<Subject>, scene: Scene, request: Request): Promise<Outcome> {
  if (scene.actor.kind === 'stranger') {
    const permission = can(scene.actor, 'partner.view', {}, scene.permissions)
    if ('refused' in permission) return refused(permission.refused)
  }
  const found = await useCase.find(scene, request)
  if ('refused' in found) return refused(found.refused)
  const { actor } = scene
  if (actor.kind === 'partner' && found.partner && found.partner.id !== actor.partnerId && found.unknown) {
    return refused(found.unknown)
  }
  const action = typeof useCase.needs === 'function' ? useCase.needs(found.subject, request) : useCase.needs
  const about = await subjectOf(scene, found.partner)
  const permission = can(actor, action, about, scene.permissions)
  if ('refused' in permission) return refused(permission.refused)
  const whyNot = useCase.shows && (await whyNotShownHere(scene, found.partner))
  if (whyNot) return refused(whyNot)
  const outcome = await useCase.run(scene, found.subject, request)
  // The face of a stale card shows too.
  const showsCard = outcome.kind === 'refused' && outcome.card !== undefined
  return showsCard && (await whyNotShownHere(scene, found.partner)) ? refused(outcome.why) : outcome
}

/** The partner in words that rules are judged by. */
async function subjectOf(scene: Scene, partner: Partner | undefined): Promise<ActionSubject> {
  if (!partner) return {}
  const about = { partnerId: partner.id, partnerName: partner.name }
  return partner.unconfirmed ? { ...about, unconfirmed: { asked: await askedToConfirm(scene, partner) } } : about
}
