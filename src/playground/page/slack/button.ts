/// <reference lib="dom" />
import { askFirst } from '../ask-first.ts'
import { el } from '../element.ts'
import { isRecord, textOf, type JsonRecord } from '../record.ts'
import type { ReaderView } from '../reader-view.ts'
import { plainOf } from './text-object.ts'

export function drawButton(element: JsonRecord, view: ReaderView): HTMLElement {
  const actionId = textOf(element['action_id']) ?? ''
  const style = textOf(element['style']) ?? 'plain'
  const press = async () => {
    const { confirm } = element
    if (isRecord(confirm) && !(await confirmed(button, confirm))) return
    view.press(actionId)
  }
  const label = textOf(element['accessibility_label'])
  const button = el(
    'button',
    { type: 'button', class: `bk-button ${style}`, 'data-action': actionId, 'aria-label': label, onclick: press },
    plainOf(element['text']),
  )
  return button
}

function confirmed(from: HTMLElement, confirm: JsonRecord): Promise<boolean> {
  return askFirst(from, {
    title: plainOf(confirm['title']),
    text: plainOf(confirm['text']),
    yes: plainOf(confirm['confirm']) || 'Yes',
    no: plainOf(confirm['deny']) || 'Cancel',
    danger: confirm['style'] === 'danger',
  })
}
