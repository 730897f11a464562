/** What somebody did, in words: "Tom Ek" "wrote in #acme-shared" “Orders are late”. */
export type Sentence = { who: string; did: string; quote?: string }

const LONGEST = 180

/** As much of it as a line holds, and nothing of an empty text. */
export function quoted(text: string | undefined): { quote?: string } {
  const line = (text ?? '').replaceAll(/\s+/g, ' ').trim()
  if (line === '') return {}
  return { quote: line.length > LONGEST ? `${line.slice(0, LONGEST - 1).trimEnd()}…` : line }
}
