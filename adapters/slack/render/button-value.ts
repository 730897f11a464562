import { z } from 'zod'
import type { Button } from '../../../src/cards/card.ts'
import { BUTTON_VALUE } from './limits.ts'

const SHAPE = z.object({
  action: z.string(),
  subject: z.string(),
  version: z.number(),
  data: z.record(z.string(), z.string()).default({}),
})

type ButtonValue = z.infer<typeof SHAPE>

/** What a button carries through Slack, as JSON. Throws RangeError when it is longer than Slack carries. */
export function encodeButtonValue({ action, subject, version, data }: Button): string {
  const value = JSON.stringify({ action, subject, version, ...(data !== undefined && { data }) })
  if (value.length > BUTTON_VALUE) throw new RangeError(`The data of button ${action} is longer than ${BUTTON_VALUE}.`)
  return value
}

/** Undefined for a button that is not ours. */
export function decodeButtonValue(value: string | undefined): ButtonValue | undefined {
  if (value === undefined || !value.startsWith('{')) return undefined
  let parsed: unknown
  try {
    parsed = JSON.parse(value)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
  return SHAPE.safeParse(parsed).data
}
