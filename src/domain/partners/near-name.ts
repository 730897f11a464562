import { editDistance } from './nearest.ts'
import type { Partner } from './partner.ts'
import { lookOf } from './same-name.ts'

export type Named = Pick<Partner, 'slug' | 'name'>

/** Names have no more words than this, as far as anybody types them. */
export const MOST_WORDS = 5

/** Some words that may be a name: how they are written, and how many slips of the finger they are away from it. */
export type Near = { said: string; distance: number }

/** How many slips of the finger a name of so many letters may be away and still be meant. */
export type Slips = (letters: number) => number

/** The shorter a name, the more ordinary words are near to it. */
export const slipsOfName: Slips = (letters) => (letters >= 6 ? 2 : letters >= 3 ? 1 : 0)

/**
 * How far the nearest of these readings is from one of the partner's names, if any is near at all; `said` is the one that is near to the
 * longest of them.
 */
export function nearName(readings: string[], { slug, name }: Named, slips: Slips = slipsOfName): Near | undefined {
  const [first = '', ...more] = name.split(/\s+/u)
  const spellings = [
    { look: lookOf(name), slips: slips(lettersIn(name)) },
    { look: lookOf(slug), slips: slips(lettersIn(slug)) },
    // The first word of a longer name is how people call it; it is often an ordinary word, so it must stand there as it is.
    ...(more.length > 0 && first.length >= 4 ? [{ look: lookOf(first), slips: 0 }] : []),
  ].toSorted((a, b) => b.look.length - a.look.length)
  const found = spellings.flatMap((spelling) => nearTo(readings, spelling) ?? [])
  const [longest] = found
  return longest && { ...longest, distance: Math.min(...found.map(({ distance }) => distance)) }
}

function nearTo(readings: string[], { look, slips }: { look: string; slips: number }): Near | undefined {
  let best: Near | undefined
  for (const said of readings) {
    const seen = lookOf(said)
    if (Math.abs(seen.length - look.length) > slips) continue
    const distance = editDistance(seen, look)
    if (distance <= slips && distance < (best?.distance ?? Infinity)) best = { said, distance }
  }
  return best && { ...best, said: best.said.replace(/[\p{P}\s]+$/u, '') }
}

function lettersIn(name: string): number {
  return [...lookOf(name)].length
}
