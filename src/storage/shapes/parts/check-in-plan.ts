import { z } from 'zod'
import { CHECK_IN_KINDS, type CheckInPlan } from '../../../domain/checkins/plan.ts'
import { exactly } from '../exactly.ts'
import { duration } from './calendar.ts'

export const checkInPlan = exactly<CheckInPlan>()(
  z.object({
    cron: z.string(),
    zone: z.string(),
    kind: z.enum(CHECK_IN_KINDS),
    window: duration,
    remindAfter: duration,
  }),
)
