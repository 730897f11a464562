import type { Calendar } from './calendar.ts'
import type { Instant } from './instant.ts'
import { withinReach } from './within-reach.ts'
import { nextOpening } from './work.ts'

/** `at` itself when it is working time, else the next opening; where such hours never come again they hold nothing back. Throws CalendarError `invalid-calendar`. */
export function openingIn(hours: Calendar, at: Instant): Instant {
  const opening = withinReach(() => nextOpening(hours, at))
  return typeof opening === 'number' ? opening : at
}
