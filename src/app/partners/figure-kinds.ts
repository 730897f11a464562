import { z } from 'zod'
import { CASE_KINDS } from '../../domain/cases/case.ts'
import { FIGURE_KINDS } from '../../domain/terms/figure.ts'
import { oneOf } from './calendar-sheet.ts'
import { clockDuration, durationOrNone, hoursName, severity, unlessEnded } from './sheet-parts.ts'
import { SERVICE_NAME } from './sheet-patterns.ts'

/** What a figure needs that somebody reports, and what only such a one can say. */
export const MEASURED = {
  needs: ['obligor', 'period', 'unit', 'source', 'protects'],
  own: ['unit', 'source', 'reporter', 'due'],
} as const

/** The same of one that is counted from cases. */
export const COUNTED = {
  needs: ['kind', 'obligor', 'period', 'service', 'protects'],
  own: ['service', 'hours', 'cases', 'leastOutage', 'maintenance'],
} as const

const WITHOUT_END =
  'Say “confirmed: true” where the other side has to confirm it, or how long one may be and all in a period, like “longest: 4h, sum: 12h”: without, maintenance could go on for ever. “end: true”: none is left out.'

const maintenance = z
  .strictObject({
    notice: clockDuration.exactOptional(),
    confirmed: z.literal(true).exactOptional(),
    longest: clockDuration.exactOptional(),
    sum: clockDuration.exactOptional(),
    end: z.literal(true).exactOptional(),
  })
  .superRefine(({ confirmed, longest, sum, end }, context) => {
    const isLimited = longest !== undefined && sum !== undefined
    const isBoth = confirmed === true && (longest !== undefined || sum !== undefined)
    if (end !== true && (isBoth || (confirmed !== true && !isLimited)))
      context.addIssue({ code: 'custom', message: WITHOUT_END })
  })
  .meta({
    anyOf: [
      { required: ['end'] },
      { required: ['confirmed'], not: { anyOf: [{ required: ['longest'] }, { required: ['sum'] }] } },
      { required: ['longest', 'sum'], not: { required: ['confirmed'] } },
    ],
  })

export const countedFields = {
  kind: oneOf(FIGURE_KINDS).exactOptional(),
  service: z
    .string()
    .trim()
    .min(2, 'Say what the service is called, in at least two characters.')
    .max(60, 'Keep the name of the service to 60 characters.')
    .regex(/\p{L}/u, 'A service has letters in its name.')
    .regex(/^\s*[^"“”„«»`\p{Cc}]+\s*$/u, 'Keep quotes and line breaks out of the name of the service.')
    .meta(SERVICE_NAME)
    .transform((name) => name.replaceAll(/\s+/gu, ' '))
    .exactOptional(),
  hours: hoursName.exactOptional(),
  cases: z
    .strictObject({
      kinds: z.array(oneOf(CASE_KINDS)).min(1, 'Name at least one kind of case.').exactOptional(),
      severities: z.array(severity).min(1, 'Name at least one severity.').exactOptional(),
    })
    .exactOptional(),
  leastOutage: durationOrNone.exactOptional(),
  maintenance: maintenance.exactOptional(),
}

type Said = Partial<Record<(typeof MEASURED | typeof COUNTED)[keyof typeof MEASURED][number], unknown>> & {
  end?: true | undefined
}

/** Nothing of the one kind is said of the other: it would be read as if it counted. */
export function ofOneKind(said: Said, context: z.RefinementCtx<Said>): void {
  if (said.end === true) return
  const isMeasured = said.kind === undefined || said.kind === 'measured'
  const [its, others] = isMeasured ? [MEASURED, COUNTED] : [COUNTED, MEASURED]
  unlessEnded<Said>(its.needs)(said, context)
  for (const key of others.own)
    if (said[key] !== undefined) {
      const message = isMeasured
        ? `Only a figure that is counted from cases has this: leave “${key}” out, or say its kind, like “kind: availability”.`
        : `It is counted from cases, and nobody reports it: leave “${key}” out.`
      context.addIssue({ code: 'custom', path: [key], message })
    }
}

/** One target, and nothing that only figures of the other kind say. */
export function targetsOf(others: { own: readonly string[] }): object {
  return {
    oneOf: [{ required: ['atLeast'] }, { required: ['atMost'] }],
    not: { anyOf: others.own.map((key) => ({ required: [key] })) },
  }
}
