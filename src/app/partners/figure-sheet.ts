import { z } from 'zod'
import { SIDES } from '../../domain/partners/party.ts'
import { type Decimal, readDecimal } from '../../domain/sla/figures/decimal.ts'
import { DERIVED_KINDS } from '../../domain/terms/derived-terms.ts'
import type { WorkingDays } from '../../domain/terms/figure.ts'
import { parseDuration } from '../../domain/time/duration.ts'
import { PERIOD_KINDS } from '../../domain/time/period.ts'
import { oneOf } from './calendar-sheet.ts'
import { COUNTED, countedFields, MEASURED, ofOneKind, targetsOf } from './figure-kinds.ts'
import { FIGURE_NAME, NUMBER, NUMBER_OR_NONE, PROTECTS, threeUpTo, UNIT, upTo, WORKING_DAYS } from './sheet-patterns.ts'

/** So many digits of a number survive being read as YAML. */
const EXACT_DIGITS = 15

const written = z.union([z.number(), z.string().meta(NUMBER)], 'Write a number like 98.7.')
const writtenOrNone = z.union([z.number(), z.string().meta(NUMBER_OR_NONE)], 'Write a number like 98.7, or none.')

export const decimal = written
  .describe('A number like 98.7; exact, at most 12 digits before the point and 6 after it')
  .transform((said, context) => readOr(said, context))

const floor = writtenOrNone
  .describe('A number like 98.7, or none')
  .transform((said, context) => (said === 'none' ? said : readOr(said, context)))

function readOr(said: number | string, context: z.RefinementCtx): Decimal {
  const text = String(said)
  const lost = typeof said === 'number' && text.replaceAll(/\D/gu, '').length > EXACT_DIGITS
  const read = lost
    ? { refused: `A number as long as ${text} is not read exactly: write it in quotes.` }
    : readDecimal(text)
  if (typeof read === 'string') return read
  context.addIssue({ code: 'custom', message: read.refused })
  return z.NEVER
}

const workingDays = z
  .string('Say it in working days after the end of the period, like “3 working days”.')
  .meta({ description: '3 working days', ...WORKING_DAYS })
  .transform((text, context): WorkingDays => {
    const parsed = parseDuration(text)
    if (!('refused' in parsed) && parsed.unit === 'working days') return { amount: parsed.amount, unit: parsed.unit }
    context.addIssue({
      code: 'custom',
      message: 'Say it in working days after the end of the period, like “3 working days”.',
    })
    return z.NEVER
  })

/** A share of cases is no number of a figure, which has a target of its own. */
function ofTimesAlone(issue: z.core.$ZodRawIssue): string | undefined {
  if (issue.code !== 'unrecognized_keys' || !issue.keys.includes('attainment')) return undefined
  return '“attainment” is of promises of a time on cases, under objectives. What keeps a figure is its target: say atLeast or atMost.'
}

const PER_CENT = /^(?:per ?cent|pct)$/iu

/** What a figure is called, wherever a sheet names one. A schema of its own each time, as a shared one would be a reference, which says nothing else beside it. */
export function figureName() {
  return z
    .string()
    .trim()
    .min(3, 'Say what is measured, in at least three characters.')
    .max(80, 'Keep the name to 80 characters.')
    .regex(/\p{L}/u, 'A name has letters in it: say what is measured.')
    .regex(/^\s*[^"“”„«»`\p{Cc}]+\s*$/u, 'Keep quotes and line breaks out of the name: it is said in quotes.')
    .meta(FIGURE_NAME)
    .transform((name) => name.replaceAll(/\s+/gu, ' '))
}

/** One number of each period. Its floor, who reports it by when, and which cases count, stay as they were where it leaves them out. */
export const figureSheet = z
  .strictObject(
    {
      name: figureName(),
      obligor: z
        .union(
          [oneOf(SIDES), z.strictObject({ team: z.string().trim().min(1).max(60).meta(upTo(60)) })],
          'Say who owes it: internal, partner, or a team of ours, like “{ team: Platform }”.',
        )
        .exactOptional(),
      period: oneOf(PERIOD_KINDS).exactOptional(),
      unit: z
        .string()
        .trim()
        .min(1, 'Say what the number counts: “%”, “orders”, “EUR”.')
        .max(20, 'Keep the unit to 20 characters.')
        .regex(/^[^\d"“”`\p{Cc}.,+−-][^"“”`\p{Cc}]*$/u, 'A unit is a word or a sign, like “%”, “orders” or “EUR”.')
        .meta(UNIT)
        .transform((unit) => (PER_CENT.test(unit) ? '%' : unit))
        .exactOptional(),
      atLeast: decimal.exactOptional(),
      atMost: decimal.exactOptional(),
      floor: floor.exactOptional(),
      source: z
        .string()
        .trim()
        .min(3, 'Say where the number comes from.')
        .max(300, 'Keep the source to 300 characters.')
        .meta(threeUpTo(300))
        .exactOptional(),
      reporter: oneOf(SIDES).exactOptional(),
      due: workingDays.exactOptional(),
      protects: z
        .string()
        .trim()
        .min(3, 'Say which business outcome this protects. Whoever owes it reads it, and whoever it is owed to.')
        .meta(PROTECTS)
        .exactOptional(),
      ...countedFields,
      end: z.literal(true).exactOptional(),
    },
    { error: ofTimesAlone },
  )
  .superRefine(ofOneKind)
  .superRefine(({ end, atLeast, atMost }, context) => {
    if (end === true || (atLeast === undefined) !== (atMost === undefined)) return
    const message = 'Give one target: “atLeast” where more is better, or “atMost” where less is.'
    context.addIssue({ code: 'custom', path: ['atLeast'], message })
  })
  .meta({
    anyOf: [
      { required: ['end'] },
      { properties: { kind: { const: 'measured' } }, required: [...MEASURED.needs], ...targetsOf(COUNTED) },
      { properties: { kind: { enum: [...DERIVED_KINDS] } }, required: [...COUNTED.needs], ...targetsOf(MEASURED) },
    ],
  })
