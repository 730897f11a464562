import type { Verb } from './verb.ts'

const HELP_WORDS = ['', 'help', '?', 'hi', 'hello']

/** Words that ask for help, and for nothing else. */
export function isHelpWord(word: string): boolean {
  return HELP_WORDS.includes(word)
}

/** Whether the verb answers to this word, by its own name or another. */
export function answersTo(verb: Verb, word: string): boolean {
  return verb.verb === word || (verb.also ?? []).includes(word)
}
