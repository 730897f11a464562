/** One thing about a partner that became another, in words that people read. `from` is empty for what is new, `to` for what is gone. */
export type Change = { what: string; from: string; to: string }

/** The change from one text to another: none where they are the same. */
export function compared(what: string, from: string, to: string): Change[] {
  return from === to ? [] : [{ what, from, to }]
}

/** What differs between two things of a kind, each aspect in its own words. */
export function differences<T>(before: T, after: T, aspects: [what: string, say: (one: T) => string][]): Change[] {
  return aspects.flatMap(([what, say]) => compared(what, say(before), say(after)))
}

/** A change as a preview says it: "our target to resolve any case from 4 h to 2 h", "new: …", "no more: …". */
export function sayChange({ what, from, to }: Change): string {
  if (from === '') return `new: ${what}, ${to}`
  return to === '' ? `no more: ${what}, ${from}` : `${what} from ${from} to ${to}`
}
