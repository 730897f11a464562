import type { Duration } from '../time/duration.ts'
import type { CheckInAudience } from './audience.ts'
import type { FlagPolicy } from './flags.ts'

/** Whom a partner's health checks ask, when and how often. A partner has at most one for each audience. */
export type CheckInPlan = {
  audience: CheckInAudience
  /** Five-field cron expression, read in `zone`; a run on a day off moves to the next working day. */
  cron: string
  zone: string
  kind: CheckInKind
  /** By its short name; absent: the usual one. */
  template?: string
  /** From opening to closing, counted in the partner's working hours when in working days. */
  window: Duration
  /** From opening to the reminder, or to the first of two. */
  remindAfter: Duration
  /** From opening to the second reminder; absent: there is one. */
  remindAgain?: Duration
  /** A side of which at least three are asked answers without names. */
  anonymous?: true
  /** What red flags start, where it is agreed otherwise than is usual. */
  flags?: FlagPolicy
}

/** `pulse`: five items, those that its template always asks and others in turn. `full`: all of them and the open question. */
export const CHECK_IN_KINDS = ['pulse', 'full'] as const
export type CheckInKind = (typeof CHECK_IN_KINDS)[number]
