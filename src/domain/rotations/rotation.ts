import type { Side } from '../partners/party.ts'
import type { Calendar, Weekday } from '../time/calendar.ts'
import type { Instant } from '../time/instant.ts'
import type { Stretch } from '../time/stretches.ts'

/**
 * Who of one side is on duty in turn. How each part is read stands in docs/rotations.md. Four layers, each on top of the one before: the
 * turns; what two members have swapped; overrides; and absences, which are kept by person and not here.
 */
export type Rotation = {
  id: string
  partnerId: string
  /** As people call it; of a side of a partner each its own. */
  name: string
  side: Side
  /** IANA name; handovers and the start are times on its clock. */
  zone: string
  /** In their order; one person may have several slots. Null: somebody whom nobody here knows. */
  members: (string | null)[]
  turns: Turns
  /** ISO date of the first handover, at the time of the others; on a day without one the first turn is only what is left of it. */
  startsOn: string
  /** Outside these hours, which have a zone of their own, turns pass but nobody is called by them. Absent: always. */
  only?: Calendar
  /** As they were said: a later one wins. */
  overrides: Override[]
  swaps: Swap[]
  /** People who are no longer reachable, and since when; each once. */
  left: { personId: string; at: Instant }[]
  version: number
}

/** How long a turn is, in whole units, and when it is handed over: at `HH:MM`, for hours that of the first turn alone. */
export type Turns =
  | { every: number; unit: 'hours' | 'days'; at: string }
  | { every: number; unit: 'weeks'; at: string; on: Weekday }
  /** `on`: 1 to 31; a month that ends before has its handover on its last day. */
  | { every: number; unit: 'months'; at: string; on: number }

/** Somebody is on instead of whoever would be. */
export type Override = Stretch & { id: string; personId: string; saidAt: Instant }

/** Two members exchange two turns that are still to come: `gives` is the asking one's, `takes` the other's. Lapsed: another swap of one of the turns was accepted, or one of the two left. */
export type Swap = {
  id: string
  askedBy: string
  askedOf: string
  gives: Stretch
  takes: Stretch
  askedAt: Instant
} & ({ status: 'asked' } | { status: 'accepted' | 'declined' | 'withdrawn' | 'lapsed'; endedAt: Instant })

/** Somebody is away, from everything that would call them; `delegateId` is called instead. */
export type Absence = Stretch & { id: string; personId: string; delegateId?: string; saidAt: Instant }

/** Whether somebody has left by then. */
export function hasLeft({ left }: Rotation, personId: string, at: Instant): boolean {
  return leftAt(left, personId) <= at
}

/** When they left; `Infinity` while they have not. */
export function leftAt(left: Rotation['left'], personId: string): Instant {
  return left.find((one) => one.personId === personId)?.at ?? Infinity
}
