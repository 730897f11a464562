import { z } from 'zod'
import type { Calendar, OwnHours, Period, Season } from '../../../domain/time/calendar.ts'
import type { Duration } from '../../../domain/time/duration.ts'
import { exactly } from '../exactly.ts'

export const duration = exactly<Duration>()(
  z.object({ amount: z.number(), unit: z.enum(['s', 'm', 'h', 'd', 'working days']) }),
)

const periods = z.array(exactly<Period>()(z.object({ from: z.string(), to: z.string() })))

const week = z.object({
  monday: periods,
  tuesday: periods,
  wednesday: periods,
  thursday: periods,
  friday: periods,
  saturday: periods,
  sunday: periods,
})

export const calendar = exactly<Calendar>()(
  z.object({
    name: z.string(),
    version: z.number(),
    zone: z.string(),
    week,
    seasons: z.array(exactly<Season>()(z.object({ from: z.string(), to: z.string(), week }))).optional(),
    holidays: z.array(z.string()),
    ownHours: z.array(exactly<OwnHours>()(z.object({ date: z.string(), periods }))).optional(),
  }),
)
