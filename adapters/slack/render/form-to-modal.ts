import type { KnownBlock, ModalView } from '@slack/types'
import type { Form } from '../../../src/cards/form.ts'
import type { ReplyTo } from '../send/reply-to.ts'
import { fieldBlock } from './form-field.ts'
import { BLOCKS_IN_MODAL, MODAL_TITLE, SECTION_TEXT } from './limits.ts'
import { encodeModalMetadata } from './modal-metadata.ts'
import { plain } from './text-objects.ts'

/**
 * The form as a Slack modal: the form's name is the callback id, its context travels in `private_metadata` with `origin`,
 * the place from which it was opened. `notices` stand above everything, for refusals that no field can show.
 */
export function formToModal(form: Form, origin?: ReplyTo, notices: string[] = []): ModalView {
  const sentences = [...notices.map((text) => `⚠️ ${text}`), ...form.intro].filter((text) => text.trim() !== '')
  const intro = sentences.map<KnownBlock>((text) => ({ type: 'section', text: plain(text, SECTION_TEXT) }))
  const blocks = [...intro, ...form.fields.map(fieldBlock)].slice(0, BLOCKS_IN_MODAL)
  return {
    type: 'modal',
    callback_id: form.form,
    title: plain(form.title, MODAL_TITLE),
    submit: plain(form.submitLabel, MODAL_TITLE),
    close: plain(form.back?.label ?? 'Cancel', MODAL_TITLE),
    private_metadata: encodeModalMetadata(form.context, origin),
    blocks: blocks.length > 0 ? blocks : [{ type: 'section', text: plain(form.title, SECTION_TEXT) }],
  }
}
