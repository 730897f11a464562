import type { CalendarOfTerms } from '../../domain/terms/terms.ts'
import { exactly } from './exactly.ts'
import { calendar } from './parts/calendar.ts'
import { shape } from './shape.ts'

/** Working hours, whatever each agreement calls them. */
export type KeptCalendar = Omit<CalendarOfTerms, 'name' | 'version'>

const schema = exactly<KeptCalendar>()(calendar.omit({ name: true, version: true }))

export const calendarShape = shape({ kind: 'calendar', newest: 1, schema })
