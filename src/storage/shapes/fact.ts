import { z } from 'zod'
import type { Side } from '../../domain/partners/party.ts'
import { CONTENT_SHAPE } from '../../domain/timeline/link-fact.ts'
import type { RowName } from './broken-row.ts'
import { brokenRow } from './broken-row.ts'
import { parseColumn } from './column.ts'
import { side } from './parts/words.ts'

/** Who did it, and what belongs to the fact: people by their ids. */
export type FactContent = {
  by?: { person: string; side: Side }
  data: Record<string, string | number | { person: string }>
}

// The two texts of a fact are digested as they stand, and stay so for ever: older shapes are lifted whenever they are read.

const content = z.strictObject({
  shape: z.literal(CONTENT_SHAPE),
  by: z.strictObject({ person: z.string(), side }).exactOptional(),
  data: z.record(z.string(), z.union([z.string(), z.number(), z.strictObject({ person: z.string() })])),
})

const words = z.record(z.string(), z.string())

/** Throws StorageError `broken-row`. */
export function readContent(text: string, from: RowName): FactContent {
  const { by, data } = parseColumn(content, json(text, from), from)
  return { ...(by && { by }), data }
}

/** What people wrote in a fact, by the keys of its data. Throws StorageError `broken-row`. */
export function readWords(text: string, from: RowName): Record<string, string> {
  return parseColumn(words, json(text, from), from)
}

function json(text: string, from: RowName): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw brokenRow(from, 'a text of it is no JSON')
  }
}
