import { z } from 'zod'
import type { Override, Rotation, Swap, Turns } from '../../domain/rotations/rotation.ts'
import { type Calendar, WEEKDAYS } from '../../domain/time/calendar.ts'
import { exactly } from './exactly.ts'
import { periods, seasons, week } from './parts/calendar.ts'
import { instant, side } from './parts/words.ts'
import { shape } from './shape.ts'

const stretch = { from: instant, to: instant }
const turn = { every: z.number(), at: z.string() }

const turns = exactly<Turns>()(
  z.discriminatedUnion('unit', [
    z.object({ ...turn, unit: z.enum(['hours', 'days']) }),
    z.object({ ...turn, unit: z.literal('weeks'), on: z.enum(WEEKDAYS) }),
    z.object({ ...turn, unit: z.literal('months'), on: z.number() }),
  ]),
)

const hours = exactly<Calendar>()(
  z.object({
    ...{ name: z.string(), version: z.number(), zone: z.string(), week, seasons: seasons.exactOptional() },
    holidays: z.array(z.string()),
    ownHours: z.array(z.object({ date: z.string(), periods })).exactOptional(),
  }),
)

const override = exactly<Override>()(z.object({ id: z.string(), personId: z.string(), saidAt: instant, ...stretch }))

const asked = {
  ...{ id: z.string(), askedBy: z.string(), askedOf: z.string(), askedAt: instant },
  ...{ gives: z.object(stretch), takes: z.object(stretch) },
}

const swap = exactly<Swap>()(
  z.discriminatedUnion('status', [
    z.object({ ...asked, status: z.literal('asked') }),
    z.object({ ...asked, status: z.enum(['accepted', 'declined', 'withdrawn', 'lapsed']), endedAt: instant }),
  ]),
)

/** People stand in it by their ids alone. */
const schema = exactly<Rotation>()(
  z.object({
    ...{ id: z.string(), partnerId: z.string(), name: z.string(), side, zone: z.string() },
    members: z.array(z.string().nullable()),
    turns,
    startsOn: z.string(),
    only: hours.exactOptional(),
    overrides: z.array(override),
    swaps: z.array(swap),
    left: z.array(z.object({ personId: z.string(), at: instant })),
    version: z.number(),
  }),
)

export const rotationShape = shape({ kind: 'rotation', newest: 1, schema })
