import { canonicalJson } from '../timeline/canonical-json.ts'
import type { Promised } from './clock.ts'

/**
 * Whether the side that owes would get rid of something by this promise in place of that one: nothing is promised any more, waits pause that
 * did not, or there is more time in the same hours. Two targets in different hours are not set against each other: the earlier due time holds.
 */
export function isLooser(after: Promised | undefined, before: Promised | undefined): boolean {
  if (before === undefined) return false
  if (after === undefined) return true
  const beginsToPause = after.objective.pausesWhileWaiting && !before.objective.pausesWhileWaiting
  return beginsToPause || (after.targetMs > before.targetMs && hours(after) === hours(before))
}

function hours({ calendar }: Promised): string {
  return canonicalJson({ ...calendar, version: 0 })
}
