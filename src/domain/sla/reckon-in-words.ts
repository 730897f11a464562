import type { Calendar } from '../time/calendar.ts'
import { MINUTE, SECOND, type Instant, type Ms } from '../time/instant.ts'
import { work } from '../time/work.ts'
import type { ClockHistory } from './derive-clock.ts'
import { type Pause, pausing, type Reckoning } from './due.ts'

/** Below this a target is told in seconds, else in minutes. */
const FINE: Ms = 10 * MINUTE

/**
 * The same arithmetic as the clock's, on what is printed: moments are cut to the minute, as people read them, and every span is what lies
 * between two of those, so that a reader who adds up comes to the same. What the cutting leaves over is a span of its own.
 */
export class PrintedReckoning {
  readonly #grain: Ms
  readonly #calendar: Calendar
  readonly #reckoning: Reckoning
  readonly #pauses: Pause[]

  constructor(reckoning: Reckoning, { pauses }: Pick<ClockHistory, 'pauses'>) {
    this.#grain = reckoning.neededMs < FINE ? SECOND : MINUTE
    this.#calendar = reckoning.promised.calendar
    this.#reckoning = reckoning
    this.#pauses = pausing(reckoning, pauses)
  }

  get neededMs(): Ms {
    return this.cut(this.#reckoning.neededMs)
  }

  cut(ms: number): number {
    return Math.floor(ms / this.#grain) * this.#grain
  }

  /** Working time of one pause, until `end` where it lasts. */
  pauseMs({ from, to }: Pause, end: Instant): Ms {
    return this.#between(from, to ?? end)
  }

  /** Working time in [a, b) of the pauses that began in it. */
  pausedMs(a: Instant, b: Instant): Ms {
    return this.#sum(
      this.#pauses.filter(({ from }) => from >= a && from < b),
      b,
    )
  }

  /** Working time from `a` to `b` outside the pauses. */
  workedMs(a: Instant, b: Instant): Ms {
    const paused = this.#pauses.map(({ from, to = b }) => ({ from: Math.max(from, a), to: Math.min(to, b) }))
    return Math.max(
      0,
      this.#between(a, b) -
        this.#sum(
          paused.filter(({ from, to }) => from < to),
          b,
        ),
    )
  }

  /** What the printed sum misses of the printed due time: under a minute for each pause. */
  leftOverMs(dueAt: Instant): Ms {
    const { from } = this.#reckoning
    return this.#between(from, dueAt) - this.neededMs - this.pausedMs(from, dueAt)
  }

  #sum(pauses: Pause[], end: Instant): Ms {
    return pauses.reduce((sum, pause) => sum + this.pauseMs(pause, end), 0)
  }

  #between(a: Instant, b: Instant): Ms {
    return work(this.#calendar, this.cut(a), this.cut(b))
  }
}
