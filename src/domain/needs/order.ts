import { type Need, NEED_KINDS, type NeedKind } from './need.ts'

type Ordered = Pick<Need, 'kind' | 'severity' | 'at' | 'label' | 'deed'>

/** By severity, then by when: what is worst is not what is next. The others go by when alone, or by severity where nothing is promised. */
const BY_SEVERITY: NeedKind[] = ['overdue', 'waiting', 'proposal']

/** Without a time of its own, something comes after what has one. */
const NEVER = Number.MAX_SAFE_INTEGER

/**
 * Worst first: kind by kind as NEED_KINDS has them; within overdue, waiting and proposals the most severe first; else what comes first; then by
 * label. No two are alike, so that a place in the list is told by what stands there.
 */
export function compareNeeds(one: Ordered, other: Ordered): number {
  return comparePlaces(placeOf(one), placeOf(other))
}

/** Where something stands in the list, as text that a button carries. */
export function placeOf({ kind, severity, at = NEVER, label, deed }: Ordered): string {
  // What has no severity, such as a partner to take on, comes after what has.
  const rank = BY_SEVERITY.includes(kind) ? (severity ?? NEVER) : 0
  return [NEED_KINDS.indexOf(kind), rank, at, label, deed].join(' ')
}

/** Those of a list in order that come after this place, whether what stood there is still there or not. */
export function after<One extends Ordered>(needs: readonly One[], place: string): One[] {
  return needs.filter((need) => comparePlaces(placeOf(need), place) > 0)
}

const WORDS = new Intl.Collator('en', { numeric: true })

function comparePlaces(one: string, other: string): number {
  return WORDS.compare(one, other)
}
