import { z } from 'zod'
import { CAUSES } from '../../../domain/escalations/ladder.ts'
import { ROLES } from '../../../domain/partners/party.ts'
import type { LadderTerms, LadderTermsStep, SideTarget } from '../../../domain/terms/ladder-terms.ts'
import { exactly } from '../exactly.ts'
import { duration } from './calendar.ts'
import { severity } from './objective.ts'

const target = exactly<SideTarget>()(
  z.discriminatedUnion('to', [
    z.object({ to: z.literal('role'), role: z.enum(ROLES) }),
    z.object({ to: z.literal('channel'), purpose: z.literal('managers') }),
  ]),
)

const steps = z.array(
  exactly<LadderTermsStep>()(
    z.object({ targets: z.array(target), wait: duration, waitIn: z.enum(['working', 'wall']) }),
  ),
)

export const ladderTerms = exactly<LadderTerms>()(
  z.object({
    cause: z.enum(CAUSES).exactOptional(),
    severity: severity.exactOptional(),
    steps: z.object({ internal: steps, partner: steps }),
    cycles: z.number(),
  }),
)
