import { z } from 'zod'

/** At most so many numbers in one request. */
const MOST_NUMBERS = 500

const NO_CONTROL = /^\P{Cc}*$/u

const reportedNumber = z
  .strictObject({
    figure: z
      .string()
      .min(1)
      .max(80)
      .regex(NO_CONTROL, 'Leave control characters, such as line breaks, out of the name.')
      .meta({ description: 'The name of the figure, as it was agreed.', examples: ['Orders without rework'] }),
    period: z
      .string()
      .regex(/^\d{4}(?:-(?:Q[1-4]|0[1-9]|1[0-2]))?$/u, 'Write a month like 2026-10, a quarter like 2026-Q3, or a year.')
      .meta({ description: 'A month, a quarter or a year that is over.', examples: ['2026-10', '2026-Q3', '2026'] }),
    value: z
      .string()
      .regex(
        /^-?\d{1,12}(?:\.\d{1,6})?$/u,
        'Write a number like 98.7: at most 12 digits before the point and 6 after it.',
      )
      .meta({ description: 'An exact decimal number, as text.', examples: ['98.7'] }),
    unit: z
      .string()
      .min(1)
      .max(20)
      .exactOptional()
      .meta({ description: 'Where it is sent, it must be the unit that was agreed.', examples: ['%'] }),
    reason: z
      .string()
      .min(1)
      .max(3_000)
      .regex(/\S/u, 'Say why, in words.')
      .exactOptional()
      .meta({ description: 'Why it is another number by now, or comes when its period is closed.' }),
  })
  .meta({ id: 'ReportedNumber', description: 'A number of one figure for one of its periods.' })

export const numbersBody = z
  .strictObject({
    partner: z
      .string()
      .min(2)
      .max(30)
      .regex(/^[a-z0-9-]+$/u, 'Write the short name of the partner, like acme.')
      .meta({ description: 'The short name of the partner that the token was minted for.', examples: ['acme'] }),
    measurements: z.array(reportedNumber).min(1).max(MOST_NUMBERS),
  })
  .meta({ id: 'ReportedNumbers', description: 'Numbers that are taken in together, or not at all.' })

export type NumbersBody = z.output<typeof numbersBody>
