import { z } from 'zod'
import { SIDES } from '../../domain/partners/party.ts'
import { isZone } from '../../domain/time/zone-offsets.ts'
import { hours, oneOf } from './calendar-sheet.ts'
import { DAY_OF_DATE, EVERY, HANDED_OVER, upTo } from './sheet-patterns.ts'

/** Any that a rotation may have been given in chat, or by another tool. */
const itsZone = z
  .string('Enter a time zone like “Europe/Paris”.')
  .refine(isZone, { message: 'This is not a time zone. Enter one like “Europe/Paris”.' })
  .meta({ pattern: '^[A-Za-z]' })

const every = z
  .string('Write how long a turn is, like “1 week”, “12 hours” or “2 days”.')
  .regex(new RegExp(EVERY.pattern, 'u'), 'Write how long a turn is, like “1 week”, “12 hours” or “2 days”.')
  .meta({ description: '1 week, 2 days, 12 hours, 1 month; 1 week when left out of a new one', ...EVERY })

const HANDOVER =
  'Write when turns are handed over, like “monday 09:00”, of months “1 09:00”, of days and hours “09:00”.'

const at = z
  .string(HANDOVER)
  .regex(new RegExp(HANDED_OVER.pattern, 'u'), HANDOVER)
  .meta({
    description: 'monday 09:00 for weeks, 1 09:00 for months, 09:00 for days and hours; of new ones at 09:00',
    ...HANDED_OVER,
  })

const DAY = 'Write the day on which the first turn begins, like “2026-12-07”.'

const start = z
  .string(DAY)
  .regex(new RegExp(DAY_OF_DATE.pattern, 'u'), DAY)
  .transform((text) => text.trim())
  .meta({
    description: '2026-12-07; when left out of a new one the last day on which its handover has been',
    ...DAY_OF_DATE,
  })

const member = z.union(
  [z.string().trim().min(1).max(80).meta(upTo(80)), z.strictObject({ nobody: z.literal(true) })],
  'Say whose turn it is by their name, or “{ nobody: true }” for a turn that is nobody’s.',
)

const only = z.union(
  [z.literal('always'), hours],
  'Say always, or hours like “[{ days: [monday], from: "09:00", to: "17:00" }]”.',
)

/** Who of a side is on duty in turn, known by its side and its name. What is left out of one that is there stays. */
export const rotationSheet = z.strictObject({
  name: z.string().trim().min(1, 'Say what the rotation is called.').max(60).meta(upTo(60)),
  side: oneOf(SIDES),
  /** In their order; one person may have several turns. */
  members: z.array(member).min(1, 'Name at least one person, in the order of their turns.').exactOptional(),
  every: every.exactOptional(),
  at: at.exactOptional(),
  zone: itsZone.exactOptional(),
  start: start.exactOptional(),
  /** Outside of them turns pass and call nobody. */
  hours: only.exactOptional(),
  /** Where these hours are not by the clock of the turns. */
  hoursIn: itsZone.exactOptional(),
  /** It ends: nobody is on duty by it any more. */
  end: z.literal(true, 'Write “end: true”, or leave it out.').exactOptional(),
})

export type RotationSheet = z.output<typeof rotationSheet>
