import { z } from 'zod'
import { REPLY_TO, type ReplyTo } from '../send/reply-to.ts'
import { PRIVATE_METADATA } from './limits.ts'

const SHAPE = z.object({ context: z.record(z.string(), z.string()), origin: REPLY_TO.optional() })

/** What a modal carries: the form's own context, and where its opener stood, so that an answer finds the way back. */
type ModalMetadata = z.infer<typeof SHAPE>

/** Throws RangeError when the form's context is longer than Slack carries. */
export function encodeModalMetadata(context: Record<string, string>, origin: ReplyTo | undefined): string {
  const whole = JSON.stringify({ context, ...(origin && { origin }) })
  const encoded = whole.length <= PRIVATE_METADATA ? whole : JSON.stringify({ context })
  if (encoded.length > PRIVATE_METADATA) throw new RangeError(`A form's context is longer than ${PRIVATE_METADATA}.`)
  return encoded
}

/** Undefined for a modal that is not ours. */
export function decodeModalMetadata(text: string): ModalMetadata | undefined {
  let parsed: unknown
  try {
    parsed = JSON.parse(text)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
  return SHAPE.safeParse(parsed).data
}
