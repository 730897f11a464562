import type { Instant, Ms } from '../time/instant.ts'
import { work } from '../time/work.ts'
import type { Pause } from './due.ts'
import { cut, grainOf } from './printed-grain.ts'
import { notCounted, type Ruling } from './used-time.ts'

/**
 * The same arithmetic as the clock's, on what is printed: moments are cut to the minute, as people read them, and every span is what lies
 * between two of those, so that a reader who adds up comes to the same. What the cutting leaves over is a span of its own.
 */
export class PrintedReckoning {
  readonly #grain: Ms
  readonly #ruling: Ruling
  readonly #notCounted: Pause[]

  constructor(ruling: Ruling, pauses: Pause[]) {
    this.#grain = grainOf(ruling.reckoning.neededMs)
    this.#ruling = ruling
    this.#notCounted = notCounted(ruling, pauses)
  }

  get neededMs(): Ms {
    return this.#cut(this.#ruling.reckoning.neededMs)
  }

  /** Working time in [a, b). */
  between(a: Instant, b: Instant): Ms {
    return work(this.#ruling.reckoning.promised.calendar, this.#cut(a), this.#cut(b))
  }

  /** Of a pause, what does not count in this reckoning; until `end` where it lasts. */
  notCountedMs({ from, to }: Pause, end: Instant): Ms {
    return this.#notCountedIn(from, to ?? end)
  }

  /** Working time that pauses have put off the due time by. */
  pausedMs(dueAt: Instant): Ms {
    return this.#notCountedIn(this.#ruling.reckoning.from, dueAt)
  }

  /** Working time from `a` to `b` outside the pauses. */
  workedMs(a: Instant, b: Instant): Ms {
    return Math.max(0, this.between(a, b) - this.#notCountedIn(a, b))
  }

  /** What the printed sum misses of the printed due time: under a minute for each pause. */
  leftOverMs(dueAt: Instant): Ms {
    return this.between(this.#ruling.reckoning.from, dueAt) - this.neededMs - this.pausedMs(dueAt)
  }

  #notCountedIn(a: Instant, b: Instant): Ms {
    return this.#notCounted.reduce((sum, { from, to = b }) => {
      const [first, last] = [Math.max(from, a), Math.min(to, b)]
      return first < last ? sum + this.between(first, last) : sum
    }, 0)
  }

  #cut(ms: number): number {
    return cut(ms, this.#grain)
  }
}
