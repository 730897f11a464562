import { validateCalendar } from '../time/validate-calendar.ts'
import type { CalendarTerms, PublicHolidaysByYear } from './calendar-terms.ts'
import { dayProblem } from './days-meant.ts'
import { exceptProblems } from './excepted.ts'
import { resolveCalendar } from './resolve-calendar.ts'

/**
 * Every reason why these working hours cannot be agreed on, each a sentence for the person who wrote them; empty when they are sound.
 * Whether there is such a country and region, the almanac says.
 */
export function calendarProblems(terms: CalendarTerms, byYear: PublicHolidaysByYear): string[] {
  const days = [...terms.daysOff, ...terms.hoursOnDates.map(({ on }) => on)].flatMap((day) => dayProblem(day) ?? [])
  return [...days, ...validateCalendar(resolveCalendar(terms, byYear, 1)), ...exceptProblems(terms, byYear)]
}
