import type { CheckInPlan } from '../checkins/plan.ts'
import type { Side } from '../partners/party.ts'
import type { MoneyTerms } from '../sla/ledger/money-terms.ts'
import type { Calendar } from '../time/calendar.ts'
import type { CalendarTerms } from './calendar-terms.ts'
import type { Figure } from './figure.ts'
import type { LadderTerms } from './ladder-terms.ts'
import type { Objective } from './objective.ts'

/**
 * What was agreed with a partner, whole: promises, working hours, who is told when something escalates, and health checks. Never changed
 * in place: other terms are another version of the agreement.
 */
export type Terms = {
  /** How long each side may take on cases. */
  objectives: Objective[]
  /** Numbers of each period that are held against a target. */
  figures: Figure[]
  /** What follows in money where a side keeps or misses what it owes, by who owes it. Each rule is of an objective or figure that is there. */
  money: Partial<Record<Side, MoneyTerms>>
  /** By the names in their rules. */
  calendars: Record<string, AgreedCalendar>
  /** Whose working hours are which of `calendars`. */
  hours: Record<Side, string>
  /** One without cause and severity is always there. */
  ladders: LadderTerms[]
  /** None: health checks are opened by hand only. */
  checks: CheckInPlan[]
}

/** Working hours as they were agreed, and what clocks count in: with the public holidays of the years that are frozen so far. */
export type AgreedCalendar = { rules: CalendarTerms; calendar: Calendar }

/** The name of the calendar that a partner starts with; both sides work by it unless told otherwise. */
export const USUAL_CALENDAR = 'working hours'
