/// <reference lib="dom" />
import { el } from '../element.ts'
import type { Dialog } from '../../workplace.ts'
import type { DialogControls, DrawnDialog } from '../dialog-look.ts'
import type { ReaderView } from '../reader-view.ts'
import { isRecord, recordsOf, textOf, type JsonRecord } from '../record.ts'
import { drawBlock } from './blocks.ts'
import { drawInput, type DrawnInput } from './input-element.ts'
import { drawTextObject, plainOf } from './text-object.ts'

type Field = { blockId: string; row: HTMLElement; error: HTMLElement; input: DrawnInput }

/** A Slack modal, from the view that the bot sent. */
export function drawSlackDialog(dialog: Dialog, { act, view }: DialogControls): DrawnDialog {
  const payload = isRecord(dialog.payload) ? dialog.payload : {}
  const fields: Field[] = []
  const pressing: ReaderView = {
    ...view,
    press: (actionId) =>
      void act({ action: 'press', channelId: dialog.channelId ?? dialog.id, messageId: dialog.id, actionId }),
  }
  const parts = recordsOf(payload['blocks']).map((block, at) => {
    if (block['type'] !== 'input') return drawBlock(block, pressing)
    const field = drawField(block, `${dialog.id}-${at}`, view)
    if (field === undefined) return drawBlock(block, view)
    fields.push(field)
    return field.row
  })
  const submitLabel = plainOf(payload['submit'])
  const form = el('form', { class: 'dialog-body', novalidate: true, id: `form-${dialog.id}` }, ...parts)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const values = Object.fromEntries(fields.map(({ blockId, input }) => [blockId, input.value()]))
    void act({ action: 'submit', dialogId: dialog.id, values })
  })
  const close = () => void act({ action: 'dismiss', dialogId: dialog.id })
  return {
    title: plainOf(payload['title']),
    body: form,
    foot: el(
      'div',
      { class: 'dialog-foot' },
      el('button', { type: 'button', class: 'bk-button plain', onclick: close }, plainOf(payload['close']) || 'Close'),
      submitLabel !== '' &&
        el('button', { type: 'submit', class: 'bk-button primary', form: `form-${dialog.id}` }, submitLabel),
    ),
    showErrors: (errors) => showErrors(fields, errors),
  }
}

function drawField(block: JsonRecord, id: string, view: ReaderView): Field | undefined {
  const input = isRecord(block['element']) ? drawInput(block['element'], id, view) : undefined
  if (input === undefined) return undefined
  const optional = block['optional'] === true
  const words = [plainOf(block['label']), optional && el('span', { class: 'field-optional' }, ' (optional)')]
  const hintText = block['hint'] === undefined ? [] : drawTextObject(block['hint'], view)
  const hint = el('p', { class: 'field-hint', id: `${id}-hint`, hidden: hintText.length === 0 }, ...hintText)
  const error = el('p', { class: 'field-error', id: `${id}-error`, hidden: true })
  const described = { 'aria-describedby': `${id}-error ${id}-hint` }
  for (const [name, value] of Object.entries(described)) input.control.setAttribute(name, value)
  if (!optional && !input.grouped) input.control.setAttribute('aria-required', 'true')
  const row = input.grouped
    ? el('fieldset', { class: 'field', ...described }, el('legend', {}, ...words), input.element, error, hint)
    : el('div', { class: 'field' }, el('label', { for: id }, ...words), input.element, error, hint)
  return { blockId: textOf(block['block_id']) ?? '', row, error, input }
}

/** Under its field each, and the first of them focused. */
function showErrors(fields: Field[], errors: Record<string, string>): void {
  let first: HTMLElement | undefined
  for (const { blockId, row, error, input } of fields) {
    const sentence = errors[blockId]
    error.textContent = sentence ?? ''
    error.hidden = sentence === undefined
    row.classList.toggle('wrong', sentence !== undefined)
    input.control.setAttribute('aria-invalid', String(sentence !== undefined))
    if (sentence !== undefined) first ??= input.control
  }
  first?.focus()
}
