import { z } from 'zod'
import { CASE_KINDS, SEVERITIES } from '../../domain/cases/case.ts'
import { type Decimal, readDecimal } from '../../domain/sla/figures/decimal.ts'
import { readCurrency } from '../../domain/sla/ledger/currency.ts'
import { WHILE_OVERDUE } from '../../domain/sla/ledger/money-terms.ts'
import { MEASURES } from '../../domain/sla/measures/measures.ts'
import { yearFromProblem } from '../../domain/terms/money-problems.ts'
import type { SaidCost } from '../../domain/terms/merge-money.ts'
import { PERIOD_KINDS } from '../../domain/time/period.ts'
import { oneOf } from './calendar-sheet.ts'
import { decimal, figureName } from './figure-sheet.ts'
import { unlessEnded } from './sheet-parts.ts'
import { AMOUNT, COST, COST_OR_NONE, CURRENCY, DAY_OF_YEAR } from './sheet-patterns.ts'

const currency = z
  .string('Write the three letters of the currency, like EUR.')
  .meta({ description: 'Three letters, like EUR', ...CURRENCY })
  .transform((text, context) => {
    const read = readCurrency(text)
    if (typeof read === 'string') return read
    context.addIssue({ code: 'custom', message: read.refused })
    return z.NEVER
  })

const writtenCost = z.union(
  [z.number().meta({ minimum: 0 }), z.string().meta(COST)],
  'Write an amount, like 1250.00, or a share, like 5 %.',
)

const cost = writtenCost
  .describe('An amount in whole units of the currency, like 1250.00, or a share, like 5 %')
  .transform((said, context) => readCost(String(said), context))

const costOrNone = z
  .union(
    [z.number().meta({ minimum: 0 }), z.string().meta(COST_OR_NONE)],
    'Write an amount, like 1250.00, a share, like 5 %, or none.',
  )
  .describe('An amount like 1250.00, a share like 5 %, or none')
  .transform((said, context) => (said === 'none' ? said : readCost(String(said), context)))

const share = shareLike('5 %')

/** A share in per cent, with its sign or without. A schema of its own each time, as a shared one would be a reference, which says nothing else beside it. */
export function shareLike(example: string) {
  return z
    .union([z.number().meta({ minimum: 0 }), z.string().meta(COST)], `Write a share, like ${example}.`)
    .describe(`A share, like ${example}`)
    .transform((said, context) => {
      const read = readCost(`${String(said).replace(/\s*%\s*$/u, '')} %`, context)
      return 'percent' in read ? read.percent : z.NEVER
    })
}

function readCost(text: string, context: z.RefinementCtx): SaidCost {
  const [, number] = /^(.*?)\s*%\s*$/u.exec(text) ?? []
  const read = readDecimal(number ?? text)
  if (typeof read === 'string') {
    if (!read.startsWith('-')) return number === undefined ? { amount: read } : { percent: read }
    context.addIssue({ code: 'custom', message: `${text.trim()} is below zero: write it without a sign.` })
  } else context.addIssue({ code: 'custom', message: read.refused })
  return z.NEVER
}

/** What these terms have no words for is no slip of the keyboard: it is what the contract says, and what cannot be kept here. */
function only(known: string): { error: (issue: z.core.$ZodRawIssue) => string | undefined } {
  return {
    error(issue) {
      if (issue.code !== 'unrecognized_keys') return undefined
      const keys = issue.keys.map((key) => `“${key}”`).join(', ')
      return `${keys}: these terms cannot be kept here. What can be said: ${known}.`
    },
  }
}

const yearFrom = z
  .string('Write a day of every year, like “04-01”.')
  .meta({ description: 'A day of every year, like 04-01', ...DAY_OF_YEAR })
  .superRefine((day, context) => {
    const problem = yearFromProblem(day)
    if (problem !== undefined) context.addIssue({ code: 'custom', message: started(problem) })
  })

function started(words: string): string {
  return words[0]!.toUpperCase() + words.slice(1)
}

const about = {
  figure: figureName().exactOptional(),
  measure: oneOf(MEASURES).exactOptional(),
  severity: z.literal(SEVERITIES).exactOptional(),
  kind: oneOf(CASE_KINDS).exactOptional(),
}

const band = z.strictObject({ beyond: decimal, costs: share }, only('beyond and costs, a share of the fee'))

