/** Whether a text has a word or a number in it: emoji, their codes and signs alone cannot be said aloud. */
export function isInWords(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text.replaceAll(/:[a-z0-9_+-]+:/giu, ' '))
}
