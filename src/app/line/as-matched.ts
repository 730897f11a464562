import { lookOf } from '../../domain/partners/same-name.ts'

/** Signs that people put around a word, and that chat programs make of bold, italic, struck and code; and what ends a sentence. */
const AROUND = String.raw`[\s*_~\x60"“”„‟«»″‘’‚‹›'′()\[\]{}<>.,;:!?¡¿…、。]+`
const BEFORE = new RegExp(`^${AROUND}`, 'u')
const AFTER = new RegExp(`${AROUND}$`, 'u')
/** An emoji, or its code, as it stands for itself in a line. */
const EMOJI =
  /^(?::[a-z0-9_+-]+:(?::skin-tone-\d:)?|(?:\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200D|\uFE0F|\u20E3)+)$/iu

/**
 * A word as verbs, labels, flags and names are looked for: full-width letters and digits as plain ones, every dash as "-", without what nobody sees,
 * in small letters. For looking alone: what people say is kept as they typed it.
 */
export function asMatched(text: string): string {
  // Of plain letters nothing else is left to do, and most words are.
  if (/^\p{ASCII}*$/u.test(text)) return text.toLowerCase()
  return text
    .normalize('NFKC')
    .replaceAll(/[\p{Default_Ignorable_Code_Point}\p{Cf}]/gu, '')
    .replaceAll(/[\p{Pd}\u2212]/gu, '-')
    .toLowerCase()
}

/** A word as it was typed, without the signs around it. */
export function withoutSigns(text: string): string {
  return text.replace(BEFORE, '').replace(AFTER, '')
}

/** The same without the signs around it; empty for a word of signs alone, or an emoji. A mention stays as it is. */
export function bareWord(text: string): string {
  if (/^@\{.+\}$/u.test(text)) return text
  const word = asMatched(text)
  if (EMOJI.test(word)) return ''
  const bare = word.replace(BEFORE, '').replace(AFTER, '')
  return /^-+$/u.test(bare) ? '' : bare
}

/** How the words that are looked for look: they are few, and a long text is looked at word by word. */
const LOOKS = new Map<string, string>()

function lookOfKnown(word: string): string {
  const look = LOOKS.get(word) ?? lookOf(word)
  LOOKS.set(word, look)
  return look
}

/** Of those words, of the language itself, the one that this one is written to look like, with letters of another alphabet. */
export function lookAlikeOf(word: string, words: Iterable<string>): string | undefined {
  if (!/[^\p{ASCII}]/u.test(word)) return undefined
  const look = lookOf(word)
  for (const one of words) if (lookOfKnown(one) === look) return one
  return undefined
}
