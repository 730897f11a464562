import type { Action } from '../domain/partners/action.ts'
import type { Found, NotFound } from './find/found.ts'
import { type Outcome, refused } from './outcome.ts'
import type { Request, Scene } from './scene.ts'
import { whyNotShownHere } from './show/looked-on.ts'
import { whyNot } from './why-not.ts'

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
  find(scene: Scene, request: Request): Promise<Found<Subject> | NotFound>
  run(scene: Scene, subject: Subject, request: Request): Promise<Outcome>
}

/** Find what it is about, ask `can()`, and let it happen. */
export async function dispatch<Subject>(useCase: UseCase<Subject>, scene: Scene, request: Request): Promise<Outcome> {
  if (scene.actor.kind === 'stranger') {
    const no = await whyNot(scene, 'partner.view', undefined)
    if (no) return refused(no.refused)
  }
  const found = await useCase.find(scene, request)
  if ('refused' in found) return { ...refused(found.refused), ...(found.lacks && { lacks: found.lacks }) }
  const action = typeof useCase.needs === 'function' ? useCase.needs(found.subject, request) : useCase.needs
  const no = await whyNot(scene, action, found)
  if (no) return refused(no.refused)
  const elsewhere = useCase.shows && (await whyNotShownHere(scene, found.partner))
  if (elsewhere) return refused(elsewhere)
  const outcome = await useCase.run(scene, found.subject, request)
  // The face of a stale card shows too.
  const showsCard = outcome.kind === 'refused' && outcome.card !== undefined
  return showsCard && (await whyNotShownHere(scene, found.partner)) ? refused(outcome.why) : outcome
}
