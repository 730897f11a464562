import type { Instant } from '../time/instant.ts'
import { dayOf } from './day-budget.ts'

/** What somebody was told last to need them, each as its kind and its label, and when they were first told just that. */
export type Listed = { needs: string[]; since: Instant }

/** How what needs them stands against that: the same for so many days of theirs; or otherwise, by these labels and so many fewer. `at`: when they were first told what they were told last. */
export type SinceLast = { at: Instant } & (
  { same: true; days: number } | { same: false; changed: string[]; fewer: number }
)

/** On the day on which they were told it first it is not yet the same. */
export function sinceLast(last: Listed, needs: readonly string[], zone: string, now: Instant): SinceLast {
  const [before, after] = [new Set(last.needs), new Set(needs)]
  const days = Temporal.PlainDate.from(dayOf(zone, last.since)).until(dayOf(zone, now)).days
  if (days > 0 && before.symmetricDifference(after).size === 0) return { same: true, days, at: last.since }
  const changed = [...after.difference(before)].map((one) => one.slice(one.lastIndexOf(' ') + 1))
  return { same: false, at: last.since, changed: [...new Set(changed)], fewer: Math.max(0, before.size - after.size) }
}

/** What they are told now, for the next time. */
export function listedNow(last: Listed | undefined, needs: readonly string[], now: Instant): Listed {
  const isSame = last !== undefined && new Set(last.needs).symmetricDifference(new Set(needs)).size === 0
  return { needs: [...new Set(needs)], since: isSame ? last.since : now }
}
