import { z } from 'zod'
import { SEVERITIES } from '../../domain/cases/case.ts'
import { CHECK_IN_AUDIENCES } from '../../domain/checkins/audience.ts'
import { PERSONAL_NOTICES } from '../../domain/cases/personal-notice.ts'
import { ROLES, SIDES } from '../../domain/partners/party.ts'
import { type Naming, PLAIN_TIMER_KINDS, type TimerMatter } from '../../ports/store/timers.ts'
import { exactly } from './exactly.ts'
import { type Fields, shape } from './shape.ts'

const waiting = z.discriminatedUnion('notice', [
  z.object({
    notice: z.enum(PERSONAL_NOTICES),
    caseId: z.string(),
    at: z.number(),
    severity: z.literal(SEVERITIES),
  }),
  z.object({
    notice: z.literal('terms-changed'),
    partnerId: z.string(),
    at: z.number(),
    versions: z.array(z.number()),
  }),
  z.object({
    notice: z.literal('terms-proposed'),
    partnerId: z.string(),
    proposalId: z.string(),
    at: z.number(),
  }),
  z.object({
    notice: z.literal('escalation-watched'),
    ladderId: z.string(),
    at: z.number(),
    knows: z.enum(['on', 'over']).exactOptional(),
  }),
])

const naming = exactly<Naming>()(
  z.object({
    partnerId: z.string().exactOptional(),
    role: z.enum(ROLES),
    by: z.object({ personId: z.string(), side: z.enum(SIDES) }).exactOptional(),
  }),
)

const besides = z.object({ waiting: z.array(waiting), named: z.array(naming), held: z.array(z.string()) })
const listed = z.object({ needs: z.array(z.string()), since: z.number() })

/** What a timer carries, by its kind. */
export const timerShape = shape({
  kind: 'timer',
  newest: 3,
  lift: { 1: ofBothSides, 2: ofEverybody },
  schema: exactly<TimerMatter>()(
    z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('sla.level'), data: z.object({ percent: z.number() }) }),
      z.object({ kind: z.literal('escalation.wait'), data: z.object({ side: z.enum(SIDES).exactOptional() }) }),
      z.object({ kind: z.literal('person.notices'), data: z.object({ waiting: z.array(waiting) }) }),
      z.object({ kind: z.literal('person.named'), data: z.object({ named: z.array(naming) }) }),
      z.object({
        kind: z.literal('person.digest'),
        data: z.object({
          sent: z.number().exactOptional(),
          due: z.array(z.string()).exactOptional(),
          week: z.string().exactOptional(),
          besides: besides.exactOptional(),
          listed: listed.exactOptional(),
          drawn: z
            .object({
              unless: z.array(z.string()).exactOptional(),
              weekly: z.literal(true).exactOptional(),
              last: listed.exactOptional(),
            })
            .exactOptional(),
        }),
      }),
      z.object({ kind: z.literal('person.told'), data: besides }),
      z.object({
        kind: z.literal('check-in.cadence'),
        data: z.object({
          audience: z.enum(CHECK_IN_AUDIENCES),
          skipped: z.number().exactOptional(),
          nobody: z.array(z.enum(SIDES)).exactOptional(),
        }),
      }),
      z.object({ kind: z.enum(PLAIN_TIMER_KINDS), data: z.record(z.string(), z.never()) }),
    ]),
  ),
})

/** In the first shape both sides of an escalation climbed as one: its wait is over for both. */
function ofBothSides(old: Fields): Fields {
  return old['kind'] === 'escalation.wait' ? { ...old, data: {} } : old
}

/** In the second shape there was one cadence of a partner, and it asked everybody. */
function ofEverybody(old: Fields): Fields {
  const { kind, data } = old
  return kind === 'check-in.cadence' ? { ...old, data: { audience: 'everybody', ...Object(data) } } : old
}
