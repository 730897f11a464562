import { z } from 'zod'
import type { Drill, Drills, SideOfDrill } from '../../domain/drills/drill.ts'
import { PURPOSES } from '../../domain/partners/purpose.ts'
import { exactly } from './exactly.ts'
import { instant, side } from './parts/words.ts'
import { shape } from './shape.ts'

const word = { personId: z.string(), at: instant }
const hour = z.object({ time: z.string(), zone: z.string() })

const sideOf = exactly<SideOfDrill>()(
  z.discriminatedUnion('state', [
    z.object({ state: z.literal('waits'), step: z.number(), at: instant }),
    z.object({ state: z.literal('calls'), step: z.number(), until: instant }),
    z.object({ state: z.literal('over') }),
  ]),
)

const drill = exactly<Drill>()(
  z.object({
    ...{ number: z.number(), beganAt: instant, by: z.string().exactOptional() },
    sides: z.object({ internal: sideOf, partner: sideOf }),
    told: z.array(
      z.object({
        ...{ side, step: z.number(), at: instant, people: z.array(z.string()) },
        away: z.array(z.object({ personId: z.string(), instead: z.string().exactOptional() })),
        channels: z
          .array(z.object({ purpose: z.enum(PURPOSES), found: z.enum(['called', 'missing', 'removed']) }))
          .exactOptional(),
        hooks: z.array(z.object({ id: z.string(), found: z.enum(['called', 'missing']) })).exactOptional(),
        gap: z.enum(['nobody', 'no hours']).exactOptional(),
      }),
    ),
    calls: z.array(
      z.object({
        ...{ side, to: z.string(), step: z.number(), at: instant },
        inChannel: z.literal(true).exactOptional(),
        answered: z.object({ ...word, by: z.literal('hook').exactOptional() }).exactOptional(),
        hook: z.enum(['rung', 'failed']).exactOptional(),
        failed: z.string().exactOptional(),
        arrived: z.literal(true).exactOptional(),
      }),
    ),
    end: z.object({ at: instant, how: z.enum(['over', 'stopped']), why: z.string().exactOptional() }).exactOptional(),
  }),
)

/** People stand in it by their ids alone; why a message failed, and why a drill stopped, is said by a platform or by Liaison. */
const schema = exactly<Drills>()(
  z.object({
    id: z.string(),
    agreed: z.object({ internal: z.object(word).exactOptional(), partner: z.object(word).exactOptional() }),
    wanted: z.object({ ...word, side }).exactOptional(),
    monthlyAt: instant.exactOptional(),
    hour: z.object({ internal: hour.exactOptional(), partner: hour.exactOptional() }),
    drills: z.array(drill),
    version: z.number(),
  }),
)

export const drillsShape = shape({ kind: 'drills', newest: 1, schema })
