import type { ViewOutput, ViewResponseAction } from '@slack/bolt'
import type { Form, FormErrors } from '../../../src/cards/form.ts'
import type { Answer } from '../../../src/ports/inbound.ts'
import { clip } from '../render/clip.ts'
import { formToModal } from '../render/form-to-modal.ts'
import type { ReplyTo } from '../send/reply-to.ts'
import { refusedView } from './refused-view.ts'

/** Slack gives no limit for an error below a field; this is as much as stays readable there. */
const ERROR_TEXT = 500

/** What the acknowledgement of a submission says: undefined closes the modal. `view`: the one that was submitted. */
export function submissionResponse(answer: Answer, origin: ReplyTo, view: ViewOutput): ViewResponseAction | undefined {
  if (answer.kind === 'refused') return { response_action: 'update', view: refusedView(view, answer.text) }
  if (answer.kind === 'form') return { response_action: 'update', view: formToModal(answer.form, origin) }
  if (answer.kind !== 'errors') return undefined
  const { form, errors } = answer
  const shown = byField(form, errors)
  if (Object.keys(shown).length > 0) return { response_action: 'errors', errors: shown }
  // Nothing to show an error at: the form is shown again with the sentences on top.
  return { response_action: 'update', view: formToModal(form, origin, Object.values(errors)) }
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
