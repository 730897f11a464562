import { MOST_WORDS, type Named, nearName } from './near-name.ts'

/** A partner that a text may mean, and the words that may mean it, as they were written. */
export type MaybeMeant<P extends Named> = { partner: P; said: string }

/** Words before a name that say nothing of their own: "for Globex: …". */
const BEFORE = /^(?:for|with|at|to|about|re)$/iu

/**
 * Which of the others somebody may mean by the first words of a text that is to go to `here`: those that read like one of its names, give or
 * take a slip of the finger. Undefined where none does, and where `here` itself is meant more plainly.
 */
export function maybeMeant<P extends Named>(text: string, here: Named, others: P[]): MaybeMeant<P> | undefined {
  const all = text.split(/\s+/u).filter((word) => word !== '')
  const words = BEFORE.test(all[0] ?? '') && all.length > 1 ? all.slice(1) : all
  const readings = words.slice(0, MOST_WORDS).map((_, index) => words.slice(0, index + 1).join(' '))
  const own = nearName(readings, here)?.distance ?? Infinity
  let best: (MaybeMeant<P> & { distance: number }) | undefined
  for (const partner of others) {
    const found = nearName(readings, partner)
    if (found && found.distance <= own && found.distance < (best?.distance ?? Infinity)) best = { partner, ...found }
  }
  return best && { partner: best.partner, said: best.said }
}
