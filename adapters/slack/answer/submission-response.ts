import type { ViewOutput, ViewResponseAction } from '@slack/bolt'
import type { Form, FormErrors } from '../../../src/cards/form.ts'
import type { Answer } from '../../../src/ports/inbound.ts'
import { clip } from '../render/clip.ts'
import { formToModal } from '../render/form-to-modal.ts'
import { toldModal } from '../render/told-modal.ts'
import type { ReplyTo } from '../send/reply-to.ts'
import { refusedView } from './refused-view.ts'

/** Slack gives no limit for an error below a field; this is as much as stays readable there. */
const ERROR_TEXT = 500

/** As many as Slack lays over one another. */
const MOST_MODALS = 3

/**
 * What the acknowledgement of a submission says: undefined closes the modal. `view`: the one that was submitted. One to which a form leads back
 * stays below it, as it was left; when all is done, all of them go.
 */
export function submissionResponse(answer: Answer, origin: ReplyTo, view: ViewOutput): ViewResponseAction | undefined {
  if (answer.kind === 'refused') return { response_action: 'update', view: refusedView(view, answer.text) }
  if (answer.kind === 'told') return { response_action: 'update', view: toldModal(answer) }
  if (answer.kind === 'form') {
    const over = answer.form.back !== undefined && depthOf(view) < MOST_MODALS
    return { response_action: over ? 'push' : 'update', view: formToModal(answer.form, origin) }
  }
  if (answer.kind !== 'errors') return depthOf(view) === 1 ? undefined : { response_action: 'clear' }
  const { form, errors } = answer
  const shown = byField(form, errors)
  if (Object.keys(shown).length > 0) return { response_action: 'errors', errors: shown }
  // Nothing to show an error at: the form is shown again with the sentences on top.
  return { response_action: 'update', view: formToModal(form, origin, Object.values(errors)) }
}

/** How many modals are open, down to this one. Slack says which is below it and which is the lowest, no more. */
function depthOf({ id, root_view_id: root, previous_view_id: below }: ViewOutput): number {
  if (id === root || !below) return 1
  return below === root ? 2 : 3
}

/** Slack refuses errors for blocks that take no input; those, and what concerns the whole form, go to the first field. */
function byField({ fields }: Form, errors: FormErrors): Record<string, string> {
  const inputs = fields.filter((field) => !('options' in field) || field.options.length > 0).map(({ id }) => id)
  const shown: Record<string, string> = {}
  for (const [id, sentence] of Object.entries(errors)) {
    const at = inputs.includes(id) ? id : inputs[0]
    if (at === undefined) continue
    shown[at] = clip(shown[at] === undefined ? sentence : `${shown[at]} ${sentence}`, ERROR_TEXT)
  }
  return shown
}
