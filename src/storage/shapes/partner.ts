import { z } from 'zod'
import { CHECK_IN_KINDS } from '../../domain/checkins/plan.ts'
import type { CheckInPlan } from '../../domain/checkins/plan.ts'
import { DIRECTIONS, PARTNER_TYPES, STAGES } from '../../domain/partners/partner.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { exactly } from './exactly.ts'
import { party } from './names.ts'
import { calendar, duration } from './parts/calendar.ts'
import { ladderPolicy } from './parts/ladder-policy.ts'
import { slaPolicy } from './parts/objective.ts'
import { instant } from './parts/words.ts'
import { shape } from './shape.ts'

const checkIns = exactly<CheckInPlan>()(
  z.object({
    cron: z.string(),
    zone: z.string(),
    kind: z.enum(CHECK_IN_KINDS),
    window: duration,
    remindAfter: duration,
  }),
)

const schema = exactly<Partner>()(
  z.object({
    id: z.string(),
    slug: z.string(),
    name: z.string(),
    type: z.enum(PARTNER_TYPES),
    direction: z.enum(DIRECTIONS),
    stage: z.enum(STAGES),
    calendar,
    sla: slaPolicy,
    ladder: ladderPolicy,
    checkIns: checkIns.optional(),
    registeredAt: instant,
    unconfirmed: z.object({ registeredBy: party }).optional(),
    version: z.number(),
  }),
)

export const partnerShape = shape({ kind: 'partner', newest: 1, schema })
