import type { CalendarTerms, PublicHolidaysByYear } from '../../../src/domain/terms/calendar-terms.ts'
import { businessHours } from '../../../src/domain/time/calendar.ts'

/** Monday to Friday, 09:00 to 17:00 in Paris, but for what is given. */
export function terms(changed: Partial<CalendarTerms> = {}): CalendarTerms {
  const { zone, week } = businessHours('Europe/Paris')
  return { name: 'office', zone, week, seasons: [], daysOff: [], hoursOnDates: [], ...changed }
}

/** Two years of a country with three holidays, one of which moves. */
export const HOLIDAYS: PublicHolidaysByYear = {
  2026: [
    { date: '2026-01-01', names: ['Jour de l’An', "New Year's Day"] },
    { date: '2026-05-25', names: ['Lundi de Pentecôte', 'Whit Monday'] },
    { date: '2026-12-25', names: ['Noël', 'Christmas Day'] },
  ],
  2027: [
    { date: '2027-01-01', names: ['Jour de l’An', "New Year's Day"] },
    { date: '2027-05-17', names: ['Lundi de Pentecôte', 'Whit Monday'] },
    { date: '2027-12-25', names: ['Noël', 'Christmas Day'] },
  ],
}

export const NO_HOLIDAYS: PublicHolidaysByYear = { 2026: [], 2027: [] }
