import { z } from 'zod'
import { CHECK_IN_AUDIENCES } from '../../../domain/checkins/audience.ts'
import { FLAG_IDS, FLAG_STARTS } from '../../../domain/checkins/flags.ts'
import { CHECK_IN_KINDS, type CheckInPlan } from '../../../domain/checkins/plan.ts'
import { exactly } from '../exactly.ts'
import { duration } from './calendar.ts'

export const checkInPlan = exactly<CheckInPlan>()(
  z.object({
    audience: z.enum(CHECK_IN_AUDIENCES),
    cron: z.string(),
    zone: z.string(),
    kind: z.enum(CHECK_IN_KINDS),
    template: z.string().exactOptional(),
    window: duration,
    remindAfter: duration,
    remindAgain: duration.exactOptional(),
    anonymous: z.literal(true).exactOptional(),
    flags: z.partialRecord(z.enum(FLAG_IDS), z.enum(FLAG_STARTS)).exactOptional(),
  }),
)

/** What was agreed while there was one plan for all asks everybody. */
export function ofEverybody(plan: unknown): unknown {
  return typeof plan === 'object' && plan !== null ? { audience: 'everybody', ...plan } : plan
}
