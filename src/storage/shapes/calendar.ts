import { z } from 'zod'
import type { CalendarTerms, PublicHoliday } from '../../domain/terms/calendar-terms.ts'
import { exactly } from './exactly.ts'
import { periods, seasons, week } from './parts/calendar.ts'
import { shape } from './shape.ts'

/** Working hours, whatever each agreement calls them. */
export type KeptCalendar = Omit<CalendarTerms, 'name'>

const schema = exactly<KeptCalendar>()(
  z.object({
    zone: z.string(),
    week,
    seasons,
    publicHolidays: z
      .object({ country: z.string(), region: z.string().exactOptional(), except: z.array(z.string()) })
      .exactOptional(),
    daysOff: z.array(z.string()),
    hoursOnDates: z.array(z.object({ on: z.string(), periods })),
  }),
)

export const calendarShape = shape({ kind: 'calendar', newest: 1, schema })

/** The public holidays of one year. */
type KeptYear = { holidays: PublicHoliday[] }

const year = exactly<KeptYear>()(
  z.object({ holidays: z.array(z.object({ date: z.string(), names: z.array(z.string()) })) }),
)

export const calendarYearShape = shape({ kind: 'calendar-year', newest: 1, schema: year })
