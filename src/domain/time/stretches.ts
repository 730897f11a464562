import type { Instant, Ms } from './instant.ts'

/** The time in [from, to). One without an end lasts to `Infinity`. */
export type Stretch = { from: Instant; to: Instant }

/** Why time that does not go forward is none; a sentence goes on with what to say instead. */
export function sayBackwards({ from, to }: Stretch): string {
  return to === from ? 'It begins and ends at the same time' : 'It ends before it begins'
}

/** The time that is in any of them, in order, each as long as it goes on; what touches is one, and what is empty is left out. */
export function union(stretches: Stretch[]): Stretch[] {
  return joinedWithin(stretches, 0)
}

/** As `union`, where what is less than `gapMs` apart is one; what lies in between is taken in. */
export function joinedWithin(stretches: Stretch[], gapMs: Ms): Stretch[] {
  const joined: Stretch[] = []
  for (const { from, to } of stretches.filter((one) => one.from < one.to).toSorted((a, b) => a.from - b.from)) {
    const last = joined.at(-1)
    if (last && (from <= last.to || from - last.to < gapMs)) last.to = Math.max(last.to, to)
    else joined.push({ from, to })
  }
  return joined
}

/** What is in the first and in none of the others. The first are in order and do not meet, and so is what is left. */
export function without(stretches: Stretch[], others: Stretch[]): Stretch[] {
  return union(others).reduce(
    (left, other) =>
      left.flatMap(({ from, to }) =>
        [
          { from, to: Math.min(to, other.from) },
          { from: Math.max(from, other.to), to },
        ].filter((part) => part.from < part.to),
      ),
    stretches,
  )
}

/** What of them lies in one stretch. */
export function inside(stretches: Stretch[], { from, to }: Stretch): Stretch[] {
  return stretches
    .map((one) => ({ from: Math.max(one.from, from), to: Math.min(one.to, to) }))
    .filter((one) => one.from < one.to)
}
