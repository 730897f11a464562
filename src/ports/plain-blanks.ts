/**
 * What somebody typed with ordinary blanks alone, so that the same words are the same text whichever platform they come from: as many blanks as were typed, since what is pasted
 * may stand in columns, and no character that nobody sees.
 */
export function plainBlanks(text: string): string {
  return text
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .replace(/[\u200b\ufeff]/g, '')
    .replace(/\r\n?/g, '\n')
    .trim()
}
