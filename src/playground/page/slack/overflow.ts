/// <reference lib="dom" />
import { el } from '../element.ts'
import { icon } from '../icons.ts'
import { menuBehind, menuEntry } from '../menu.ts'
import { recordsOf, textOf, type JsonRecord } from '../record.ts'
import type { ReaderView } from '../reader-view.ts'
import { plainOf } from './text-object.ts'

/** An overflow, as Slack draws it: three dots, and its options when they are pressed. */
export function drawOverflow(element: JsonRecord, view: ReaderView): HTMLElement {
  const summary = el('summary', { class: 'bk-button plain bk-dots', 'aria-label': 'More actions' }, icon('more'))
  const hide = () => close()
  const entries = recordsOf(element['options']).map(({ text, value }) =>
    menuEntry({ words: plainOf(text), choose: () => view.press(textOf(value) ?? '') }, hide),
  )
  const { menu, close } = menuBehind(summary, el('div', { class: 'message-menu' }, ...entries))
  return menu
}
