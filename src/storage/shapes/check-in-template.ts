import { z } from 'zod'
import type { ScaleWords, Template, Translation } from '../../domain/checkins/template.ts'
import { exactly } from './exactly.ts'
import { checkInItem, mirrored } from './parts/check-in-item.ts'
import { shape } from './shape.ts'

const scale = exactly<ScaleWords>()(
  z.object({
    agree: z.tuple([z.string(), z.string(), z.string(), z.string(), z.string()]),
    cantJudge: z.string(),
    yes: z.string(),
    no: z.string(),
    onlyIf: z.string(),
  }),
)

const translation = exactly<Translation>()(
  z.object({
    items: z.record(
      z.string(),
      z.object({
        internal: z.string(),
        partner: z.string(),
        options: z.record(z.string(), z.string()).exactOptional(),
        followUp: mirrored.exactOptional(),
      }),
    ),
    openQuestion: z.string(),
    followUp: z.string(),
    scale,
  }),
)

const schema = exactly<Template>()(
  z.object({
    slug: z.string(),
    name: z.string(),
    version: z.number(),
    language: z.string(),
    dimensions: z.array(z.object({ name: z.string(), means: z.string() })),
    items: z.array(checkInItem),
    openQuestion: z.string(),
    followUp: z.string(),
    scale: scale.exactOptional(),
    translations: z.record(z.string(), translation),
  }),
)

export const checkInTemplateShape = shape({ kind: 'check-in-template', newest: 1, schema })
