import { z } from 'zod'
import { CHECK_IN_AUDIENCES } from '../../domain/checkins/audience.ts'
import { FLAG_IDS, FLAG_STARTS } from '../../domain/checkins/flags.ts'
import { CHECK_IN_KINDS } from '../../domain/checkins/plan.ts'
import { CHECK_IN_PRESETS } from '../../domain/checkins/presets.ts'
import { oneOf, zone } from './calendar-sheet.ts'
import { duration, ONE_OR_SEVERAL, templateName, unlessEnded } from './sheet-parts.ts'
import { neededUnlessEnded } from './sheet-patterns.ts'

const REGULAR = ['cron', 'window', 'remindAfter'] as const

/** All that may stand beside a preset. */
const BESIDE_PRESET = ['preset', 'zone']

const plan = z
  .strictObject({
    audience: oneOf(CHECK_IN_AUDIENCES).exactOptional(),
    preset: oneOf(CHECK_IN_PRESETS).exactOptional(),
    cron: z.string().exactOptional(),
    zone: zone.exactOptional(),
    kind: oneOf(CHECK_IN_KINDS).exactOptional(),
    template: templateName.exactOptional(),
    window: duration.exactOptional(),
    remindAfter: duration.exactOptional(),
    remindAgain: duration.exactOptional(),
    anonymous: z.boolean().exactOptional(),
    flags: z.partialRecord(oneOf(FLAG_IDS), oneOf(FLAG_STARTS)).exactOptional(),
    end: z.literal(true).exactOptional(),
  })
  .superRefine((said, context) => {
    if (said.preset === undefined) return unlessEnded<typeof said>(REGULAR)(said, context)
    for (const key of Object.keys(said).filter((one) => !BESIDE_PRESET.includes(one)))
      context.addIssue({
        code: 'custom',
        path: [key],
        message: `The preset “${said.preset}” says that: leave it out, or write the health checks themselves without “preset”.`,
      })
  })
  .meta({
    anyOf: [
      ...neededUnlessEnded(REGULAR).anyOf.map((one) => ({ ...one, not: { required: ['preset'] } })),
      { required: ['preset'], propertyNames: { enum: BESIDE_PRESET } },
    ],
  })

const several = z
  .array(plan)
  .min(1)
  .superRefine((all, context) => {
    all.forEach(({ audience, preset }, at) => {
      const issue = (key: string, message: string) => context.addIssue({ code: 'custom', path: [at, key], message })
      if (preset !== undefined) issue('preset', 'A preset says all health checks: write it alone, without a list.')
      else if (audience === undefined && all.length > 1)
        issue('audience', `This is missing: say whom it asks, ${CHECK_IN_AUDIENCES.join(', ')}.`)
      else if (all.findIndex((one) => one.audience === audience) < at)
        issue('audience', `Health checks of the audience “${audience}” are written twice: keep one of them.`)
    })
  })
  .meta({
    allOf: [
      { items: { not: { required: ['preset'] } } },
      { anyOf: [{ maxItems: 1 }, { items: { required: ['audience'] } }] },
    ],
  })

/** When health checks open: one, or one of each audience in a list, or all by a preset. */
export const checkInSheet = z.union([plan, several], ONE_OR_SEVERAL)

/** What a sheet says of the health checks of one audience. */
export type CheckInSaid = z.output<typeof plan>
