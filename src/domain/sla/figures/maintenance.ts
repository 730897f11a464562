import type { Instant, Ms } from '../../time/instant.ts'
import { inside, type Stretch, union, without } from '../../time/stretches.ts'

/** Time in which a service is down by announcement, as one side has said it. `confirmedAt`: the other side has agreed to it. */
export type MaintenanceWindow = Stretch & { label: string; announcedAt: Instant; confirmedAt?: Instant }

/**
 * How the terms admit windows. `noticeMs`: so long before its start one has to be announced; 0: before its start. Without `confirmed` the terms name the longest
 * one, and the sum of all in a period.
 */
export type MaintenanceTerms = { noticeMs: Ms } & ({ confirmed: true } | { longestMs: Ms; sumMs: Ms })

/** Why nothing of a window is left out, or not all of it. */
export type NotAdmitted = 'announced late' | 'not confirmed in time' | 'longer than admitted' | 'the sum is used up'

/** What of a window is left out where an outage begins in it, and why the rest of it is not. */
export type AdmittedWindow = { window: MaintenanceWindow; admitted?: Stretch; because?: NotAdmitted }

/**
 * What of each window is admitted, in order of their starts. The sum is used up by those that start in the period, in that order; time that two share counts
 * once, for the earlier one. `agreed`: the same for all, or what each is admitted by.
 */
export function admittedWindows(
  windows: MaintenanceWindow[],
  agreed: MaintenanceTerms | ((window: MaintenanceWindow) => MaintenanceTerms),
): AdmittedWindow[] {
  let used = 0
  const taken: Stretch[] = []
  return windows
    .toSorted((a, b) => a.from - b.from || a.announcedAt - b.announcedAt)
    .map((window): AdmittedWindow => {
      const terms = typeof agreed === 'function' ? agreed(window) : agreed
      const refused = whyNot(window, terms)
      if (refused) return { window, because: refused }
      const left = 'confirmed' in terms ? Infinity : Math.max(0, terms.sumMs - used)
      const longest = 'confirmed' in terms ? Infinity : terms.longestMs
      const wanted = { from: window.from, to: Math.min(window.to, window.from + longest) }
      const shared = inside(taken, wanted)
      const to = usedUpAt(without([wanted], shared), left) ?? wanted.to
      // What somebody confirmed uses up nothing.
      if (!('confirmed' in terms))
        used += without([{ from: wanted.from, to }], shared).reduce((sum, one) => sum + one.to - one.from, 0)
      const admitted = { from: wanted.from, to }
      if (admitted.from < admitted.to) taken.push(admitted)
      const because = to < wanted.to ? 'the sum is used up' : wanted.to < window.to ? 'longer than admitted' : undefined
      return { window, ...(admitted.from < admitted.to && { admitted }), ...(because && { because }) }
    })
}

/** What is admitted, as one where windows meet: an outage that begins in it is left out up to its end. */
export function joinedWindows(admitted: AdmittedWindow[]): Stretch[] {
  return union(admitted.flatMap((one) => one.admitted ?? []))
}

function whyNot(
  { from, announcedAt, confirmedAt }: MaintenanceWindow,
  terms: MaintenanceTerms,
): NotAdmitted | undefined {
  // What is announced at its start is not announced before it.
  const inTime = terms.noticeMs > 0 ? announcedAt <= from - terms.noticeMs : announcedAt < from
  if (!inTime) return 'announced late'
  return 'confirmed' in terms && !(confirmedAt !== undefined && confirmedAt < from)
    ? 'not confirmed in time'
    : undefined
}

/** Where `ms` of these stretches are gone; undefined where they come to no more than that. */
function usedUpAt(stretches: Stretch[], ms: Ms): Instant | undefined {
  let left = ms
  for (const { from, to } of stretches) {
    if (to - from > left) return from + left
    left -= to - from
  }
  return undefined
}
