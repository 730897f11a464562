import { z } from 'zod'
import { SEVERITIES } from '../../domain/cases/case.ts'
import { readLevel } from '../../domain/terms/level.ts'
import { type Duration, parseDuration } from '../../domain/time/duration.ts'
import { CLOCK_DURATION, DURATION, DURATION_OR_NONE, HOURS_NAME, LEVEL } from './sheet-patterns.ts'

export const duration = z
  .string('Write a time with its unit, like “45m”, “4h” or “2 working days”.')
  .meta({ description: '45s, 30m, 4h, 1h30m, 3d (of 24 hours), or 2 working days', ...DURATION })
  .transform((text, context) => {
    const parsed = parseDuration(text)
    if (!('refused' in parsed)) return parsed
    context.addIssue({ code: 'custom', message: parsed.refused })
    return z.NEVER
  })

export const level = z
  .string('Write how far from the due time, like “-25 %” or “+4h”.')
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
  .number('Write how much of the time is used, in per cent and without its sign, like 75.')
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
  .string('Write a time by the clock, like “4h” or “2d”.')
  .meta({ description: '45m, 4h, 1h30m, or 2d (of 24 hours)', ...CLOCK_DURATION })
  .transform((text, context): Duration => {
    const parsed = parseDuration(text)
    if (!('refused' in parsed) && parsed.unit !== 'working days') return parsed
    const message = 'refused' in parsed ? parsed.refused : 'Say it by the clock, like “4h” or “2d”.'
    context.addIssue({ code: 'custom', message })
    return z.NEVER
  })

export const durationOrNone = z
  .string('Write a time, like “5m”, or none.')
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
  .string('Write the name of the hours, like “night desk”.')
  .trim()
  .max(40, 'Keep the name of the hours to 40 characters.')
  .regex(/^[\p{L}\p{N}][\p{L}\p{N} '’.-]*$/u, 'Name the hours with letters, digits, spaces, “-”, “.” and “’”.')
  .meta(HOURS_NAME)

/** What to write where it is missing. */
const NEEDED: Record<string, string> = {
  target: 'write the time, like “4h” or “2 working days”',
  protects: 'say which business outcome this protects; both companies read it',
  obligor: 'say who owes it, internal or partner',
  period: 'say month, quarter or year',
  unit: 'say what the number counts, like “%”, “orders” or “EUR”',
  source: 'say where the number comes from',
  service: 'say which service it is about',
  kind: 'say its kind, like availability',
  cron: 'say when, like “0 10 * * 2#1”, or end it: “end: true”',
  window: 'write how long the questions are open, like “3 working days”',
  remindAfter: 'write when those are reminded who have not answered, like “1 working day”',
  reaching: 'write the number from which it is paid, like 99.9',
  pays: 'write what it pays, an amount, like 1250.00, or a share, like 5 %',
}

function missing(key: string): string {
  return `This is missing: ${NEEDED[key] ?? 'say it here'}.`
}

/** Of what stands in the sheet to be ended, nothing but its name is needed. */
export function unlessEnded<T extends { end?: true | undefined }>(needed: readonly (keyof T & string)[]) {
  return (said: T, context: z.RefinementCtx<T>) => {
    if (said.end === true) return
    for (const key of needed)
      if (said[key] === undefined) context.addIssue({ code: 'custom', path: [key], message: missing(key) })
  }
}

/** How a template of health checks is called in lines and sheets. */
export const templateName = z
  .string('Write the short name of a template, such as “health”.')
  .trim()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/u, 'Use lower-case letters, digits and single hyphens, such as “onboarding-pulse”.')
  .min(2, 'Use at least two letters.')
  .max(30, 'Keep it to 30 letters.')
  .meta({ description: 'the short name of a template of health checks' })

/** What a union of one thing and a list of them says of what is neither. */
export const ONE_OR_SEVERAL = 'Write one as a section with names and values, or several as a list of them.'
