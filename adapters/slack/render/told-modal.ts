import type { ModalView } from '@slack/types'
import { MODAL_TITLE, SECTION_TEXT } from './limits.ts'
import { plain } from './text-objects.ts'

/** A sentence where a form was or would be; there is nothing to send. */
export function toldModal({ title, text }: { title: string; text: string }): ModalView {
  return {
    type: 'modal',
    title: plain(title, MODAL_TITLE),
    close: plain('Close', MODAL_TITLE),
    blocks: [{ type: 'section', text: plain(text, SECTION_TEXT) }],
  }
}
