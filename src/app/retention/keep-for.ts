import type { KeepDays } from '../../domain/retention/keep-days.ts'
import { DAY, type Ms } from '../../domain/time/instant.ts'
import type { KeptForATime } from '../../ports/store/retention.ts'

/** A system that was cut off may send what it sent again for so long; after that a second sending says what is reported already. */
const TAKEN_REQUESTS_DAYS = 30

/** For how long what is done with is kept; an operator sets the first three, and `places`. */
export type KeepFor = Record<KeptForATime, Ms> & {
  /** Where the cards of what has ended stand: until then they are redrawn in place should it come back. */
  places: Ms
}

/** Nobody asks who was away before. */
const ABSENCES_DAYS = 30

/** A page is tried for a day, and its step is over long before that. */
const PAGE_TOKENS_DAYS = 30

/** A call lists escalations, which are redrawn on it while they go on. */
const CALLS_DAYS = 60

export function keepFor(days: KeepDays): KeepFor {
  const inbox = days.inbox * DAY
  return {
    inbox,
    forms: inbox,
    'held requests': inbox,
    alarms: inbox,
    calls: CALLS_DAYS * DAY,
    deliveries: days.deliveries * DAY,
    'once keys': days.onceKeys * DAY,
    'taken requests': TAKEN_REQUESTS_DAYS * DAY,
    absences: ABSENCES_DAYS * DAY,
    'page tokens': PAGE_TOKENS_DAYS * DAY,
    places: days.places * DAY,
  }
}
