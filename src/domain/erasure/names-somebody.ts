/** Shorter words of a name are words of many languages. */
const SHORTEST = 3

/** Whether this whole name stands in a text, in whatever case, and not as a part of a longer word. */
export function holdsName(text: string, name: string): boolean {
  return wholeWord(name)?.test(text) === true
}

/** Whether a text may be about somebody: their name stands in it, or a word of it does. */
export function mayNameSomebody(text: string, name: string): boolean {
  return wordsOfName(name).some((word) => holdsName(text, word))
}

/** A name and the words it is made of, by which others may call somebody. */
export function wordsOfName(name: string): string[] {
  const words = name.split(/\s+/u).filter((word) => [...word].length >= SHORTEST)
  return [...new Set([name, ...words])]
}

function wholeWord(name: string): RegExp | undefined {
  const said = name.trim()
  return said === '' ? undefined : new RegExp(`(?<![\\p{L}\\p{N}])${RegExp.escape(said)}(?![\\p{L}\\p{N}])`, 'iu')
}
