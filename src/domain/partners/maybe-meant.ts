import { editDistance } from './nearest.ts'
import type { Partner } from './partner.ts'
import { lookOf } from './same-name.ts'

type Named = Pick<Partner, 'slug' | 'name'>

/** A partner that the beginning of a text may mean, and the words that may mean it, as they were written. */
export type MaybeMeant<P extends Named> = { partner: P; said: string }

/** Names have no more words than this, as far as anybody types them. */
const MOST_WORDS = 5

/** Words before a name that say nothing of their own: "for Globex: …". */
const BEFORE = /^(?:for|with|at|to|about|re)$/iu

/**
 * Which of the others somebody may mean by the first words of a text that is to go to `here`: those that read like one of its names, give or
 * take a slip of the finger. Undefined where none does, and where `here` itself is meant more plainly.
 */
export function maybeMeant<P extends Named>(text: string, here: Named, others: P[]): MaybeMeant<P> | undefined {
  const all = text.split(/\s+/u).filter((word) => word !== '')
  const words = BEFORE.test(all[0] ?? '') && all.length > 1 ? all.slice(1) : all
  const own = nearness(words, here)?.distance ?? Infinity
  let best: (MaybeMeant<P> & { distance: number }) | undefined
  for (const partner of others) {
    const found = nearness(words, partner)
    if (found && found.distance <= own && found.distance < (best?.distance ?? Infinity)) best = { partner, ...found }
  }
  return best && { partner: best.partner, said: best.said }
}

type Spelling = { look: string; slips: number }
type Near = { said: string; distance: number }

/** How far the first words are from one of the partner's names, if they are near at all; `said` are those near to the longest of them. */
function nearness(words: string[], { slug, name }: Named): Near | undefined {
  const [first = '', ...more] = name.split(/\s+/u)
  const spellings = [
    { look: lookOf(name), slips: slipsIn(name) },
    { look: lookOf(slug), slips: slipsIn(slug) },
    // The first word of a longer name is how people call it; it is often an ordinary word, so it must stand there as it is.
    ...(more.length > 0 && first.length >= 4 ? [{ look: lookOf(first), slips: 0 }] : []),
  ].toSorted((a, b) => b.look.length - a.look.length)
  const found = spellings.flatMap((spelling) => nearTo(words, spelling) ?? [])
  const [longest] = found
  return longest && { ...longest, distance: Math.min(...found.map(({ distance }) => distance)) }
}

function nearTo(words: string[], { look, slips }: Spelling): Near | undefined {
  let best: Near | undefined
  for (let count = 1; count <= Math.min(MOST_WORDS, words.length); count += 1) {
    const said = words.slice(0, count).join(' ')
    const seen = lookOf(said)
    if (Math.abs(seen.length - look.length) > slips) continue
    const distance = editDistance(seen, look)
    if (distance <= slips && distance < (best?.distance ?? Infinity)) best = { said, distance }
  }
  return best && { ...best, said: best.said.replace(/[\p{P}\s]+$/u, '') }
}

/** The shorter a name, the more ordinary words are near to it. */
function slipsIn(name: string): number {
  const letters = [...lookOf(name)].length
  return letters >= 6 ? 2 : letters >= 3 ? 1 : 0
}
