import type { Button, Card, CardBlock } from '../../../src/cards/card.ts'
import type { Form } from '../../../src/cards/form.ts'
import { plainText } from '../../../src/cards/plain-text.ts'

/** Nothing but text, with what to type for each button. */
export function cardToLines(card: Card, repeat = false): string {
  return [
    ...(repeat ? ['(a possible repeat)'] : []),
    card.headline === undefined
      ? [card.subject, card.title].filter((one) => one !== undefined).join(' ')
      : plainText(card.headline),
    ...[...card.blocks, ...(card.details?.blocks ?? [])].flatMap(blockToLines),
    ...[...card.buttons, ...(card.more ?? [])].map((button) => `[${keyOf(button)}] ${button.label}`),
    ...(card.footer === undefined ? [] : [plainText(card.footer)]),
  ].join('\n')
}

/** What is typed to press it. */
export function keyOf({ action, subject }: Pick<Button, 'action' | 'subject'>): string {
  return `${action} ${subject}`.trim()
}

export function formToLines({ title, intro, fields }: Form, errors: string[] = []): string {
  const asked = fields.map(({ id, label }) => `${id}= ${label}`)
  return [title, ...intro, ...errors, ...asked].join('\n')
}

function blockToLines(block: CardBlock): string[] {
  switch (block.kind) {
    case 'text':
      return [plainText(block.text)]
    case 'fields':
      return block.fields.map(({ label, value }) => `${label}: ${plainText(value)}`)
    case 'list':
      return block.items.map((item) => `- ${plainText(item)}`)
    case 'line':
      return [`- ${plainText(block.text)} [${keyOf(block.button)}] ${block.button.label}`]
    case 'chart':
      return [block.chart.says]
    case 'written':
      return block.text.split('\n')
    case 'divider':
      return ['---']
  }
}
