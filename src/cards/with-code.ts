import type { Inline } from './card.ts'

/** A sentence with commands between backticks, such as "type `@Liaison help`", with the commands set as code. */
export function withCode(text: string): Inline[] {
  return text
    .split(/(`[^`\n]+`)/u)
    .filter((piece) => piece !== '')
    .map((piece) => (/^`[^`\n]+`$/u.test(piece) ? { code: piece.slice(1, -1) } : piece))
}
