import { z } from 'zod'
import type { Proposal } from '../../domain/terms/proposal.ts'
import type { FigurePatch } from '../../domain/terms/figure-patch.ts'
import type { MoneyPatch } from '../../domain/terms/money-patch.ts'
import { PARTS_OF_OWED, PLAIN_PARTS } from '../../domain/terms/say-money.ts'
import type { LadderPatch, ObjectivePatch, TermsPatch } from '../../domain/terms/terms-patch.ts'
import { exactly } from './exactly.ts'
import { party } from './names.ts'
import { checkInPlan, ofEverybody } from './parts/check-in-plan.ts'
import { figure } from './parts/figure.ts'
import { apart, ladderTerms } from './parts/ladder-terms.ts'
import { moneyTerms } from './parts/money-terms.ts'
import { objective, withLevels } from './parts/objective.ts'
import { instant, side } from './parts/words.ts'
import { type Fields, shape } from './shape.ts'

/** Hours have rows of their own: each name leads to the content of one, or to none where they end. */
export type KeptPatch = Omit<TermsPatch, 'calendars'> & { calendars: { name: string; content?: string }[] }
export type KeptProposal = Proposal extends infer P
  ? P extends Proposal
    ? Omit<P, 'patch'> & { patch: KeptPatch }
    : never
  : never

const objectivePatch = exactly<ObjectivePatch>()(
  z.object({ objective, parts: z.array(z.enum(['promise', 'manner', 'told'])) }),
)
const figurePatch = exactly<FigurePatch>()(z.object({ figure, parts: z.array(z.enum(['promise', 'manner'])) }))
const moneyPatch = exactly<MoneyPatch>()(
  z.object({
    side,
    money: moneyTerms,
    parts: z.array(z.union([z.enum(PLAIN_PARTS), z.templateLiteral([z.enum(PARTS_OF_OWED), ' ', z.string()])])),
  }),
)
const ladderPatch = exactly<LadderPatch>()(
  z.object({ ladder: ladderTerms, parts: z.array(z.enum(['internal', 'partner', 'cycles'])) }),
)

const patch = exactly<KeptPatch>()(
  z.object({
    objectives: z.array(objectivePatch),
    figures: z.array(figurePatch),
    money: z.array(moneyPatch),
    calendars: z.array(z.object({ name: z.string(), content: z.string().exactOptional() })),
    hours: z.object({ internal: z.string().exactOptional(), partner: z.string().exactOptional() }),
    ladders: z.array(ladderPatch),
    checks: z.array(checkInPlan).exactOptional(),
  }),
)

const changes = z.array(z.object({ what: z.string(), from: z.string(), to: z.string() }))

const common = {
  ...{ id: z.string(), partnerId: z.string(), patch, changes, proposedAt: instant, version: z.number() },
  proposedBy: party.exactOptional(),
}

const schema = exactly<KeptProposal>()(
  z.discriminatedUnion('status', [
    z.object({ ...common, status: z.literal('open') }),
    z.object({ ...common, status: z.literal('accepted'), endedAt: instant, endedBy: party }),
    z.object({ ...common, status: z.literal('declined'), endedAt: instant, endedBy: party }),
    z.object({ ...common, status: z.literal('taken back'), endedAt: instant, endedBy: party.exactOptional() }),
    z.object({ ...common, status: z.literal('superseded'), endedAt: instant }),
  ]),
)

export const proposalShape = shape({
  kind: 'proposal',
  newest: 6,
  schema,
  lift: { 1: withFigures, 2: withMoney, 3: levelled, 4: laddersApart, 5: withAudiences },
})

/** What was proposed before there were figures proposes none. */
function withFigures({ patch: kept, ...rest }: Fields): Fields {
  return { ...rest, patch: typeof kept === 'object' ? { ...kept, figures: [] } : kept }
}

/** What was proposed before money could be proposes none. */
function withMoney({ patch: kept, ...rest }: Fields): Fields {
  return { ...rest, patch: typeof kept === 'object' ? { ...kept, money: [] } : kept }
}

/** What was proposed before there were levels after the due time warns before it alone. */
function levelled({ patch: kept, ...rest }: Fields): Fields {
  if (typeof kept !== 'object' || kept === null || !('objectives' in kept)) return { ...rest, patch: kept }
  const { objectives } = kept
  const lifted = (one: unknown) =>
    typeof one === 'object' && one !== null && 'objective' in one
      ? { ...one, objective: withLevels(one.objective) }
      : one
  return { ...rest, patch: { ...kept, objectives: Array.isArray(objectives) ? objectives.map(lifted) : objectives } }
}

/** What was proposed while both sides were told together: a wait of ours was one of theirs, so whatever says ours says theirs too. */
function laddersApart({ patch: kept, ...rest }: Fields): Fields {
  if (typeof kept !== 'object' || kept === null || !('ladders' in kept)) return { ...rest, patch: kept }
  const { ladders } = kept
  return { ...rest, patch: { ...kept, ladders: Array.isArray(ladders) ? ladders.map(patchApart) : ladders } }
}

function patchApart(one: unknown): unknown {
  if (typeof one !== 'object' || one === null || !('ladder' in one) || !('parts' in one)) return one
  const { parts } = one
  const withTheirs = Array.isArray(parts) && parts.includes('internal') && !parts.includes('partner')
  return {
    ...one,
    ladder: apart(one.ladder),
    parts: withTheirs ? ['internal', 'partner', ...parts.filter((part) => part !== 'internal')] : parts,
  }
}

/** What was proposed before health checks had audiences asks everybody. */
function withAudiences({ patch: kept, ...rest }: Fields): Fields {
  if (typeof kept !== 'object' || kept === null || !('checks' in kept)) return { ...rest, patch: kept }
  const { checks } = kept
  return { ...rest, patch: { ...kept, checks: Array.isArray(checks) ? checks.map(ofEverybody) : checks } }
}
