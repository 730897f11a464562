const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' })

/**
 * At most `most` characters, as `measure` counts them, ending in "…" where something was cut. Never cuts inside what a
 * reader sees as one character, such as an emoji family or a letter with its accents.
 */
export function clip(text: string, most: number, measure: (part: string) => number = (part) => part.length): string {
  if (measure(text) <= most) return text
  if (most < 1) return ''
  let used = 1
  let kept = ''
  for (const { segment } of GRAPHEMES.segment(text)) {
    used += measure(segment)
    if (used > most) break
    kept += segment
  }
  return `${kept.trimEnd()}…`
}