const rule = z
  .strictObject(
    {
      ...about,
      perBreach: cost.exactOptional(),
      bands: z.array(band).min(1).exactOptional(),
      decimals: z.number().int().min(0).max(6).exactOptional(),
      whileOverdue: oneOf(WHILE_OVERDUE).exactOptional(),
      end: z.literal(true).exactOptional(),
    },
    only('figure, or measure with severity and kind; perBreach, or bands with decimals; whileOverdue; end'),
  )
  .superRefine((said, context) => {
    const refuse = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if ((said.figure === undefined) === (said.measure === undefined))
      refuse('figure', 'Name what is missed: a figure by its name, or a target by its measure.')
    if (said.figure !== undefined && (said.severity !== undefined || said.kind !== undefined))
      refuse('figure', 'A figure is known by its name alone: leave severity and kind out.')
    if (said.end !== true && (said.perBreach === undefined) === (said.bands === undefined))
      refuse('perBreach', 'Say what a miss costs: “perBreach”, or “bands”.')
    if (said.decimals !== undefined && said.bands === undefined)
      refuse('decimals', 'Only bands are rounded to decimals.')
    if (said.figure !== undefined && said.whileOverdue !== undefined)
      refuse('whileOverdue', 'Only a time on cases can stay overdue: a figure is judged once each period anyway.')
  })
  .meta({
    allOf: [
      { oneOf: [{ required: ['figure'] }, { required: ['measure'] }] },
      { not: { required: ['figure', 'severity'] } },
      { not: { required: ['figure', 'kind'] } },
      { not: { required: ['figure', 'whileOverdue'] } },
      { anyOf: [{ not: { required: ['decimals'] } }, { required: ['bands'] }] },
      { anyOf: [{ required: ['end'] }, { oneOf: [{ required: ['perBreach'] }, { required: ['bands'] }] }] },
    ],
  })

const PAID = ['reaching', 'pays'] as const

const bonus = z
  .strictObject(
    {
      figure: figureName(),
      reaching: decimal.exactOptional(),
      pays: cost.exactOptional(),
      end: z.literal(true).exactOptional(),
    },
    {
      error(issue) {
        if (issue.code !== 'unrecognized_keys') return undefined
        return issue.keys.includes('measure')
          ? 'A bonus is paid for an outcome alone: name a figure, not a time on cases.'
          : only('figure, reaching, pays and end').error(issue)
      },
    },
  )
  .superRefine(unlessEnded(PAID))
  .meta({ anyOf: [{ required: ['end'] }, { required: [...PAID] }] })

const earnBack = z.strictObject(
  { months: z.number().int().min(1).max(36).exactOptional(), each: cost, atMost: share.exactOptional() },
  only('months, each and atMost'),
)

/** What follows in money from what one side owes. What it leaves out stays as it was. */
const ofSide = z.strictObject(
  {
    currency: currency.exactOptional(),
    period: oneOf(PERIOD_KINDS).exactOptional(),
    fee: z
      .union([z.number().meta({ minimum: 0 }), z.string().meta(AMOUNT)], 'A fee is an amount, like 12000.00.')
      .describe('The fee of a period, in whole units of the currency, like 12000.00')
      .transform((said, context): Decimal => {
        const read = readCost(String(said), context)
        if ('amount' in read) return read.amount
        context.addIssue({ code: 'custom', message: 'A fee is an amount, like 12000.00.' })
        return z.NEVER
      })
      .exactOptional(),
    rules: z.array(rule).exactOptional(),
    cap: costOrNone.exactOptional(),
    yearCap: costOrNone.exactOptional(),
    yearFrom: yearFrom.exactOptional(),
    oneIncident: oneOf(['highest', 'all']).exactOptional(),
    earnBack: z
      .union([z.literal('none'), earnBack], 'Write “months” and “each”, like “{ months: 3, each: 50 % }”, or none.')
      .exactOptional(),
    bonuses: z.array(bonus).exactOptional(),
    bonusCap: costOrNone.exactOptional(),
    others: oneOf(['stay', 'end']).default('stay'),
    end: z.literal(true).exactOptional(),
  },
  only(
    'currency, period, fee, rules, cap, yearCap, yearFrom, oneIncident, earnBack, bonuses, bonusCap, others and end',
  ),
)

/** What follows in money, by the side that owes. */
export const moneySheet = z.strictObject(
  { internal: ofSide.exactOptional(), partner: ofSide.exactOptional() },
  only('internal and partner, by who owes'),
)
