import { z } from 'zod'
import { parseDuration } from '../../domain/time/duration.ts'
import { DURATION } from './sheet-patterns.ts'

export const duration = z
  .string()
  .meta({ description: '45s, 30m, 4h, 1h30m, 3d (of 24 hours), or 2 working days', ...DURATION })
  .transform((text, context) => {
    const parsed = parseDuration(text)
    if (!('refused' in parsed)) return parsed
    context.addIssue({ code: 'custom', message: parsed.refused })
    return z.NEVER
  })

/** Of what stands in the sheet to be ended, nothing but its name is needed. */
export function unlessEnded<T extends { end?: true | undefined }>(needed: readonly (keyof T & string)[]) {
  return (said: T, context: z.RefinementCtx<T>) => {
    if (said.end === true) return
    for (const key of needed)
      if (said[key] === undefined)
        context.addIssue({ code: 'invalid_type', expected: 'string', input: undefined, path: [key] })
  }
}
