import type { Absence } from '../rotations/rotation.ts'
import type { Instant } from '../time/instant.ts'
import type { Answered } from './judgements.ts'
import type { Scores } from './scores.ts'

/** A closed run of the partner, as later ones need it. */
export type EarlierRun = Answered & { closedAt: Instant; result: Scores }

/** Those before this one, the oldest first: those of the last 400 days, the one before it, and those of the first quarter. */
export type Earlier = readonly EarlierRun[]

/** What a run is decided by beside itself. `absences`: of anybody, that were not over when it opened; of one that has closed none are asked for. */
export type Known = { earlier: Earlier; absences: readonly Absence[] }

export const NOTHING_KNOWN: Known = { earlier: [], absences: [] }
