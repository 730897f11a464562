import { LRUCache } from 'lru-cache'
import type { Clock } from './ports/clock.ts'
import type { Remember, Remembered, RememberTerms } from './ports/remembered.ts'

/** In this process alone. */
export function rememberingHere(clock: Pick<Clock, 'now'>): Remember {
  return (terms) => remembered(clock, terms)
}

/** Beyond `most` those are forgotten that nobody has wanted for longest. Throws what `ask` throws, and remembers none of it. */
function remembered<T>(clock: Pick<Clock, 'now'>, terms: RememberTerms<T>): Remembered<T> {
  const answers = new LRUCache<string, { about: string; answer: T }>({
    max: terms.most,
    // It still counts at the end of its time to live.
    ttl: terms.freshMs - 1,
    ttlResolution: 0,
    perf: clock,
  })
  const underWay = new Map<string, { about: string; answer: Promise<T> }>()

  async function asked(key: string, about: string, ask: () => Promise<T>): Promise<T> {
    const answer = ask()
    const mine = { about, answer }
    underWay.set(key, mine)
    try {
      const given = await answer
      if (terms.counts(given) && underWay.get(key) === mine) answers.set(key, { about, answer: given })
      return given
    } finally {
      if (underWay.get(key) === mine) underWay.delete(key)
    }
  }

  return {
    async answer(about, detail, ask) {
      const key = keyOf(about, detail)
      const known = answers.get(key)
      return known === undefined ? (underWay.get(key)?.answer ?? asked(key, about, ask)) : known.answer
    },
    knows: async (about, detail) => answers.get(keyOf(about, detail)) !== undefined,
    forget(about) {
      for (const kept of [answers, underWay])
        for (const [key, one] of [...kept.entries()]) if (about === undefined || one.about === about) kept.delete(key)
    },
  }
}

function keyOf(about: string, detail: string): string {
  return JSON.stringify([about, detail])
}
