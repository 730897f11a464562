import { z } from 'zod'
import type { Period, Season, Week } from '../../../domain/time/calendar.ts'
import type { Duration } from '../../../domain/time/duration.ts'
import { exactly } from '../exactly.ts'

export const duration = exactly<Duration>()(
  z.object({ amount: z.number(), unit: z.enum(['s', 'm', 'h', 'd', 'working days']) }),
)

export const periods = z.array(exactly<Period>()(z.object({ from: z.string(), to: z.string() })))

export const week = exactly<Week>()(
  z.object({
    monday: periods,
    tuesday: periods,
    wednesday: periods,
    thursday: periods,
    friday: periods,
    saturday: periods,
    sunday: periods,
  }),
)

export const seasons = z.array(exactly<Season>()(z.object({ from: z.string(), to: z.string(), week })))
