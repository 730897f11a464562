import { z } from 'zod'
import type { LadderPolicy, Target } from '../../../domain/escalations/policy.ts'
import { ROLES } from '../../../domain/partners/partner.ts'
import { exactly } from '../exactly.ts'
import { duration } from './calendar.ts'
import { side } from './words.ts'

const target = exactly<Target>()(
  z.discriminatedUnion('to', [
    z.object({ to: z.literal('role'), side, role: z.enum(ROLES) }),
    z.object({ to: z.literal('channel'), purpose: z.literal('managers') }),
  ]),
)

export const ladderPolicy = exactly<LadderPolicy>()(
  z.object({
    version: z.number(),
    steps: z.array(z.object({ targets: z.array(target), wait: duration, waitIn: z.enum(['working', 'wall']) })),
    cycles: z.number(),
  }),
)
