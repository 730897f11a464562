import { z } from 'zod'
import { ITEM_KINDS } from '../../domain/checkins/template.ts'
import { oneOf } from '../partners/calendar-sheet.ts'
import { templateName } from '../partners/sheet-parts.ts'

const words = z.strictObject({ ours: z.string(), theirs: z.string() })

const condition = z
  .strictObject({
    item: z.string(),
    atMost: z.number().exactOptional(),
    atLeast: z.number().exactOptional(),
    // YAML reads a bare yes or no as text; a quoted one is the same.
    is: z.array(z.string()).exactOptional(),
  })
  .refine(
    ({ atMost, atLeast, is }) => [atMost, atLeast, is].filter((one) => one !== undefined).length === 1,
    'Say one of “atMost”, “atLeast” or “is”.',
  )
  .meta({ oneOf: [{ required: ['atMost'] }, { required: ['atLeast'] }, { required: ['is'] }] })

const item = z
  .strictObject({
    id: z.string(),
    kind: oneOf(ITEM_KINDS).exactOptional(),
    dimension: z.string(),
    /** Asked in every pulse; the others rotate. */
    always: z.literal(true).exactOptional(),
    when: condition.exactOptional(),
    ours: z.string(),
    theirs: z.string(),
    options: z.record(z.string(), z.string()).exactOptional(),
    followUp: words.exactOptional(),
  })
  .superRefine(({ kind = 'agree', options, followUp }, context) => {
    const chooses = kind === 'single' || kind === 'multiple'
    const issue = (path: string, message: string) => context.addIssue({ code: 'custom', path: [path], message })
    if (chooses && options === undefined) issue('options', 'Give its options: a short id, and what is read, of each.')
    if (!chooses && options !== undefined)
      issue('options', 'Only “single” and “multiple” have options: leave them out.')
    if (kind !== 'agree' && kind !== 'rating' && followUp !== undefined)
      issue('followUp', 'Only “agree” and “rating” are followed up: ask a question with “when” instead.')
  })

const scale = z.strictObject({
  agree: z.tuple([z.string(), z.string(), z.string(), z.string(), z.string()]),
  cantJudge: z.string(),
  yes: z.string(),
  no: z.string(),
  onlyIf: z.string(),
})

const translation = z.strictObject({
  items: z.record(
    z.string(),
    z.strictObject({
      ours: z.string(),
      theirs: z.string(),
      options: z.record(z.string(), z.string()).exactOptional(),
      followUp: words.exactOptional(),
    }),
  ),
  openQuestion: z.string(),
  followUp: z.string(),
  scale,
})

/** The questions of health checks as somebody writes them down: one document of a file for `liaison apply`. */
export const templateSheet = z.strictObject({
  template: templateName,
  name: z.string(),
  language: z.string().exactOptional(),
  dimensions: z.record(z.string(), z.string()),
  items: z.array(item),
  openQuestion: z.string().exactOptional(),
  followUp: z.string().exactOptional(),
  scale: scale.exactOptional(),
  translations: z.record(z.string(), translation).exactOptional(),
})

/** That one is used for no further check. */
export const retiredTemplateSheet = z.strictObject({ template: templateName, retired: z.literal(true) })

export type TemplateSheet = z.output<typeof templateSheet>
