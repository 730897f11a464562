import { z } from 'zod'
import { SEVERITIES } from '../../domain/cases/case.ts'
import { readLevel } from '../../domain/terms/level.ts'
import { type Duration, parseDuration } from '../../domain/time/duration.ts'
import { CLOCK_DURATION, DURATION, DURATION_OR_NONE, HOURS_NAME, LEVEL } from './sheet-patterns.ts'

export const duration = z
  .string()
  .meta({ description: '45s, 30m, 4h, 1h30m, 3d (of 24 hours), or 2 working days', ...DURATION })
  .transform((text, context) => {
    const parsed = parseDuration(text)
    if (!('refused' in parsed)) return parsed
    context.addIssue({ code: 'custom', message: parsed.refused })
    return z.NEVER
  })

export const level = z
  .string()
  .meta({
    description: '−25 %, −1h, +4h or +50 % from the due time; “−1h sent” for the one that people are told of',
    ...LEVEL,
  })
  .transform((text, context) => {
    const read = readLevel(text)
    if (!('refused' in read)) return read
    context.addIssue({ code: 'custom', message: read.refused })
    return z.NEVER
  })

export const usedPercent = z
  .number()
  .gt(0, 'Warn when more than 0 % of the time is used.')
  .refine((percent) => percent < 100, {
    error: ({ input }) =>
      Number(input) === 100
        ? '100 % of the time is used as it is due, which needs no saying: leave it out.'
        : `${input} % of the time is used when it is overdue: for that write levels: ["+${Number(input) - 100} %"].`,
  })
  .meta({ exclusiveMaximum: 100 })

/** One by the clock: a working day is of no one length there. */
export const clockDuration = z
  .string()
  .meta({ description: '45m, 4h, 1h30m, or 2d (of 24 hours)', ...CLOCK_DURATION })
  .transform((text, context): Duration => {
    const parsed = parseDuration(text)
    if (!('refused' in parsed) && parsed.unit !== 'working days') return parsed
    const message = 'refused' in parsed ? parsed.refused : 'Say it by the clock, like “4h” or “2d”.'
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })

export const durationOrNone = z
  .string()
  .meta({ description: '5m, 1h, or none', ...DURATION_OR_NONE })
  .transform((text, context): Duration | 'none' => {
    if (text === 'none') return text
    const parsed = parseDuration(text)
    if (!('refused' in parsed)) return parsed
    context.addIssue({ code: 'custom', message: parsed.refused })
    return z.NEVER
  })

export const severity = z.literal(SEVERITIES)

export const hoursName = z
  .string()
  .trim()
  .max(40, 'Keep the name of the hours to 40 characters.')
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} '’.-]*$/u, 'Name the hours with letters, digits, spaces, “-”, “.” and “’”.')
  .meta(HOURS_NAME)

/** Of what stands in the sheet to be ended, nothing but its name is needed. */
export function unlessEnded<T extends { end?: true | undefined }>(needed: readonly (keyof T & string)[]) {
  return (said: T, context: z.RefinementCtx<T>) => {
    if (said.end === true) return
    for (const key of needed)
      if (said[key] === undefined)
        context.addIssue({ code: 'invalid_type', expected: 'string', input: undefined, path: [key] })
  }
}
