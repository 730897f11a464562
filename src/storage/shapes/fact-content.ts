import { z } from 'zod'
import type { Side } from '../../domain/partners/partner.ts'
import { CONTENT_SHAPE } from '../../domain/timeline/link-fact.ts'
import { StorageError } from '../storage-error.ts'

/** What the two texts of a fact hold. They are digested as they stand, so older ones are lifted here whenever they are read. */
export type FactContent = {
  by?: { person: string; side: Side }
  data: Record<string, string | number | { person: string }>
}

const content = z.strictObject({
  shape: z.literal(CONTENT_SHAPE),
  by: z.strictObject({ person: z.string(), side: z.enum(['internal', 'partner']) }).optional(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.strictObject({ person: z.string() })])),
})

const words = z.record(z.string(), z.string())

/** Throws StorageError `broken-row` on what no release has written. */
export function readContent(text: string): FactContent {
  const { by, data } = parsed(content, text)
  return { ...(by && { by }), data }
}

/** Throws StorageError `broken-row` on what no release has written. */
export function readWords(text: string): Record<string, string> {
  return parsed(words, text)
}

function parsed<T>(schema: z.ZodType<T>, text: string): T {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw broken()
  }
  const read = schema.safeParse(value)
  if (!read.success) throw broken()
  return read.data
}

function broken(): StorageError {
  return new StorageError(
    'broken-row',
    'What a fact holds is not as any release has written it: `liaison verify` names it.',
  )
}
