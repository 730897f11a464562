import { z } from 'zod'
import type { Maintenance } from '../../domain/maintenance/maintenance.ts'
import { exactly } from './exactly.ts'
import { party } from './names.ts'
import { instant, side } from './parts/words.ts'
import { shape } from './shape.ts'

const common = {
  id: z.string(),
  number: z.number(),
  partnerId: z.string(),
  side,
  title: z.string(),
  service: z.string().exactOptional(),
  from: instant,
  to: instant,
  announcedAt: instant,
  announcedBy: party,
  version: z.number(),
}

const answered = { answeredAt: instant, answeredBy: party }

const schema = exactly<Maintenance>()(
  z.discriminatedUnion('status', [
    z.object({ ...common, status: z.literal('announced') }),
    z.object({ ...common, status: z.literal('confirmed'), ...answered }),
    z.object({ ...common, status: z.literal('declined'), ...answered }),
    z.object({ ...common, status: z.literal('cancelled'), cancelledAt: instant, cancelledBy: party.exactOptional() }),
  ]),
)

export const maintenanceShape = shape({ kind: 'maintenance', newest: 1, schema })
