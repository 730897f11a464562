import type { CardBlock, Rich } from '../../../src/cards/card.ts'
import { FIELD_TEXT, FIELDS_IN_SECTION, SECTION_TEXT } from './limits.ts'
import type { DrawChart } from './chart-block.ts'
import { lineButton } from './button.ts'
import type { Page } from './page.ts'
import { richToMrkdwn } from './rich.ts'
import { marked } from './text-objects.ts'

/** Puts the card's blocks on the page, as far as they fit. */
export function addBody(page: Page, blocks: CardBlock[], draw: DrawChart): void {
  const taken = new Set<string>()
  for (const block of blocks) {
    switch (block.kind) {
      case 'text':
        addText(page, block.text)
        break
      case 'fields':
        addFields(page, block.fields)
        break
      case 'list':
        addList(page, block.items)
        break
      case 'line':
        addLine(page, block, taken)
        break
      case 'chart':
        for (const drawn of draw(block.chart)) page.add(drawn)
        break
      case 'written':
        addWritten(page, block.text)
        break
      case 'divider':
        page.add({ type: 'divider' })
    }
  }
}

function addText(page: Page, text: Rich): void {
  if (richToMrkdwn(text, SECTION_TEXT).trim() === '') return
  const most = page.room(SECTION_TEXT)
  if (most > 0) page.add({ type: 'section', text: marked(text, most) })
}

/** As it stands, in pieces that end with a line: what is put together again is the same. */
function addWritten(page: Page, text: string): void {
  for (const piece of piecesOf(text, SECTION_TEXT)) {
    const elements = [{ type: 'text' as const, text: piece }]
    page.add({ type: 'rich_text', elements: [{ type: 'rich_text_preformatted', elements }] })
  }
}

function piecesOf(text: string, most: number): string[] {
  const pieces: string[] = []
  for (let left = text; left !== '';) {
    const lineEnd = left.length <= most ? left.length : left.lastIndexOf('\n', most - 1) + 1
    const end = lineEnd === 0 ? most : lineEnd
    pieces.push(left.slice(0, end))
    left = left.slice(end)
  }
  return pieces
}

/** A line whose text does not fit is left out with its button: nobody presses what they cannot read. */
function addLine(page: Page, { text, button }: Extract<CardBlock, { kind: 'line' }>, taken: Set<string>): void {
  const most = page.room(SECTION_TEXT)
  if (most > 0) page.add({ type: 'section', text: marked(text, most), accessory: lineButton(button, taken) })
}

function addFields(page: Page, fields: { label: string; value: Rich }[]): void {
  for (let from = 0; from < fields.length; from += FIELDS_IN_SECTION) {
    const some = fields.slice(from, from + FIELDS_IN_SECTION)
    const most = Math.min(FIELD_TEXT, Math.floor(page.room(some.length * FIELD_TEXT) / some.length))
    if (most === 0) return
    page.add({ type: 'section', fields: some.map(({ label, value }) => marked(fieldText(label, value), most)) })
  }
}

function fieldText(label: string, value: Rich): Rich {
  const shown = richToMrkdwn(value, FIELD_TEXT).trim() === '' ? '–' : value
  return [{ bold: label }, '\n', ...(typeof shown === 'string' ? [shown] : shown)]
}

/** One section for as many items as it holds. */
function addList(page: Page, items: Rich[]): void {
  let lines = ''
  const flush = () => {
    if (lines !== '') page.add({ type: 'section', text: { type: 'mrkdwn', text: lines, verbatim: true } })
    lines = ''
  }
  for (const item of items) {
    const most = page.room(SECTION_TEXT)
    if (most === 0) return
    const said = richToMrkdwn(item, Math.min(most, 1_000) - 2)
    if (said === '…') {
      flush()
      return page.end()
    }
    const line = `• ${said}`
    if (lines.length + 1 + line.length > most) flush()
    lines = lines === '' ? line : `${lines}\n${line}`
  }
  flush()
}
