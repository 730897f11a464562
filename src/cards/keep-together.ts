/** A figure and its unit on one line, "4 h" or "75 %", wherever the platform breaks lines. */
export function keepTogether(text: string): string {
  return text.replaceAll(/(?<=\d) (?=(?:h|min|s|%)(?![\p{L}\d]))/gu, '\u00A0')
}
