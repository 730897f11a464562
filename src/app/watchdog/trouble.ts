import type { PlatformName } from '../../cards/card.ts'
import type { Instant } from '../../domain/time/instant.ts'

/**
 * Something that should have been handled and is not. `since`: from when it may have been handled; what waits for its pace, for a
 * `retry-after` or for a platform that is away may not.
 */
export type Trouble = { since: Instant } &
  /** `what`: the first of them, in words. */
  (
    | { kind: 'deadlines'; what: string }
    | { kind: 'messages' }
    | { kind: 'events' }
    /** `reason`: why the last attempt was refused. */
    | { kind: 'refused'; platform: PlatformName; title: string; reason: string }
    /** An escalation that reaches nobody of a side, or of each, `companies`; `slug`: the short name of its partner. `held`: until a resolution is confirmed, and nobody is named who may. */
    | { kind: 'ladder'; label: string; version: number; slug: string; companies: string[]; held?: true }
    /** `reason` is absent while nothing has been answered yet. `permanent`: a person must change something. */
    | { kind: 'away'; platform: PlatformName; title: string; reason?: string; permanent: boolean }
  )

/** The same trouble, however long it lasts and whatever is first in it. */
export function keyOf(trouble: Trouble): string {
  if (trouble.kind === 'ladder') return `ladder:${trouble.label}`
  return 'platform' in trouble ? `${trouble.kind}:${trouble.platform}` : trouble.kind
}

export type LadderTrouble = Extract<Trouble, { kind: 'ladder' }>

export function isOfLadder(trouble: Trouble): trouble is LadderTrouble {
  return trouble.kind === 'ladder'
}
