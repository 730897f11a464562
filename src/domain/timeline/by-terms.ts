import type { Telling } from './telling.ts'

/** " by version 3 of the terms": which ones it began with, and keeps; nothing where that was not recorded. */
export function byTerms({ text }: Telling): string {
  return text('terms') === '' ? '' : ` by version ${text('terms')} of the terms`
}
