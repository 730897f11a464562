import { z } from 'zod'
import { CHECK_IN_AUDIENCES } from '../../domain/checkins/audience.ts'
import { CHECK_IN_KINDS } from '../../domain/checkins/plan.ts'
import type { NotAsked, Response, Run, Tally } from '../../domain/checkins/run.ts'
import type { Window } from '../../domain/checkins/window.ts'
import { exactly } from './exactly.ts'
import { party } from './names.ts'
import { answers } from './parts/answers.ts'
import { checkInItem } from './parts/check-in-item.ts'
import { scores } from './parts/scores.ts'
import { instant, side } from './parts/words.ts'
import { type Fields, shape } from './shape.ts'

/** The version of the agreement is that which its row refers to. */
export type KeptRun = Run extends infer R ? (R extends Run ? Omit<R, 'agreement'> : never) : never

const response = exactly<Response>()(
  z.object({
    at: instant,
    side,
    late: z.boolean(),
    answers,
    comment: z.string().exactOptional(),
    followUp: z.string().exactOptional(),
    shows: z
      .object({ answers: z.literal(true).exactOptional(), followUp: z.literal(true).exactOptional() })
      .exactOptional(),
  }),
)

const checkInWindow = exactly<Window>()(
  z.object({
    opensAt: instant,
    remindAt: z.array(instant),
    closesAt: instant,
    reminded: z.number(),
    waits: z.literal(true).exactOptional(),
    joins: z.string().exactOptional(),
  }),
)

const tally = exactly<Tally>()(
  z.object({
    answered: z.number(),
    dimensions: z.record(z.string(), z.number()),
    chosen: z.record(z.string(), z.record(z.string(), z.number())),
    texts: z.array(
      z.object({ itemId: z.string().exactOptional(), text: z.string(), shown: z.literal(true).exactOptional() }),
    ),
  }),
)

const common = {
  id: z.string(),
  number: z.number(),
  partnerId: z.string(),
  audience: z.enum(CHECK_IN_AUDIENCES),
  kind: z.enum(CHECK_IN_KINDS),
  template: z.object({ slug: z.string(), version: z.number() }),
  items: z.array(checkInItem),
  openQuestion: z.string().exactOptional(),
  followUp: z.string(),
  openedAt: instant,
  openedBy: party.exactOptional(),
  closesAt: instant,
  respondents: z.array(party),
  windows: z.record(z.string(), checkInWindow),
  notAsked: z.array(exactly<NotAsked>()(z.object({ party, since: instant }))).exactOptional(),
  anonymous: z.array(side).exactOptional(),
  responses: z.record(z.string(), response),
  supersededAt: instant.exactOptional(),
  version: z.number(),
}

/** Comment, follow-up and answers in words are by the person under whose id the response stands; those of a tally are nobody’s that could be told. */
const schema = exactly<KeptRun>()(
  z.discriminatedUnion('status', [
    z.object({ ...common, status: z.literal('open') }),
    z.object({
      ...common,
      status: z.literal('closed'),
      closedAt: instant,
      result: scores,
      together: scores.exactOptional(),
      away: z.array(z.string()).exactOptional(),
      tallies: z.object({ internal: tally.exactOptional(), partner: tally.exactOptional() }).exactOptional(),
    }),
  ]),
)

/** Once the dimensions of a result stood by their item: that is left out as it is read. */
export const runShape = shape({
  kind: 'run',
  newest: 5,
  schema,
  lift: { 1: (old) => old, 2: ofTheDefault, 3: ofEverybody, 4: withOneWindow },
})

/** Before there were templates, the default one was asked, of which every item was a statement to agree to. */
function ofTheDefault({ templateVersion, items, openQuestion, ...rest }: Fields): Fields {
  return {
    ...rest,
    template: { slug: 'health', version: templateVersion },
    items: Array.isArray(items) ? items.map((item: unknown) => ({ ...Object(item), kind: 'agree' })) : items,
    ...(openQuestion === true && { openQuestion: 'What one change would help this partnership most?' }),
    followUp: 'What happened, and what would fix it?',
  }
}

/** Before there were audiences, everybody was asked. */
function ofEverybody(old: Fields): Fields {
  return { ...old, audience: 'everybody' }
}

/** Once all were asked, reminded and waited for at the same moments. */
function withOneWindow({ remindAt, remindedAt, ...rest }: Fields): Fields {
  const { respondents, openedAt, closesAt } = rest
  const window = { opensAt: openedAt, remindAt: [remindAt], closesAt, reminded: remindedAt === undefined ? 0 : 1 }
  const asked = Array.isArray(respondents) ? respondents : []
  return { ...rest, windows: Object.fromEntries(asked.map((one: { personId: string }) => [one.personId, window])) }
}
