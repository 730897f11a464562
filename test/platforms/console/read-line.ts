import type { Button, Card } from '../../../src/cards/card.ts'
import type { Form } from '../../../src/cards/form.ts'
import type { What } from '../../../src/ports/inbound.ts'
import { keyOf } from './card-to-lines.ts'

/** What the bot knows of the wall and of the forms it has asked somebody to fill in. */
export type Known = { cardAt(lineId: string): Card | undefined; form: Form | undefined }

/**
 * What a typed line means: `@liaison WORDS`, `press LINE KEY`, or, with a form open, `fill ID=VALUE; ID=VALUE`. In a booth words need no
 * name before them. Undefined for what people say to each other.
 */
export function readLine(text: string, alone: boolean, { cardAt, form }: Known): What | undefined {
  const [, messageId = '', key] = /^press (\S+) (.+)$/u.exec(text) ?? []
  const button = buttonsOf(cardAt(messageId)).find((one) => keyOf(one) === key)
  if (button) {
    const { action, subject, version, data = {} } = button
    return { kind: 'action', action, subject, version, data, messageId }
  }
  const filled = /^fill (.+)$/u.exec(text)?.[1]
  if (filled !== undefined && form) return submission(form, filled)
  const words = /^@liaison\s+(.+)$/iu.exec(text)?.[1] ?? (alone ? text : undefined)
  return words === undefined ? undefined : { kind: 'command', text: words, mentions: [] }
}

function submission({ form, context, fields }: Form, filled: string): What {
  const initial = fields.flatMap((field) =>
    field.kind === 'person' || field.initial === undefined ? [] : [[field.id, field.initial] as const],
  )
  const written = filled
    .split('; ')
    .map((pair) => [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)])
  return { kind: 'submission', form, context, values: Object.fromEntries([...initial, ...written]) }
}

function buttonsOf(card: Card | undefined): Button[] {
  if (card === undefined) return []
  return [...card.buttons, ...card.blocks.flatMap((block) => (block.kind === 'line' ? [block.button] : []))]
}
