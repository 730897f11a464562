import { z } from 'zod'
import {
  CAUSES,
  type Climbed,
  type JoinedCause,
  type Ladder,
  type LadderNote,
  type LadderSubject,
  type Unconfirmed,
  URGENCIES,
} from '../../domain/escalations/ladder.ts'
import type { SideState, Stood, Taken } from '../../domain/escalations/side-state.ts'
import { SIDES } from '../../domain/partners/party.ts'
import { DAY } from '../../domain/time/instant.ts'
import { exactly } from './exactly.ts'
import { party } from './names.ts'
import { instant } from './parts/words.ts'
import { type Fields, shape } from './shape.ts'

/** What the terms say of it is theirs: the ladder's row refers to them. */
type OfTerms = 'agreement' | 'ladderName' | 'policy' | 'calendar'
export type KeptLadder = Ladder extends infer L ? (L extends Ladder ? Omit<L, OfTerms> : never) : never

const subject = exactly<LadderSubject>()(
  z.object({
    kind: z.enum(['case', 'check-in', 'action']),
    id: z.string(),
    label: z.string(),
    title: z.string(),
    caseId: z.string().exactOptional(),
  }),
)

const standing = {
  subject,
  cause: z.enum(CAUSES),
  reason: z.string(),
  startedBy: party.exactOptional(),
  obligor: z.enum(SIDES).exactOptional(),
  urgency: z.enum(URGENCIES),
  aroundTheClock: z.literal(true).exactOptional(),
}

const joined = exactly<JoinedCause>()(z.object({ ...standing, at: instant }))

const rung = { side: z.enum(SIDES), step: z.number(), cycle: z.number() }
const place = { step: z.number(), cycle: z.number() }

const climbed = exactly<Climbed>()(
  z.object({
    ...{ ...rung, at: instant, heardFrom: instant.exactOptional() },
    ...{ unheard: z.literal(true).exactOptional(), but: z.string().exactOptional() },
    instead: z.object({ away: z.array(z.string()), called: z.array(z.string()) }).exactOptional(),
  }),
)

const note = exactly<LadderNote>()(z.object({ by: party, at: instant, text: z.string() }))

const taken = {
  taken: z
    .array(
      exactly<Taken>()(
        z.object({ by: party, at: instant, backBy: instant, instead: z.array(z.string()).exactOptional() }),
      ),
    )
    .exactOptional(),
}

const stood = [
  z.object({ state: z.literal('quiet'), until: instant }),
  z.object({ state: z.literal('climbing'), ...place, nextAt: instant, ...taken }),
  z.object({
    ...{ state: z.literal('acknowledged'), ...place, at: instant, by: party, backBy: instant },
    asked: z.object({ until: instant, of: party.exactOptional() }).exactOptional(),
    ...taken,
  }),
  z.object({
    ...{ state: z.literal('snoozed'), ...place, at: instant, by: party, from: party.exactOptional() },
    until: instant,
    ...taken,
  }),
  z.object({ state: z.literal('exhausted'), ...place, at: instant }),
] as const

const side = exactly<SideState>()(
  z.discriminatedUnion('state', [
    z.object({ state: z.literal('none') }),
    ...stood,
    z.object({ state: z.literal('unconfirmed'), stood: exactly<Stood>()(z.discriminatedUnion('state', [...stood])) }),
  ]),
)

const unconfirmed = exactly<Unconfirmed>()(
  z.object({
    ...{ subjectId: z.string(), confirms: z.enum(SIDES), until: instant },
    heldAt: z.enum(URGENCIES).exactOptional(),
  }),
)

const common = {
  ...standing,
  id: z.string(),
  number: z.number(),
  partnerId: z.string(),
  joined: z.array(joined).exactOptional(),
  startedAt: instant,
  climbed: z.array(climbed),
  toldBefore: z.number().exactOptional(),
  sides: z.object({ internal: side, partner: side }),
  ofOneCause: z.literal(true).exactOptional(),
  notes: z.object({ shared: note.exactOptional(), internal: note.exactOptional() }).exactOptional(),
  calmedTo: z.enum(URGENCIES).exactOptional(),
  unconfirmed: unconfirmed.exactOptional(),
  unmoved: z.number().exactOptional(),
  version: z.number(),
}

/** The reason is by `startedBy`, the why by `by`, a note by its own `by`, the subject's title by whoever opened it; where nobody is named, by Liaison. */
const schema = exactly<KeptLadder>()(
  z.discriminatedUnion('status', [
    z.object({ ...common, status: z.enum(['open', 'held']) }),
    z.object({
      ...{ ...common, status: z.literal('resolved'), resolvedAt: instant, why: z.string() },
      by: party.exactOptional(),
    }),
  ]),
)

export const ladderShape = shape({
  kind: 'ladder',
  newest: 4,
  schema,
  lift: { 1: withSides, 2: (old) => old, 3: (old) => old },
})

/** In the first shape both sides climbed as one, and whoever acknowledged it stopped both. */
function withSides(old: Fields): Fields {
  const { status, step, cycle, nextAt, by, acknowledgedAt, exhaustedAt, acknowledgedBy, ...rest } = old
  const place = { step: step ?? 0, cycle: cycle ?? 1 }
  const climbed = Array.isArray(old['climbed']) ? old['climbed'] : []
  const urgency = old['cause'] === 'red-flag' ? 'note' : 'notice'
  const joined = Array.isArray(old['joined']) ? old['joined'] : undefined
  const lifted = {
    ...rest,
    urgency,
    ...(joined && { joined: joined.map((one) => ({ ...one, urgency: 'notice' })) }),
    climbed: climbed.flatMap((one) => SIDES.map((on) => ({ ...one, side: on }))),
    ofOneCause: true,
  }
  switch (status) {
    case 'acknowledged':
      return { ...lifted, status: 'held', sides: heldOn(by, { ...place, at: acknowledgedAt }) }
    case 'resolved': {
      const { resolvedAt: at } = old
      return { ...lifted, ...(by !== undefined && { by }), status, sides: heldOn(acknowledgedBy, { ...place, at }) }
    }
    case 'exhausted':
      return { ...lifted, status: 'open', sides: both({ state: 'exhausted', ...place, at: exhaustedAt }) }
    default:
      return { ...lifted, status: 'open', sides: both({ state: 'climbing', ...place, nextAt }) }
  }
}

/** They were asked by nothing how it stood: a working day after they took it, at the latest, they are. */
function heldOn(by: unknown, { at, ...place }: { at: unknown; step: unknown; cycle: unknown }): Fields {
  const whose = typeof by === 'object' && by !== null && 'side' in by ? by.side : undefined
  const backBy = Number(at) + DAY
  return Object.fromEntries(
    SIDES.map((one) => [one, one === whose ? { state: 'acknowledged', ...place, at, by, backBy } : { state: 'none' }]),
  )
}

function both(stands: Fields): Fields {
  return Object.fromEntries(SIDES.map((one) => [one, stands]))
}
