/**
 * Text from people, made harmless inside a TextBlock or a Fact of Teams: no markdown, no link, no mention, no
 * `{{DATE(…)}}`, no HTML entity comes out of it. Marks which a backslash cannot switch off are split by a zero-width
 * space, which shows nothing.
 */
export function escapeText(text: string): string {
  return withoutInvisible(text).replace(/\r\n?/g, '\n').split('\n').map(escapeLine).join('\n\n')
}

/**
 * Text from people without control characters, and without the marks that turn the direction of all that follows, so that one person's
 * text cannot reverse the rest of a card. Right-to-left writing itself needs neither.
 */
export function withoutInvisible(text: string): string {
  return text.replace(/[^\P{Cc}\n\r\t]/gu, '').replace(/[\u202A-\u202E\u2066-\u2069]/gu, '')
}

const ZERO_WIDTH_SPACE = '\u200b'

function escapeLine(line: string): string {
  return line
    .replace(/[\\*_[\]()~`]/g, '\\$&')
    .replace(/^(\s*)([-+#>])/, '$1\\$2')
    .replace(/^(\s*\d+)([.)])/, '$1\\$2')
    .replace(/<(?=\S)/g, `<${ZERO_WIDTH_SPACE}`)
    .replace(/\{(?=\{)/g, `{${ZERO_WIDTH_SPACE}`)
    .replace(/&(?=#?\w+;)/g, '&amp;')
}

/** A name inside `<at>…</at>`, which Teams compares letter by letter and therefore cannot be escaped. */
export function plainName(name: string): string {
  const plain = name
    .replace(/[<>[\]*_`~\\{}&\n\r]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  return plain === '' ? 'somebody' : plain
}
