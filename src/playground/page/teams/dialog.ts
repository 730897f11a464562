/// <reference lib="dom" />
import { el } from '../element.ts'
import type { Dialog } from '../../workplace.ts'
import type { DialogControls, DrawnDialog } from '../dialog-look.ts'
import { isRecord, textOf } from '../record.ts'
import { drawAdaptiveCard } from './adaptive-card.ts'

/** A Teams dialog: a title and a card, whose own button submits it. The renderer checks the fields; the bot answers with a new card. */
export function drawTeamsDialog(dialog: Dialog, { act, view }: DialogControls): DrawnDialog {
  const payload = isRecord(dialog.payload) ? dialog.payload : {}
  const attachment = isRecord(payload['card']) ? payload['card'] : {}
  const content = isRecord(attachment['content']) ? attachment['content'] : {}
  const problems = el('p', { class: 'field-error', role: 'alert', hidden: true })
  const card = drawAdaptiveCard(content, view, ({ values, actionId }) => {
    void act({ action: 'submit', dialogId: dialog.id, values, ...(actionId !== '' && { actionId }) })
  })
  return {
    title: textOf(payload['title']) ?? 'Dialog',
    body: el('div', { class: 'dialog-body' }, problems, card),
    showErrors(errors) {
      problems.textContent = Object.values(errors).join(' ')
      problems.hidden = problems.textContent === ''
    },
  }
}
