import type { Instant } from '../../time/instant.ts'

/** What a clock counts as in the figures of its objective, and the moment that says in which period. */
export type Counted = { at: Instant; met: boolean }
