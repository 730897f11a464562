import type { FactData } from '../../domain/timeline/fact.ts'

/** As a card says them, from how a fact holds them. */
export function wordsIn({ text, files }: FactData): { text: string; files: string } {
  return { text: typeof text === 'string' ? text : '', files: typeof files === 'string' ? files : '' }
}
