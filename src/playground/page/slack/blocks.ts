/// <reference lib="dom" />
import { el } from '../element.ts'
import { jsonBox } from '../json-view.ts'
import { isRecord, recordsOf, textOf, type JsonRecord } from '../record.ts'
import { drawButton } from './button.ts'
import { drawChart } from './chart.ts'
import { drawImage } from './image.ts'
import { drawOverflow } from './overflow.ts'
import { drawRichText } from './rich-text.ts'
import type { ReaderView } from '../reader-view.ts'
import { drawTable } from './table.ts'
import { drawTextObject, plainOf } from './text-object.ts'

/** The blocks of a message, or those of a modal that are not inputs. What the page cannot draw is shown as it was sent. */
export function drawBlock(block: JsonRecord, view: ReaderView): HTMLElement {
  switch (block['type']) {
    case 'header':
      return el('h3', { class: 'bk-header' }, plainOf(block['text']))
    case 'section':
      return drawSection(block, view)
    case 'context':
      return el(
        'div',
        { class: 'bk-context' },
        ...recordsOf(block['elements']).map((part) => drawContextPart(part, view)),
      )
    case 'divider':
      return el('hr', { class: 'bk-divider' })
    case 'actions':
      return el('div', { class: 'bk-actions' }, ...recordsOf(block['elements']).map((part) => drawElement(part, view)))
    case 'table':
      return drawTable(block, view)
    case 'rich_text':
      return drawRichText(block, view)
    case 'data_visualization':
      return drawChart(block) ?? unknown(block)
    case 'image':
      return drawImageBlock(block)
    default:
      return unknown(block)
  }
}

function unknown(block: JsonRecord): HTMLElement {
  return jsonBox(`The page does not draw blocks of type "${String(block['type'])}"`, block)
}

/** Its title stands above it. */
function drawImageBlock(block: JsonRecord): HTMLElement {
  const title = plainOf(block['title'])
  const drawn = drawImage(block, title)
  return title === '' ? drawn : el('figure', { class: 'bk-figure' }, el('figcaption', {}, title), drawn)
}

function drawSection(block: JsonRecord, view: ReaderView): HTMLElement {
  const { text, fields, accessory } = block
  const main = el(
    'div',
    { class: 'bk-section-main' },
    text !== undefined && el('div', { class: 'bk-text' }, ...drawTextObject(text, view)),
    Array.isArray(fields) &&
      el(
        'div',
        { class: 'bk-fields' },
        ...recordsOf(fields).map((field) => el('div', { class: 'bk-text' }, ...drawTextObject(field, view))),
      ),
  )
  return el('div', { class: 'bk-section' }, main, isRecord(accessory) && drawElement(accessory, view))
}

function drawContextPart(part: JsonRecord, view: ReaderView): HTMLElement {
  if (part['type'] === 'image') return drawImage(part)
  return el('span', { class: 'bk-context-text' }, ...drawTextObject(part, view))
}

function drawElement(element: JsonRecord, view: ReaderView): HTMLElement {
  if (element['type'] === 'button') return drawButton(element, view)
  if (element['type'] === 'overflow') return drawOverflow(element, view)
  if (element['type'] === 'image') return drawImage(element)
  return jsonBox(`The page does not draw elements of type "${textOf(element['type']) ?? '?'}" here`, element)
}
