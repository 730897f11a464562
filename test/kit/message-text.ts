import type { Message } from '../../src/playground/workplace.ts'

/** Keys under which either platform keeps what people read. */
const READ_KEYS = ['text', 'title', 'value', 'label']

/** Everything a person reads on a message, in one line: of the card that was sent, else of its plain text. */
export function textOf(message: Message): string {
  const pieces = readable(message.payload, undefined)
  const text = pieces.length > 0 ? pieces.join(' ') : message.text
  return text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll('\\', '')
    .replace(/\s+/gu, ' ')
    .trim()
}

function readable(value: unknown, key: string | undefined): string[] {
  if (typeof value === 'string')
    return key !== undefined && READ_KEYS.includes(key) && !value.startsWith('{"') ? [value] : []
  if (Array.isArray(value)) return value.flatMap((one) => readable(one, undefined))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) =>
    name === 'metadata' || name === 'data' ? [] : readable(inner, name),
  )
}
