import { z } from 'zod'
import { DIRECTIONS, PARTNER_TYPES, STAGES } from '../../domain/partners/partner.ts'
import type { Partner } from '../../domain/partners/partner.ts'
import { exactly } from './exactly.ts'
import { party } from './names.ts'
import { instant } from './parts/words.ts'
import { shape } from './shape.ts'

/** The terms are those of the version of the agreement that its row refers to. */
export type KeptPartner = Omit<Partner, 'agreement' | 'terms'>

const schema = exactly<KeptPartner>()(
  z.object({
    id: z.string(),
    slug: z.string(),
    name: z.string(),
    type: z.enum(PARTNER_TYPES),
    direction: z.enum(DIRECTIONS),
    stage: z.enum(STAGES),
    registeredAt: instant,
    unconfirmed: z.object({ registeredBy: party }).exactOptional(),
    unheard: z.literal(true).exactOptional(),
    version: z.number(),
  }),
)

export const partnerShape = shape({ kind: 'partner', newest: 1, schema })
