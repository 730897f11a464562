import { deedPreviewForm } from '../../cards/people-form.ts'
import type { Form } from '../../cards/form.ts'
import type { Outcome } from '../outcome.ts'
import type { Request, Scene } from '../scene.ts'
import { speakerParty } from '../speaker-party.ts'

/**
 * What a form that was sent would do. It was tried, and whoever asks undoes that; the sentence that it would be answered with is shown, and what was
 * entered waits for a press. Confirmed, typed, refused, or so already, an outcome stays what it is; a refusal stands at the `field` that it is about.
 */
export function asPreview(
  scene: Scene,
  { action, form, field }: { action: string; form: Form; field: string },
  request: Request,
  outcome: Outcome,
): Outcome {
  if (request.sent !== true || request.confirmed === true) return outcome
  if (outcome.kind === 'refused') return { kind: 'errors', form, errors: { [field]: outcome.why } }
  if (outcome.kind !== 'done' || outcome.did.length === 0) return outcome
  const id = scene.ids.next()
  const { subject = '', values } = request
  return {
    kind: 'preview',
    form: deedPreviewForm({ held: id, lines: [outcome.say] }),
    held: { id, personId: speakerParty(scene).personId, action, askedAt: scene.now, request: { subject, values } },
  }
}
