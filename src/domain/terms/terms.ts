import type { CheckInPlan } from '../checkins/plan.ts'
import type { Side } from '../partners/partner.ts'
import type { Calendar } from '../time/calendar.ts'
import type { LadderTerms } from './ladder-terms.ts'
import type { Objective } from './objective.ts'

/** Working hours as an agreement says them. */
export type CalendarOfTerms = Calendar

/**
 * What was agreed with a partner, whole: promises, working hours, who is told when something escalates, and health checks. Never changed
 * in place: other terms are another version of the agreement.
 */
export type Terms = {
  objectives: Objective[]
  /** By name. */
  calendars: Record<string, CalendarOfTerms>
  /** Whose working hours are which of `calendars`. */
  hours: Record<Side, string>
  /** One without cause and severity is always there. */
  ladders: LadderTerms[]
  /** None: health checks are opened by hand only. */
  checks: CheckInPlan[]
}

/** The name of the calendar that a partner starts with; both sides work by it unless told otherwise. */
export const USUAL_CALENDAR = 'working hours'
