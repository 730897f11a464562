const LETTERS = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** People's own words inside one of our sentences: on one line, in quotation marks, at most `longest` letters. */
export function quote(text: string, longest = 200): string {
  return `“${shorten(text, longest)}”`
}

/** On one line, cut with "…" after `longest` letters as a reader counts them: an emoji family is one. */
export function shorten(text: string, longest: number): string {
  const line = text.replaceAll(/\s+/gu, ' ').trim()
  if (line.length <= longest) return line
  const letters = [...LETTERS.segment(line)].map(({ segment }) => segment)
  return letters.length <= longest ? line : `${letters.slice(0, longest).join('').trimEnd()}…`
}

/** The same as a sentence of its own: with a full stop where people left it out. */
export function sentence(text: string, longest: number): string {
  const line = shorten(text, longest)
  return /[.!?…]$/u.test(line) ? line : `${line}.`
}

/** What a field of a form takes that counts to `longest`: as it is, or cut. Counted as the form counts, to which an emoji may be several characters. */
export function fitting(text: string, longest: number): string {
  if (text.length <= longest) return text
  const said = shorten(text, longest - 1)
  return said.length <= longest ? said : `${said.slice(0, longest - 1)}…`
}
