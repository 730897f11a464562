import { z } from 'zod'
import type { AgreementVersion } from '../../domain/terms/agreement.ts'
import type { Terms } from '../../domain/terms/terms.ts'
import { exactly } from './exactly.ts'
import { checkInPlan, ofEverybody } from './parts/check-in-plan.ts'
import { figure } from './parts/figure.ts'
import { apart, ladderTerms } from './parts/ladder-terms.ts'
import { moneyTerms } from './parts/money-terms.ts'
import { objective, withLevels } from './parts/objective.ts'
import { side } from './parts/words.ts'
import { type Fields, shape } from './shape.ts'

/** What a version says. Its calendars have rows of their own: here each name leads to the content of one. */
export type KeptAgreement = Pick<AgreementVersion, 'by' | 'via' | 'accepted' | 'changes'> & {
  terms: Omit<Terms, 'calendars'> & { calendars: Record<string, string> }
}

const schema = exactly<KeptAgreement>()(
  z.object({
    by: z.object({ personId: z.string(), side }).exactOptional(),
    via: z.string().exactOptional(),
    accepted: z.object({ personId: z.string(), at: z.number() }).exactOptional(),
    changes: z.array(z.object({ what: z.string(), from: z.string(), to: z.string() })),
    terms: z.object({
      objectives: z.array(objective),
      figures: z.array(figure),
      money: z.object({ internal: moneyTerms.exactOptional(), partner: moneyTerms.exactOptional() }),
      calendars: z.record(z.string(), z.string()),
      hours: z.object({ internal: z.string(), partner: z.string() }),
      ladders: z.array(ladderTerms),
      checks: z.array(checkInPlan),
    }),
  }),
)

export const agreementShape = shape({
  kind: 'agreement',
  newest: 6,
  schema,
  lift: { 1: withFigures, 2: withMoney, 3: levelled, 4: laddersApart, 5: withAudiences },
})

/** What was agreed before there were figures has none. */
function withFigures({ terms, ...rest }: Fields): Fields {
  return { ...rest, terms: typeof terms === 'object' ? { ...terms, figures: [] } : terms }
}

/** What was agreed before money could be has none. */
function withMoney({ terms, ...rest }: Fields): Fields {
  return { ...rest, terms: typeof terms === 'object' ? { ...terms, money: {} } : terms }
}

/** What was agreed before there were levels after the due time was warned of before it alone. */
function levelled({ terms, ...rest }: Fields): Fields {
  if (typeof terms !== 'object' || terms === null || !('objectives' in terms)) return { ...rest, terms }
  const { objectives } = terms
  return {
    ...rest,
    terms: { ...terms, objectives: Array.isArray(objectives) ? objectives.map(withLevels) : objectives },
  }
}

/** What was agreed while both sides were told together has the steps of each side by themselves. */
function laddersApart({ terms, ...rest }: Fields): Fields {
  if (typeof terms !== 'object' || terms === null || !('ladders' in terms)) return { ...rest, terms }
  const { ladders } = terms
  return { ...rest, terms: { ...terms, ladders: Array.isArray(ladders) ? ladders.map(apart) : ladders } }
}

/** What was agreed before health checks had audiences asks everybody. */
function withAudiences({ terms, ...rest }: Fields): Fields {
  if (typeof terms !== 'object' || terms === null || !('checks' in terms)) return { ...rest, terms }
  const { checks } = terms
  return { ...rest, terms: { ...terms, checks: Array.isArray(checks) ? checks.map(ofEverybody) : checks } }
}
