import { z } from 'zod'
import { readLevel } from '../../domain/terms/level.ts'
import { parseDuration } from '../../domain/time/duration.ts'
import { DURATION, LEVEL } from './sheet-patterns.ts'

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
      `${input} % of the time is used when it is due already, or overdue: write levels: ["+${Math.max(Number(input) - 100, 10)} %"] for what comes after the due time, which needs no saying itself.`,
  })
  .meta({ exclusiveMaximum: 100 })

/** Of what stands in the sheet to be ended, nothing but its name is needed. */
export function unlessEnded<T extends { end?: true | undefined }>(needed: readonly (keyof T & string)[]) {
  return (said: T, context: z.RefinementCtx<T>) => {
    if (said.end === true) return
    for (const key of needed)
      if (said[key] === undefined)
        context.addIssue({ code: 'invalid_type', expected: 'string', input: undefined, path: [key] })
  }
}
