/// <reference lib="dom" />
import { el } from '../element.ts'
import { isRecord, recordsOf, textOf, type JsonRecord } from '../record.ts'
import { drawRichText } from './rich-text.ts'
import type { ReaderView } from '../reader-view.ts'

/** A table block; its first row is the heading. */
export function drawTable(block: JsonRecord, view: ReaderView): HTMLElement {
  const settings = Array.isArray(block['column_settings']) ? block['column_settings'] : []
  const alignment = (at: number) => {
    const setting: unknown = settings[at]
    return isRecord(setting) ? (textOf(setting['align']) ?? 'left') : 'left'
  }
  const rows = Array.isArray(block['rows']) ? block['rows'] : []
  const drawn = rows.map((row: unknown, line) => {
    const cells = recordsOf(row).map((cell, at) => {
      const attributes = { class: `align-${alignment(at)}`, scope: line === 0 ? 'col' : undefined }
      return el(line === 0 ? 'th' : 'td', attributes, drawCell(cell, view))
    })
    return el('tr', {}, ...cells)
  })
  const [head, ...body] = drawn
  const table = el('table', { class: 'bk-table' }, head && el('thead', {}, head), el('tbody', {}, ...body))
  return el('div', { class: 'bk-table-scroll', tabindex: 0, role: 'group', 'aria-label': 'Table' }, table)
}

function drawCell(cell: JsonRecord, view: ReaderView): Node {
  if (cell['type'] === 'rich_text') return drawRichText(cell, view)
  return document.createTextNode(textOf(cell['text']) ?? '')
}
