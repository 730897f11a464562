import { z } from 'zod'
import { type MoneyTerms, WHILE_OVERDUE } from '../../../domain/sla/ledger/money-terms.ts'
import { PERIOD_KINDS } from '../../../domain/time/period.ts'
import { exactly } from '../exactly.ts'

const cost = z.union([z.object({ amount: z.number() }), z.object({ percent: z.string() })])

const ofRule = { objectiveId: z.string(), whileOverdue: z.enum(WHILE_OVERDUE).exactOptional() }

export const moneyTerms = exactly<MoneyTerms>()(
  z.object({
    period: z.enum(PERIOD_KINDS),
    currency: z.string(),
    fee: z.number(),
    rules: z.array(
      z.discriminatedUnion('on', [
        z.object({ on: z.literal('breach'), ...ofRule, costs: cost }),
        z.object({
          on: z.literal('bands'),
          ...ofRule,
          bands: z.array(z.object({ beyond: z.string(), percent: z.string() })),
          decimals: z.number().exactOptional(),
        }),
      ]),
    ),
    cap: cost.exactOptional(),
    yearCap: cost.exactOptional(),
    yearFrom: z.string(),
    oneIncident: z.enum(['highest', 'all']),
    earnBack: z.object({ months: z.number(), each: cost, atMost: z.string() }).exactOptional(),
    bonuses: z.array(z.object({ objectiveId: z.string(), reaching: z.string(), pays: cost })),
    bonusCap: cost.exactOptional(),
  }),
)
