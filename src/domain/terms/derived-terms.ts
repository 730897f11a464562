import { CASE_KINDS, type CaseKind, SEVERITIES, type Severity } from '../cases/case.ts'
import type { Duration } from '../time/duration.ts'

/** What is counted from cases by itself, nobody reports it: the share of its hours in which a service was up, how often it failed, and two means. */
export const DERIVED_KINDS = ['availability', 'failures', 'mtbf', 'mttr'] as const
export type DerivedKind = (typeof DERIVED_KINDS)[number]

/** What is agreed of a figure that is counted from cases, beside what every figure has. */
export type FromCases = {
  kind: DerivedKind
  /** What people call the service whose outages count. */
  service: string
  /** Its hours: `always`, 24×7; `calendar`, the working hours of the side that owes; else one of the agreement's calendars, by its name. */
  hours: string
  counts: CountingCases
  /** What is shorter is no outage; measured in the hours of the service. */
  least?: Duration
  /** Absent: maintenance leaves nothing out. */
  maintenance?: MaintenanceAdmission
}

/** Cases that tell of an outage. */
export type CountingCases = { kinds: CaseKind[]; severities: Severity[] }

export const USUAL_COUNTING: CountingCases = { kinds: ['incident'], severities: [...SEVERITIES] }

/**
 * Which maintenance windows leave out what fails in them: those announced so long before, and confirmed by the other side; or, where nobody has to
 * confirm them, up to the longest one, and to the sum of all in a period.
 */
export type MaintenanceAdmission = { notice?: Duration } & (
  { confirmed: true } | { confirmed?: never; longest: Duration; sum: Duration }
)

/** The side of its target on which each is kept. */
export const DIRECTION_OF = {
  availability: 'at least',
  mtbf: 'at least',
  failures: 'at most',
  mttr: 'at most',
} as const satisfies Record<DerivedKind, string>

/** What each is counted in. */
export const UNIT_OF: Record<DerivedKind, string> = { availability: '%', failures: 'failures', mtbf: 'h', mttr: 'h' }

/** In the order in which they are told, each once. */
export function inOrder({ kinds, severities }: CountingCases): CountingCases {
  return {
    kinds: CASE_KINDS.filter((one) => kinds.includes(one)),
    severities: SEVERITIES.filter((one) => severities.includes(one)),
  }
}

/** What a case says that is about no service. */
export const NO_SERVICE = 'none'
