import { z } from 'zod'
import type { Voice } from '../../domain/checkins/voice.ts'
import { exactly } from './exactly.ts'
import { answers } from './parts/answers.ts'
import { shape } from './shape.ts'

const voice = exactly<Voice>()(
  z.object({
    answers,
    comment: z.string().exactOptional(),
    followUp: z.string().exactOptional(),
    shown: z.literal(true).exactOptional(),
  }),
)

/** What a side has answered without names so far. */
export const voicesShape = shape({ kind: 'voices', newest: 1, schema: z.object({ voices: z.array(voice) }) })
