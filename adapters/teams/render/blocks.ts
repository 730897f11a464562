import type { CardBlock, Rich } from '../../../src/cards/card.ts'
import type { Element } from './adaptive-card.ts'
import { chartElements, type Pictures } from './chart-element.ts'
import { lineAction } from './buttons.ts'
import { holdsMoment } from './rich-text.ts'
import type { RichText } from './rich-text.ts'
import { textBlock } from './text-block.ts'

/** `plain`: where a card would not fit otherwise; the lines of an item that wraps then begin under its mark. */
export type ListLook = 'indented' | 'plain'

/** Where a client draws no code, half of it would be worse than none: text elsewhere loses its lines and marks. */
const NOT_DRAWN = textBlock('This client cannot show it: open it in Teams on a computer.')

type Look = { pictures: Pictures; lists: ListLook }

export function blockElements(block: CardBlock, rich: RichText, { pictures, lists }: Look): Element[] {
  switch (block.kind) {
    case 'text':
      return [textBlock(rich.markdown(block.text))]
    case 'fields':
      return fieldElements(block.fields, rich)
    case 'list':
      return block.items.map((item) => listItem(rich.markdown(item), lists))
    case 'line':
      return [lineElement(block, rich)]
    case 'chart':
      return chartElements(block.chart, pictures, rich)
    case 'written':
      return [{ type: 'CodeBlock', codeSnippet: block.text, language: 'PlainText', fallback: NOT_DRAWN }]
    case 'divider':
      return [{ type: 'Container', separator: true, spacing: 'Medium', items: [] }]
  }
}

/** A FactSet aligns best, but its values cannot hold a moment: then every field becomes a row of two columns. */
function fieldElements(fields: { label: string; value: Rich }[], rich: RichText): Element[] {
  if (!fields.some(({ value }) => holdsMoment(value))) {
    const facts = fields.map(({ label, value }) => ({ title: label, value: rich.markdown(value) }))
    return [{ type: 'FactSet', facts }]
  }
  return fields.map(({ label, value }) => ({
    type: 'ColumnSet',
    spacing: 'Small',
    columns: [
      { type: 'Column', width: 1, items: [textBlock(rich.markdown(label), { weight: 'Bolder' })] },
      { type: 'Column', width: 2, items: [textBlock(rich.markdown(value))] },
    ],
  }))
}

function lineElement({ text, button }: Extract<CardBlock, { kind: 'line' }>, rich: RichText): Element {
  return {
    type: 'ColumnSet',
    spacing: 'Small',
    columns: [
      { type: 'Column', width: 'stretch', items: [textBlock(rich.markdown(text))] },
      {
        type: 'Column',
        width: 'auto',
        verticalContentAlignment: 'Center',
        items: [{ type: 'ActionSet', actions: [lineAction(button)] }],
      },
    ],
  }
}

/** Each item is its own block: Teams loses the hanging indent of a markdown list that wraps. */
function listItem(text: string, look: ListLook): Element {
  if (look === 'plain') return textBlock(`• ${text}`, { spacing: 'Small' })
  return {
    type: 'ColumnSet',
    spacing: 'Small',
    columns: [
      { type: 'Column', width: 'auto', items: [textBlock('•')] },
      { type: 'Column', width: 'stretch', items: [textBlock(text)] },
    ],
  }
}
