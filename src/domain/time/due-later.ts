import type { Calendar } from './calendar.ts'
import { hoursOn, spanOf } from './day-hours.ts'
import { DAY, type Instant, type Ms } from './instant.ts'
import { inside, type Stretch, union } from './stretches.ts'
import { offsetStretches } from './zone-offsets.ts'

/** Working time of a calendar that is counted from any moment on. */
export type Span = { calendar: Calendar; ms: Ms }

/**
 * Whether the one is due after the other, whenever between `from` and `to` both begin: they may count in unlike hours. False where that is
 * not so of a single moment, and where neither of them ends by then. The calendars are sound.
 */
export function isAlwaysLater(one: Span, other: Span, within: Stretch): boolean {
  const [later, earlier] = [new Dues(one, within), new Dues(other, within)]
  const moments = [...new Set([...later.turns(), ...earlier.turns()])].filter(
    (at) => at >= within.from && earlier.dueOf(at) < Infinity,
  )
  return moments.length > 0 && moments.every((at) => later.dueOf(at) > earlier.dueOf(at))
}

/** Whether the one is due after the other more often than not, of what begins at some moment of the other's hours. */
export function isMostlyLater(one: Span, other: Span, within: Stretch): boolean {
  const [later, earlier] = [new Dues(one, within), new Dues(other, within)]
  const turns = [...later.turns(), ...earlier.turns()].toSorted((a, b) => a - b)
  let [after, all] = [0, 0]
  for (const [index, from] of turns.entries()) {
    const middle = (from + (turns[index + 1] ?? from)) / 2
    const due = earlier.dueOf(middle)
    if (middle === from || !earlier.works(middle) || due === Infinity) continue
    const length = 2 * (middle - from)
    all += length
    if (later.dueOf(middle) > due) after += length
  }
  return after * 2 > all
}

/** Whether the one is due no sooner than the other, whenever between `from` and `to` both begin. Of what is due later than is looked nothing can be said: false. */
export function isNeverSooner(one: Span, other: Span, within: Stretch): boolean {
  const [later, earlier] = [new Dues(one, within), new Dues(other, within)]
  const moments = [...new Set([...later.turns(), ...earlier.turns()])].filter(
    (at) => at >= within.from && later.dueOf(at) < Infinity,
  )
  return moments.length > 0 && moments.every((at) => later.dueOf(at) >= earlier.dueOf(at))
}

/** When a span is due by when it begins: that is even between two turns, where it goes on with the clock or stands still. */
class Dues {
  readonly #ms: Ms
  readonly #stretches: Stretch[]
  /** The work before each stretch, and in the end all of it. */
  readonly #before: Ms[] = [0]

  constructor({ calendar, ms }: Span, within: Stretch) {
    this.#ms = ms
    this.#stretches = worked(calendar, within)
    for (const { from, to } of this.#stretches) this.#before.push(this.#before.at(-1)! + to - from)
  }

  /** Where hours begin or end, at the beginning or when it is due, and the moments beside. */
  turns(): Instant[] {
    const edges = this.#stretches.flatMap(({ from, to }) => [from, to])
    const begun = this.#before.map((sum) => this.#at(sum - this.#ms))
    return [...edges, ...begun].filter(Number.isFinite).flatMap((at) => [at - 1, at, at + 1])
  }

  works(at: Instant): boolean {
    return this.#stretches.some(({ from, to }) => from <= at && at < to)
  }

  /** Infinity where it is due later than is looked. */
  dueOf(at: Instant): Instant {
    const index = firstWhere(this.#stretches.length, (one) => this.#stretches[one]!.to > at)
    const stretch = this.#stretches[index]
    const done = stretch ? this.#before[index]! + Math.max(0, at - stretch.from) : this.#before.at(-1)!
    return this.#at(done + this.#ms)
  }

  /** The earliest moment by which so much was worked since the first stretch. */
  #at(sum: Ms): Instant {
    if (sum <= 0) return sum === 0 ? (this.#stretches[0]?.from ?? Infinity) : -Infinity
    const index = firstWhere(this.#stretches.length, (one) => this.#before[one + 1]! >= sum)
    const stretch = this.#stretches[index]
    return stretch ? stretch.from + sum - this.#before[index]! : Infinity
  }
}

/** The working time in `within`, stretch by stretch. */
function worked(calendar: Calendar, { from, to }: Stretch): Stretch[] {
  const stretches = [...offsetStretches(calendar.zone, from, to)].flatMap(({ startAt, endAt, offsetMs }) => {
    const [first, last] = [startAt, endAt].map((at) => Math.floor((at + offsetMs) / DAY)) as [number, number]
    // A shift of the day before may still go on.
    const days = Array.from({ length: last - first + 2 }, (_, index) => first - 1 + index)
    const hours = days.flatMap((day) =>
      hoursOn(calendar, day)
        .map(spanOf)
        .map((span) => ({ from: day * DAY + span.from - offsetMs, to: day * DAY + span.to - offsetMs })),
    )
    return inside(union(hours), { from: startAt, to: endAt })
  })
  return union(stretches)
}

/** The first index for which it holds, which it then does for all after it; `count` where for none. */
function firstWhere(count: number, holds: (index: number) => boolean): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(middle)) high = middle
    else low = middle + 1
  }
  return low
}
