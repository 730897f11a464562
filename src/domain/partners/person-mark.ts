import type { Change } from './change.ts'

/** Stands for a person in words that are kept: their name is put in when these are shown, so that it is theirs of that day, and none once they are erased. */
export function personMark(personId: string): string {
  return `@{${personId}}`
}

const MARK = /@\{([^{}]+)\}/gu

/** Those for whom a mark stands there, by their ids. */
export function markedIn(...texts: string[]): string[] {
  return [...new Set(texts.flatMap((text) => [...text.matchAll(MARK)].map(([, id = '']) => id)))]
}

/** With the names of those who are known in place of their marks. */
export function markedByName(text: string, nameOf: (personId: string) => string | undefined): string {
  return text.replaceAll(MARK, (mark, id: string) => nameOf(id) ?? mark)
}

export function changeByName({ what, from, to }: Change, nameOf: (personId: string) => string | undefined): Change {
  return { what, from: markedByName(from, nameOf), to: markedByName(to, nameOf) }
}
