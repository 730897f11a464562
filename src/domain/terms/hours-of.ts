import { ALWAYS, type Calendar } from '../time/calendar.ts'
import { type ObjectiveTerms, sideOf } from './objective.ts'
import type { AgreedCalendar, Terms } from './terms.ts'

/** The hours in which a promise is counted. Throws RangeError where the terms have no such calendar. */
export function hoursOf(terms: Terms, { hours, obligor }: Pick<ObjectiveTerms, 'hours' | 'obligor'>): Calendar {
  if (hours === 'always') return ALWAYS
  return named(terms, hours === 'calendar' ? terms.hours[sideOf(obligor)] : hours)
}

/** The calendar that those hours are agreed by; none where it is day and night. */
export function calendarOf(
  terms: Terms,
  { hours, obligor }: Pick<ObjectiveTerms, 'hours' | 'obligor'>,
): AgreedCalendar | undefined {
  return hours === 'always' ? undefined : terms.calendars[hours === 'calendar' ? terms.hours[sideOf(obligor)] : hours]
}

/** The partner's working hours: what windows and waits count in, and what moments are told in the zone of. */
export function usualHours(terms: Terms): Calendar {
  return named(terms, terms.hours.partner)
}

function named({ calendars }: Terms, name: string): Calendar {
  const agreed = calendars[name]
  if (!agreed) throw new RangeError(`The terms have no hours called "${name}".`)
  return agreed.calendar
}
