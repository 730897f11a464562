import { z } from 'zod'
import type { Calendar, Period } from '../../../domain/time/calendar.ts'
import type { Duration } from '../../../domain/time/duration.ts'
import { exactly } from '../exactly.ts'

export const duration = exactly<Duration>()(
  z.object({ amount: z.number(), unit: z.enum(['s', 'm', 'h', 'd', 'working days']) }),
)

const periods = z.array(exactly<Period>()(z.object({ from: z.string(), to: z.string() })))

export const calendar = exactly<Calendar>()(
  z.object({
    name: z.string(),
    version: z.number(),
    zone: z.string(),
    week: z.object({
      monday: periods,
      tuesday: periods,
      wednesday: periods,
      thursday: periods,
      friday: periods,
      saturday: periods,
      sunday: periods,
    }),
    holidays: z.array(z.string()),
  }),
)
