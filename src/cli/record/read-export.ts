import { z } from 'zod'
import type { RecordLine } from '../../domain/timeline/record-line.ts'

const HEX_64 = /^[0-9a-f]{64}$/u

const sealedText = z.strictObject({
  digest: z.string().regex(HEX_64),
  salt: z
    .string()
    .regex(/^[0-9a-f]{32}$/u)
    .exactOptional(),
  text: z.string().exactOptional(),
})

const fact: z.ZodType<RecordLine> = z.strictObject({
  seq: z.int().min(1),
  at: z.iso.datetime({ precision: 3 }),
  subject: z.string(),
  kind: z.string(),
  content: sealedText,
  words: sealedText.exactOptional(),
  hash: z.string().regex(HEX_64),
})

const begin = z.object({
  format: z.literal('liaison-record'),
  version: z.literal(1),
  partner: z.string(),
  chain: z.enum(['shared', 'internal']),
  slug: z.string(),
})

const end = z.object({ end: z.literal(true), facts: z.int().min(0), head: z.string().optional() })

export type ExportBegin = z.output<typeof begin>
export type ExportEnd = z.output<typeof end>

/** The first line of an export; undefined when it is none. */
export function readBegin(line: string): ExportBegin | undefined {
  return read(begin, line)
}

/** Any later line: a fact, or the end; undefined when it is neither. */
export function readLine(line: string): { fact: RecordLine } | { end: ExportEnd } | undefined {
  const last = read(end, line)
  if (last) return { end: last }
  const one = read(fact, line)
  return one && { fact: one }
}

function read<T>(schema: z.ZodType<T>, line: string): T | undefined {
  try {
    return schema.safeParse(JSON.parse(line)).data
  } catch {
    return undefined
  }
}
