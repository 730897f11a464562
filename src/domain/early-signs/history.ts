import type { CheckInAudience } from '../checkins/audience.ts'
import type { DimensionScore } from '../checkins/scores.ts'
import type { Role, Side } from '../partners/party.ts'
import type { Calendar } from '../time/calendar.ts'
import type { Instant } from '../time/instant.ts'

/** What was recorded of one partnership, as far as early signs and their rates go by it; each list in order of time. */
export type PartnershipHistory = {
  /** Nothing was recorded before. */
  from: Instant
  /** Each time it had ended, until it was resumed. */
  ended: readonly { from: Instant; to?: Instant }[]
  /** The working hours of the partner’s side, in which its replies are counted. */
  hours: Calendar
  asked: readonly Asked[]
  calls: readonly SponsorCall[]
  parts: readonly PartChange[]
  results: readonly ResultThen[]
  /** What the partner’s side had promised, and whether it was kept, as it counted. */
  owed: readonly { at: Instant; met: boolean }[]
}

/** The partner’s side was asked something on a case, or to take one on. `overAt`: it was over without an answer. */
export type Asked = { at: Instant; answeredAt?: Instant; overAt?: Instant }

/** The sponsor of a side was asked by a health check, or called by an escalation. `at`: when it was known whether they answered. `away`: out of office then, and silent for that. */
export type SponsorCall = {
  at: Instant
  label: string
  side: Side
  personId: string
  answered: boolean
  away?: true
}

/** Somebody was named in a role, or is in it no more. */
export type PartChange = { at: Instant; what: 'named' | 'removed'; side: Side; role: Role; personId: string }

/** How the partnership stood by a health check, once that had closed. */
export type ResultThen = {
  at: Instant
  label: string
  audience: CheckInAudience
  dimensions: readonly DimensionScore[]
}
